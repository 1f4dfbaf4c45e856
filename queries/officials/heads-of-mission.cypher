// Which ambassadors and other heads of mission are accredited to a state or body, and who sends them?
//
// By the place of accreditation and the sender: the state that the official represents, else the body. The offices
// are those that the documents name.
//
// host (name, optional): only heads of mission to this state or body
// -> host (node), sender (node), official (node), offices (texts), tie (edge)

WITH null AS host
MATCH (official:Official)-[tie:ACCREDITED_TO]->(h:Entity)
WHERE host IS NULL OR host IN h.names OR toLower(host) IN h.search
OPTIONAL MATCH (official)-[post:REPRESENTS]->(sender:Entity)
WHERE sender <> h AND (sender:State OR NOT EXISTS { MATCH (official)-[:REPRESENTS]->(state:State) WHERE state <> h })
WITH official, tie, h, sender, post ORDER BY post.office
WITH official, tie, h, sender, collect(DISTINCT post.office) AS offices
RETURN h AS host, sender, official, offices, tie
ORDER BY host.name, sender IS NULL, sender.name, official.name
