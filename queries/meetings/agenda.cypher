// What did a meeting discuss and adopt?
//
// The agreements that it adopted, then the agreements, states and bodies on its agenda.
//
// meeting (name): the meeting, by any of its names
// -> meeting (node), date (date), tie (edge), item (node)

WITH "Special ASEAN-India Foreign Ministers' Meeting" AS meeting
MATCH (m:Meeting)-[tie:DISCUSSED|ADOPTED]->(item:Entity)
WHERE meeting IN m.names OR toLower(meeting) IN m.search
RETURN m AS meeting, m.date AS date, tie, item
ORDER BY date IS NULL, date, m.id, type(tie), item.name
