// Which entities are within some steps of one?
//
// The entity itself and all that ties reach from it in at most `hops` steps (1 to 3), in the columns of
// network/nodes.
//
// name (name): the entity in the middle, by any of its names
// hops (integer, optional): how many steps, at most 3
// -> id (text), type (text), name (text), names (texts), properties (map)

WITH "Norway" AS name, 1 AS hops
MATCH (centre:Entity) WHERE name IN centre.names OR toLower(name) IN centre.search
WITH hops, collect(centre) AS centres
CALL (centres) {
  UNWIND centres AS from
  MATCH (from)--(to:Entity)
  RETURN collect(DISTINCT to) AS first
}
CALL (hops, first) {
  UNWIND CASE WHEN hops > 1 THEN first ELSE [] END AS from
  MATCH (from)--(to:Entity)
  RETURN collect(DISTINCT to) AS second
}
CALL (hops, second) {
  UNWIND CASE WHEN hops > 2 THEN second ELSE [] END AS from
  MATCH (from)--(to:Entity)
  RETURN collect(DISTINCT to) AS third
}
UNWIND centres + CASE WHEN hops > 0 THEN first ELSE [] END + second + third AS n
WITH DISTINCT n
RETURN n.id AS id, [label IN labels(n) WHERE label <> 'Entity'][0] AS type, n.name AS name, n.names AS names,
       properties(n) AS properties
ORDER BY id
