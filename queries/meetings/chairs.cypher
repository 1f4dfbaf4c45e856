// Which states and bodies chair most meetings, and with whom do they share the chair?
//
// A party chairs a meeting that it or an official who represents it chaired. Those who chair most come first.
//
// since (date, optional): only meetings on this day or later
// -> party (text), chaired (integer), shared (integer), partners (texts)

WITH null AS since
MATCH (party:Entity)<-[:REPRESENTS*0..1]-(:Entity)-[:CHAIRED]->(m:Meeting)
WHERE (party:State OR party:Organisation) AND (since IS NULL OR m.date >= since)
WITH DISTINCT party, m
OPTIONAL MATCH (m)<-[:CHAIRED]-(:Entity)-[:REPRESENTS*0..1]->(other:Entity)
WHERE other <> party AND (other:State OR other:Organisation)
WITH party, m, other ORDER BY other.name
WITH party, count(DISTINCT m) AS chaired, count(DISTINCT CASE WHEN other IS NOT NULL THEN m END) AS shared,
     collect(DISTINCT other.name) AS partners
RETURN party.name AS party, chaired, shared, partners
ORDER BY chaired DESC, shared DESC, party
