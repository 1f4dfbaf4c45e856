// Who are the parties to an agreement, since when, and who signed for them?
//
// Every party with its date and the officials who signed and represent it, the earliest first.
//
// agreement (name): the agreement, by any of its names
// -> party (node), status (text), date (date), signed_by (texts), tie (edge), agreement (node)

WITH "Treaty of Amity and Cooperation in Southeast Asia" AS agreement
MATCH (g:Agreement)<-[tie:PARTY_TO]-(party:Entity)
WHERE agreement IN g.names OR toLower(agreement) IN g.search
RETURN party, tie.status AS status, tie.date AS date,
       COLLECT { MATCH (g)<-[:SIGNED]-(official:Official)-[:REPRESENTS]->(party)
                 RETURN DISTINCT official.name AS name ORDER BY name } AS signed_by,
       tie, g AS agreement
ORDER BY date IS NULL, date, party.name
