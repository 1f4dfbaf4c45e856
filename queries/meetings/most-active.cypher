// Which states take part in most meetings?
//
// A state takes part when it attends itself or by an official or an organ of its own; chaired and hosted are counted
// the same way. The most active come first.
//
// since (date, optional): only meetings on this day or later
// kind (text, optional): only meetings of this kind, such as "summit"
// -> state (text), meetings (integer), chaired (integer), hosted (integer), last (date)

WITH null AS since, null AS kind
MATCH (state:State)<-[:REPRESENTS|PART_OF*0..2]-(:Entity)-[tie:ATTENDED|CHAIRED|HOSTED]->(m:Meeting)
WHERE (since IS NULL OR m.date >= since) AND (kind IS NULL OR toLower(m.kind) CONTAINS toLower(kind))
RETURN state.name AS state, count(DISTINCT m) AS meetings,
       count(DISTINCT CASE WHEN type(tie) = 'CHAIRED' THEN m END) AS chaired,
       count(DISTINCT CASE WHEN type(tie) = 'HOSTED' THEN m END) AS hosted,
       max(m.date) AS last
ORDER BY meetings DESC, chaired DESC, hosted DESC, state
