// Which partners does a body have, in what status and since when?
//
// Every state and organisation with a status at the body (dialogue partner, sectoral dialogue partner, observer …),
// the oldest first; those whose beginning no document tells come last.
//
// body (name): the body, by any of its names
// status (text, optional): only statuses with these words in them, such as "sectoral"
// -> partner (node), status (text), since (date), tie (edge), body (node)

WITH "ASEAN" AS body, null AS status
MATCH (b:Entity)<-[tie:PARTNER_OF]-(partner:Entity)
WHERE (body IN b.names OR toLower(body) IN b.search)
  AND (status IS NULL OR toLower(tie.status) CONTAINS toLower(status))
RETURN partner, tie.status AS status, tie.since AS since, tie, b AS body
ORDER BY since IS NULL, since, partner.name, status
