// Where was an official, when, and with whom?
//
// The meetings that the official attended, chaired or hosted, in order of date, with their places and who else was
// there.
//
// official (name): the official, by any of the names in the documents
// -> date (date), meeting (text), roles (texts), places (texts), officials (texts), parties (texts)

WITH "Joko Widodo" AS official
MATCH (o:Official)-[tie:ATTENDED|CHAIRED|HOSTED]->(m:Meeting)
WHERE official IN o.names OR toLower(official) IN o.search
WITH o, m, CASE type(tie) WHEN 'ATTENDED' THEN coalesce(tie.role, 'attended') ELSE toLower(type(tie)) END AS role
ORDER BY role
WITH o, m, collect(DISTINCT role) AS roles
RETURN m.date AS date, m.name AS meeting, roles,
       COLLECT { MATCH (m)-[:HELD_IN]->(place:Entity) RETURN place.name AS name ORDER BY name } AS places,
       COLLECT { MATCH (m)<-[:ATTENDED|CHAIRED|HOSTED]-(other:Official) WHERE other <> o
                 RETURN DISTINCT other.name AS name ORDER BY name } AS officials,
       COLLECT { MATCH (m)<-[:ATTENDED|CHAIRED|HOSTED]-(party:Entity) WHERE NOT party:Official
                 RETURN DISTINCT party.name AS name ORDER BY name } AS parties
ORDER BY date IS NULL, date, meeting
