// With which states does a state have relations, and which have recognised which?
//
// Diplomatic and consular relations and recognitions, given or received, the oldest first.
//
// state (name): the state, by any of its names
// -> state (node), tie (edge), other (node), kind (text), since (date)

WITH "Switzerland" AS state
MATCH (s:Entity)-[tie:HAS_RELATIONS_WITH|RECOGNISES]-(other:Entity)
WHERE state IN s.names OR toLower(state) IN s.search
RETURN s AS state, tie, other,
       CASE type(tie) WHEN 'RECOGNISES' THEN 'recognition' ELSE tie.kind END AS kind, tie.since AS since
ORDER BY since IS NULL, since, other.name, type(tie), kind
