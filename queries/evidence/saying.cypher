// Which sentences speak of something, and what did the graph learn from them?
//
// Every quoted sentence with these words in it, its document and the ties that were read from it, the latest first.
//
// words (text): words that stand in the sentence, in this order
// -> published (date), document (text), title (text), quote (text), ties (texts)

WITH "free trade agreement" AS words
MATCH (document:Document)-[:STATES]->(claim:Claim)
WHERE toLower(claim.quote) CONTAINS toLower(words)
MATCH (subject:Entity {id: claim.source})
MATCH (object:Entity {id: claim.target})
WITH document, claim.quote AS quote, subject.name + ' ' + claim.type + ' ' + object.name AS tie ORDER BY tie
WITH document, quote, collect(DISTINCT tie) AS ties
RETURN document.published AS published, document.name AS document, document.title AS title, quote, ties
ORDER BY published IS NULL, published DESC, document, quote
