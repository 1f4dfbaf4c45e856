// To which bodies do two states or bodies both belong, as members or as partners?
//
// Each body with how either belongs to it and since when; the ties themselves come with it.
//
// party (name): a state or body, by any of its names
// other (name): the other state or body
// -> body (node), party (node), party_as (texts), other (node), other_as (texts), ties (edges)

WITH "Canada" AS party, "Timor-Leste" AS other
MATCH (a:Entity)-[one:MEMBER_OF|PARTNER_OF]->(body:Organisation)<-[two:MEMBER_OF|PARTNER_OF]-(b:Entity)
WHERE (party IN a.names OR toLower(party) IN a.search) AND (other IN b.names OR toLower(other) IN b.search) AND a <> b
UNWIND [[a, one], [b, two]] AS belonging
WITH DISTINCT a, b, body, belonging[0] AS who, belonging[1] AS tie
WITH a, b, body, who, tie, CASE type(tie) WHEN 'MEMBER_OF' THEN 'member' ELSE coalesce(tie.status, 'partner') END +
     coalesce(' since ' + tie.since, '') + coalesce(' until ' + tie.until, '') AS how
ORDER BY tie.since IS NULL, tie.since, how
RETURN body, a AS party, collect(CASE who WHEN a THEN how END) AS party_as,
       b AS other, collect(CASE who WHEN b THEN how END) AS other_as, collect(tie) AS ties
ORDER BY body.name, party.name, other.name
