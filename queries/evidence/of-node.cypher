// Which sentences are behind what the graph knows of an entity?
//
// Every statement of a tie of the entity with its document, by the other end of the tie and then the earliest first.
// `start` and `end` count the characters of the document's text.
//
// name (name): the entity, by any of its names
// -> tie (text), subject (text), object (text), quote (text), document (text), title (text), published (date),
// source (text), rule (text), confidence (number), start (integer), end (integer)

WITH "Norway" AS name
MATCH (n:Entity)-[tie]-(:Entity)
WHERE name IN n.names OR toLower(name) IN n.search
WITH DISTINCT tie
MATCH (claim:Claim {edge: tie.id})<-[:STATES]-(document:Document)
RETURN type(tie) AS tie, startNode(tie).name AS subject, endNode(tie).name AS object, claim.quote AS quote,
       document.name AS document, document.title AS title, document.published AS published, document.source AS source,
       claim.rule AS rule, claim.confidence AS confidence, claim.start AS start, claim.end AS `end`
ORDER BY tie, subject, object, published IS NULL, published, document, start, `end`
