// How is an agreement carried out?
//
// The plans and programmes that implement it, and what in turn implements those, down to the fourth step.
//
// agreement (name): the agreement, by any of its names
// -> plan (text), period (text), steps (integer), chain (path)

WITH "ASEAN Comprehensive Recovery Framework" AS agreement
MATCH chain = (g:Agreement)<-[:IMPLEMENTS*1..4]-(plan:Agreement)
WHERE agreement IN g.names OR toLower(agreement) IN g.search
RETURN plan.name AS plan, plan.period AS period, length(chain) AS steps, chain
ORDER BY steps, period IS NULL, period, plan
