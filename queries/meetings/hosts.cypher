// Who hosts most meetings, and where?
//
// A state or body hosts a meeting that it or an official who represents it hosted. Those who host most come first.
//
// since (date, optional): only meetings on this day or later
// -> host (text), meetings (integer), first (date), last (date), places (texts)

WITH null AS since
MATCH (host:Entity)<-[:REPRESENTS*0..1]-(:Entity)-[:HOSTED]->(m:Meeting)
WHERE (host:State OR host:Organisation) AND (since IS NULL OR m.date >= since)
WITH DISTINCT host, m
OPTIONAL MATCH (m)-[:HELD_IN]->(place:Entity)
WITH host, m, place ORDER BY place.name
RETURN host.name AS host, count(DISTINCT m) AS meetings, min(m.date) AS first, max(m.date) AS last,
       collect(DISTINCT place.name) AS places
ORDER BY meetings DESC, host
