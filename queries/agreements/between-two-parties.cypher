// Which agreements do two parties have, in what status and for what period, and what carries out what?
//
// Agreements that both are party to, in order of date: when the second of the two became a party, else when it was
// signed or adopted, else the start of its period. With the meetings that adopted them, what they implement and what
// implements them.
//
// party (name): a state or body, by any of its names
// other (name): the other state or body
// -> date (date), agreement (text), kind (text), status (text), period (text), adopted_at (texts),
// implements (texts), implemented_by (texts)

WITH "ASEAN" AS party, "European Union" AS other
MATCH (a:Entity)-[one:PARTY_TO]->(g:Agreement)<-[two:PARTY_TO]-(b:Entity)
WHERE (party IN a.names OR toLower(party) IN a.search) AND (other IN b.names OR toLower(other) IN b.search) AND a <> b
UNWIND [one.date, two.date] AS day
OPTIONAL MATCH (g)<-[adoption:ADOPTED]-(:Meeting)
WITH g, max(day) AS joined, min(adoption.date) AS adopted
RETURN coalesce(joined, g.date, adopted, split(g.period, '/')[0]) AS date,
       g.name AS agreement, g.kind AS kind, g.status AS status, g.period AS period,
       COLLECT { MATCH (g)<-[:ADOPTED]-(m:Meeting) RETURN m.name AS name ORDER BY name } AS adopted_at,
       COLLECT { MATCH (g)-[:IMPLEMENTS]->(other:Agreement) RETURN other.name AS name ORDER BY name } AS implements,
       COLLECT { MATCH (g)<-[:IMPLEMENTS]-(other:Agreement) RETURN other.name AS name ORDER BY name } AS implemented_by
ORDER BY date IS NULL, date, agreement
