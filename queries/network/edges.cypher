// Which ties are in the graph, and what says so?
//
// Every edge between entities, with its properties as the graph stores them and the statements behind it, the
// earliest document first.
//
// -> id (text), type (text), source (text), target (text), properties (map), evidence (maps)

MATCH (a:Entity)-[tie]->(b:Entity)
RETURN tie.id AS id, type(tie) AS type, a.id AS source, b.id AS target, properties(tie) AS properties,
       COLLECT { MATCH (claim:Claim {edge: tie.id})<-[:STATES]-(document:Document)
                 WITH document, claim
                 ORDER BY document.published IS NULL, document.published, document.name, claim.start
                 RETURN {quote: claim.quote, document: document.name, title: document.title,
                         published: document.published, source: document.source, rule: claim.rule,
                         confidence: claim.confidence} } AS evidence
ORDER BY id
