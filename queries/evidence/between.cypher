// Which sentences are behind the ties between two entities?
//
// The statements of the ties that join the two directly, and of those that join both to one meeting or agreement,
// which then stands under `via`. `start` and `end` count the characters of the document's text.
//
// name (name): an entity, by any of its names
// other (name): the other entity
// -> via (text), tie (text), subject (text), object (text), quote (text), document (text), title (text),
// published (date), source (text), rule (text), confidence (number), start (integer), end (integer)

WITH "ASEAN" AS name, "Norway" AS other
MATCH (a:Entity) WHERE name IN a.names OR toLower(name) IN a.search
MATCH (b:Entity) WHERE (other IN b.names OR toLower(other) IN b.search) AND a <> b
CALL (a, b) {
  MATCH (a)-[tie]-(b)
  RETURN null AS via, tie
  UNION
  MATCH (a)-[one]-(shared:Meeting|Agreement)-[two]-(b)
  UNWIND [one, two] AS tie
  RETURN shared.name AS via, tie
}
WITH DISTINCT via, tie
MATCH (claim:Claim {edge: tie.id})<-[:STATES]-(document:Document)
RETURN via, type(tie) AS tie, startNode(tie).name AS subject, endNode(tie).name AS object, claim.quote AS quote,
       document.name AS document, document.title AS title, document.published AS published, document.source AS source,
       claim.rule AS rule, claim.confidence AS confidence, claim.start AS start, claim.end AS `end`
ORDER BY via IS NOT NULL, via, tie, subject, object, published IS NULL, published, document, start, `end`
