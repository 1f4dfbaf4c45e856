// Which meetings do the documents look forward to?
//
// Meetings that are planned, in order of date, with the states and bodies that are to take part and the date of the
// last document that mentions them: a plan in an old document may be history by now.
//
// after (date, optional): only meetings on this day or later
// -> date (date), meeting (text), kind (text), parties (texts), hosts (texts), places (texts), told (date)

WITH null AS after
MATCH (m:Meeting)
WHERE m.status = 'planned' AND (after IS NULL OR m.date >= after)
OPTIONAL MATCH (document:Document)-[:MENTIONS]->(m)
WITH m, max(document.published) AS told
RETURN m.date AS date, m.name AS meeting, m.kind AS kind,
       COLLECT { MATCH (party:Entity)-[:ATTENDED]->(m) WHERE NOT party:Official
                 RETURN party.name AS name ORDER BY name } AS parties,
       COLLECT { MATCH (host:Entity)-[:HOSTED]->(m) RETURN host.name AS name ORDER BY name } AS hosts,
       COLLECT { MATCH (m)-[:HELD_IN]->(place:Entity) RETURN place.name AS name ORDER BY name } AS places,
       told
ORDER BY date IS NULL, date, meeting
