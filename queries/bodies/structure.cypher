// Who founded a body, what belongs to it, and what has it founded?
//
// Its founders, the bodies that it is a part of, its organs and the bodies that it set up.
//
// body (name): the body, by any of its names
// -> body (node), relation (text), other (node), date (date), tie (edge)

WITH "ASEAN" AS body
MATCH (b:Organisation)-[tie:ESTABLISHED|PART_OF]-(other:Entity)
WHERE body IN b.names OR toLower(body) IN b.search
RETURN b AS body,
       CASE WHEN type(tie) = 'PART_OF' AND startNode(tie) = b THEN 'is a part of'
            WHEN type(tie) = 'PART_OF' THEN 'has as a part'
            WHEN startNode(tie) = b THEN 'founded'
            ELSE 'was founded by' END AS relation,
       other, tie.date AS date, tie
ORDER BY relation DESC, date IS NULL, date, other.name
