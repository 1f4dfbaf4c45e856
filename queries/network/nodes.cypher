// Which entities are in the graph?
//
// Every node but the evidence, with its properties as the graph stores them (its id, names and look-up key among
// them).
//
// -> id (text), type (text), name (text), names (texts), properties (map)

MATCH (n:Entity)
RETURN n.id AS id, [label IN labels(n) WHERE label <> 'Entity'][0] AS type, n.name AS name, n.names AS names,
       properties(n) AS properties
ORDER BY id
