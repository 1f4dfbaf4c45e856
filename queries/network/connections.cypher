// How are two entities connected?
//
// The shortest ways from one to the other, over at most four ties in either direction, all of them where several are
// equally short; one for all that differ only by the ties between the same stations. To have met in the same place is
// no connection.
//
// name (name): an entity, by any of its names
// other (name): the other entity
// -> steps (integer), stations (texts), way (path)

WITH "Norway" AS name, "Singapore" AS other
MATCH (a:Entity) WHERE name IN a.names OR toLower(name) IN a.search
MATCH (b:Entity) WHERE (other IN b.names OR toLower(other) IN b.search) AND a <> b
MATCH way = allShortestPaths((a)-[:MEMBER_OF|PARTNER_OF|HAS_RELATIONS_WITH|RECOGNISES|PART_OF|REPRESENTS|ACCREDITED_TO
  |ATTENDED|CHAIRED|HOSTED|PARTY_TO|SIGNED|ADOPTED|DISCUSSED|IMPLEMENTS|ESTABLISHED|SUPPORTS|CONTRIBUTES_TO*..4]-(b))
WITH way, [station IN nodes(way) | station.id] AS ids ORDER BY [tie IN relationships(way) | tie.id]
WITH ids, collect(way)[0] AS way
RETURN length(way) AS steps, [station IN nodes(way) | station.name] AS stations, way
ORDER BY steps, stations
