// Which names does the graph know?
//
// Every name of every entity, as the documents write it: what can be given wherever a query asks for a name.
//
// part (text, optional): only names with these words in them
// -> name (text), type (text), called (text), id (text)

WITH null AS part
MATCH (n:Entity)
UNWIND n.names AS name
WITH n, name, part
WHERE part IS NULL OR toLower(name) CONTAINS toLower(part)
RETURN DISTINCT name, [label IN labels(n) WHERE label <> 'Entity'][0] AS type, n.name AS called, n.id AS id
ORDER BY name, id
