// Which documents mention an entity, and under which names?
//
// Documents in order of publication, the latest first, with the names that they use.
//
// name (name): the entity, by any of its names
// -> published (date), document (text), title (text), source (text), names (texts)

WITH "Timor-Leste" AS name
MATCH (n:Entity)<-[mention:MENTIONS]-(document:Document)
WHERE name IN n.names OR toLower(name) IN n.search
RETURN document.published AS published, document.name AS document, document.title AS title, document.source AS source,
       mention.names AS names
ORDER BY published IS NULL, published DESC, document
