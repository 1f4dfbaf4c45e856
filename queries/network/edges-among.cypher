// Which ties join the entities with these ids, and what says so?
//
// Every edge both of whose ends are among the ids, in the columns of network/edges.
//
// ids (list): the ids
// -> id (text), type (text), source (text), target (text), properties (map), evidence (maps)

WITH ["state:CAN", "organisation:association-of-southeast-asian-nations"] AS ids
UNWIND ids AS each
WITH DISTINCT ids, each
MATCH (a:Entity {id: each})-[tie]->(b:Entity)
WHERE b.id IN ids
RETURN tie.id AS id, type(tie) AS type, a.id AS source, b.id AS target, properties(tie) AS properties,
       COLLECT { MATCH (claim:Claim {edge: tie.id})<-[:STATES]-(document:Document)
                 WITH document, claim
                 ORDER BY document.published IS NULL, document.published, document.name, claim.start
                 RETURN {quote: claim.quote, document: document.name, title: document.title,
                         published: document.published, source: document.source, rule: claim.rule,
                         confidence: claim.confidence} } AS evidence
ORDER BY id
