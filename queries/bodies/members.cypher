// Who belongs to a body, since when and until when?
//
// States and organisations that are or were members, in order of joining; those without a date come last.
//
// body (name): the body, by any of its names
// -> member (node), since (date), until (date), tie (edge), body (node)

WITH "ASEAN" AS body
MATCH (b:Entity)<-[tie:MEMBER_OF]-(member:Entity)
WHERE body IN b.names OR toLower(body) IN b.search
RETURN member, tie.since AS since, tie.until AS until, tie, b AS body
ORDER BY since IS NULL, since, member.name, until
