// Who gives money to funds, bodies and programmes, how much and when?
//
// Every contribution that was given or pledged, by recipient and currency, the largest first.
//
// recipient (name, optional): only what this fund, body or programme gets
// donor (name, optional): only what this state or body gives
// -> recipient (node), donor (node), amount (number), currency (text), date (date), tie (edge)

WITH null AS recipient, null AS donor
MATCH (d:Entity)-[tie:CONTRIBUTES_TO]->(r:Entity)
WHERE (recipient IS NULL OR recipient IN r.names OR toLower(recipient) IN r.search)
  AND (donor IS NULL OR donor IN d.names OR toLower(donor) IN d.search)
RETURN r AS recipient, d AS donor, tie.amount AS amount, tie.currency AS currency, tie.date AS date, tie
ORDER BY recipient.name, currency IS NULL, currency, amount IS NULL, amount DESC, donor.name, date
