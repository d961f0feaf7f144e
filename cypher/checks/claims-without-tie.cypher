// name: claims-without-tie
// title: 没有成为联系的记载 / claims that no tie lists
// columns: statement, relation, subject, object, claim
// zh: 除群体成员外，每条记载都应属于一条联系；有结果即为问题。
// en: Every claim but those of group members belongs to a tie; a row is a problem.
MATCH (c:Claim)
WHERE c.relation <> 'MEMBER_OF_GROUP'
OPTIONAL MATCH (a:Entity {uid: c.subject_uid})-[r]->(b:Entity {uid: c.object_uid})
WHERE c.uid IN r.claim_ids
WITH c, count(r) AS ties
WHERE ties = 0
RETURN c.name AS statement, c.relation AS relation, c.subject_uid AS subject, c.object_uid AS object, c.uid AS claim
ORDER BY claim
