// What has happened between two parties, in order of time?
//
// Their ties (partnership, relations, recognition, support, contributions …), the agreements that both are party to
// and the meetings at which both were present, themselves or by their officials and organs. An agreement stands at
// the day when the second of the two became a party, else at that of its signature or adoption, else at the start of
// its period. What has no date comes last.
//
// party (name): a state or body, by any of its names
// other (name): the other state or body
// -> date (date), kind (text), what (text), detail (text)

WITH "ASEAN" AS party, "Canada" AS other
MATCH (a:Entity) WHERE (party IN a.names OR toLower(party) IN a.search) AND (a:State OR a:Organisation)
MATCH (b:Entity) WHERE (other IN b.names OR toLower(other) IN b.search) AND (b:State OR b:Organisation) AND a <> b
CALL (a, b) {
  MATCH (a)-[tie]-(b)
  RETURN coalesce(tie.since, tie.date) AS date, 'tie' AS kind,
         startNode(tie).name + ' ' + toLower(replace(type(tie), '_', ' ')) + ' ' + endNode(tie).name AS what,
         coalesce(tie.status, tie.kind, toString(tie.amount) + ' ' + tie.currency) AS detail
  UNION
  MATCH (a)-[one:PARTY_TO]->(agreement:Agreement)<-[two:PARTY_TO]-(b)
  UNWIND [one.date, two.date] AS day
  OPTIONAL MATCH (agreement)<-[adoption:ADOPTED]-(:Meeting)
  WITH agreement, max(day) AS joined, min(adoption.date) AS adopted
  RETURN coalesce(joined, agreement.date, adopted, split(agreement.period, '/')[0]) AS date, 'agreement' AS kind,
         agreement.name AS what, coalesce(agreement.status, agreement.period) AS detail
  UNION
  MATCH (a)<-[:REPRESENTS|PART_OF*0..2]-(:Entity)-[:ATTENDED|CHAIRED|HOSTED]->(meeting:Meeting)
  WITH DISTINCT b, meeting
  WHERE EXISTS { MATCH (meeting)<-[:ATTENDED|CHAIRED|HOSTED]-(:Entity)-[:REPRESENTS|PART_OF*0..2]->(b) }
  RETURN meeting.date AS date, 'meeting' AS kind, meeting.name AS what, coalesce(meeting.status, meeting.kind) AS detail
}
RETURN date, kind, what, detail
ORDER BY date IS NULL, date, kind, what, detail
