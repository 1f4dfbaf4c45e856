// Which meetings do the documents look forward to?
//
// Meetings that a document calls planned, or whose date lies after every document that mentions them, in order of date;
// not those that a later document looks back on. With the states and bodies that are to take part, and the date of the
// last document that tells of the meeting.
//
// after (date, optional): only meetings on this day or later
// -> date (date), meeting (text), kind (text), parties (texts), hosts (texts), places (texts), told (date)

WITH null AS after
MATCH (m:Meeting)
OPTIONAL MATCH (m)<-[:MENTIONS]-(document:Document)
WITH after, m, max(document.published) AS told
WHERE (m.status = 'planned' OR m.date > told) AND NOT coalesce(substring(told, 0, size(m.date)) > m.date, false)
  AND (after IS NULL OR m.date >= after)
RETURN m.date AS date, m.name AS meeting, m.kind AS kind,
       COLLECT { MATCH (m)<-[:ATTENDED]-(party:Entity) WHERE NOT party:Official
                 RETURN party.name AS name ORDER BY name } AS parties,
       COLLECT { MATCH (m)<-[:HOSTED]-(host:Entity) RETURN host.name AS name ORDER BY name } AS hosts,
       COLLECT { MATCH (m)-[:HELD_IN]->(place:Entity) RETURN place.name AS name ORDER BY name } AS places,
       told
ORDER BY date IS NULL, date, meeting
