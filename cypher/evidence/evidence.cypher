// name: evidence
// title: 一条联系的依据 / the evidence of a tie
// param: a entity 一端 / one end
// param: b entity 另一端 / the other end
// columns: relation, statement, certainty, source, publisher, reliability, published, locator, claim
// zh: 两个对象之间每一条记载及其来源，包括低可靠与推断的记载。
// en: Every claim between two entities with its source, low and inferred ones included.
MATCH (a:Entity {uid: $a})-[r]-(b:Entity {uid: $b})
UNWIND r.claim_ids AS claim_uid
MATCH (c:Record {uid: claim_uid})-[:FROM_SOURCE]->(s:Source)
RETURN type(r) AS relation, c.name AS statement, c.certainty AS certainty, s.name AS source,
       coalesce(s.publisher, '') AS publisher, s.reliability AS reliability,
       coalesce(s.published, '') AS published, coalesce(c.locator, '') AS locator, c.uid AS claim
ORDER BY relation, claim
