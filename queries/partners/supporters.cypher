// Who supports an agreement, a body or a state?
//
// States, organisations and officials that a document reports to support, endorse or back it, with the number of
// documents that say so and the date of the first; the earliest first.
//
// cause (name): the agreement, body or state, by any of its names
// -> supporter (node), documents (integer), first (date), tie (edge), cause (node)

WITH "ASEAN Outlook on the Indo-Pacific" AS cause
MATCH (c:Entity)<-[tie:SUPPORTS]-(supporter:Entity)
WHERE cause IN c.names OR toLower(cause) IN c.search
OPTIONAL MATCH (:Claim {edge: tie.id})<-[:STATES]-(document:Document)
WITH supporter, tie, c, count(DISTINCT document) AS documents, min(document.published) AS first
RETURN supporter, documents, first, tie, c AS cause
ORDER BY first IS NULL, first, supporter.name
