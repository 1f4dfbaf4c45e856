// To which bodies do two states or bodies both belong, as members or as partners?
//
// Each body with how and since when either belongs to it.
//
// party (name): a state or body, by any of its names
// other (name): the other state or body
// -> body (node), party (node), status (text), since (date), other (node), other_status (text), other_since (date), ties (edges)

WITH "Canada" AS party, "Timor-Leste" AS other
MATCH (a:Entity)-[one:MEMBER_OF|PARTNER_OF]->(body:Organisation)<-[two:MEMBER_OF|PARTNER_OF]-(b:Entity)
WHERE (party IN a.names OR toLower(party) IN a.search) AND (other IN b.names OR toLower(other) IN b.search) AND a <> b
RETURN body, a AS party, CASE type(one) WHEN 'MEMBER_OF' THEN 'member' ELSE one.status END AS status, one.since AS since,
       b AS other, CASE type(two) WHEN 'MEMBER_OF' THEN 'member' ELSE two.status END AS other_status, two.since AS other_since,
       [one, two] AS ties
ORDER BY body.name, since IS NULL, since, other_since IS NULL, other_since
