// Who speaks for a state or a body?
//
// Officials with their offices and terms in it and in its organs (a state's ministries, a body's secretariat), and
// the date of the last document that says so.
//
// party (name): the state or body, by any of its names
// -> official (node), office (text), since (date), until (date), told (date), tie (edge), body (node)

WITH "ASEAN" AS party
MATCH (p:Entity)<-[:PART_OF*0..2]-(body:Entity)<-[tie:REPRESENTS]-(official:Official)
WHERE party IN p.names OR toLower(party) IN p.search
WITH DISTINCT official, tie, body
OPTIONAL MATCH (:Claim {edge: tie.id})<-[:STATES]-(document:Document)
WITH official, tie, body, max(document.published) AS told
RETURN official, tie.office AS office, tie.since AS since, tie.until AS until, told, tie, body
ORDER BY body.name, office IS NULL, office, since IS NULL, since, official.name
