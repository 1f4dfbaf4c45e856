// Which meetings brought two parties together, when and where, and who chaired and hosted them?
//
// Meetings at which both were present, themselves or by an official or an organ of theirs, in order of date.
//
// party (name): a state or body, by any of its names
// other (name): the other state or body
// -> date (date), meeting (text), kind (text), status (text), chairs (texts), hosts (texts), places (texts)

WITH "ASEAN" AS party, "Norway" AS other
MATCH (a:Entity) WHERE (party IN a.names OR toLower(party) IN a.search) AND (a:State OR a:Organisation)
MATCH (b:Entity) WHERE (other IN b.names OR toLower(other) IN b.search) AND (b:State OR b:Organisation) AND a <> b
MATCH (a)<-[:REPRESENTS|PART_OF*0..2]-(:Entity)-[:ATTENDED|CHAIRED|HOSTED]->(m:Meeting)
WITH DISTINCT b, m
WHERE EXISTS { MATCH (m)<-[:ATTENDED|CHAIRED|HOSTED]-(:Entity)-[:REPRESENTS|PART_OF*0..2]->(b) }
RETURN m.date AS date, m.name AS meeting, m.kind AS kind, m.status AS status,
       COLLECT { MATCH (m)<-[:CHAIRED]-(chair:Entity) RETURN chair.name AS name ORDER BY name } AS chairs,
       COLLECT { MATCH (m)<-[:HOSTED]-(host:Entity) RETURN host.name AS name ORDER BY name } AS hosts,
       COLLECT { MATCH (m)-[:HELD_IN]->(place:Entity) RETURN place.name AS name ORDER BY name } AS places
ORDER BY date IS NULL, date, meeting
