// Which entities have these ids?
//
// Nodes by their ids, in the columns of network/nodes; ids that the graph lacks are passed over.
//
// ids (list): the ids
// -> id (text), type (text), name (text), names (texts), properties (map)

WITH ["state:CAN", "state:NOR"] AS ids
UNWIND ids AS each
WITH DISTINCT each
MATCH (n:Entity {id: each})
RETURN n.id AS id, [label IN labels(n) WHERE label <> 'Entity'][0] AS type, n.name AS name, n.names AS names,
       properties(n) AS properties
ORDER BY id
