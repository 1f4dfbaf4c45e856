// Which officials met each other, at which meeting and where?
//
// Every pair of officials who were at one meeting, the latest first; of one official, everyone that this official
// met.
//
// official (name, optional): only the encounters of this official
// -> date (date), official (node), met (node), at (node), ties (edges), places (texts)

WITH null AS official
MATCH (a:Official)-[one:ATTENDED]->(at:Meeting)<-[two:ATTENDED]-(met:Official)
WHERE CASE WHEN official IS NULL THEN a.id < met.id ELSE (official IN a.names OR toLower(official) IN a.search) END
RETURN at.date AS date, a AS official, met, at, [one, two] AS ties,
       COLLECT { MATCH (at)-[:HELD_IN]->(place:Entity) RETURN place.name AS name ORDER BY name } AS places
ORDER BY date IS NULL, date DESC, at.id, official.name, met.name
