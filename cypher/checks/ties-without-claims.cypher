// name: ties-without-claims
// title: 没有记载的联系 / ties without a claim
// columns: from_name, relation, to_name, missing, tie
// zh: 每条联系都应列出它的记载，且记载都在库中；有结果即为问题。
// en: Every tie lists its claims, and all of them are in the store; a row is a problem.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) <> 'COLLABORATES'
UNWIND CASE WHEN size(coalesce(r.claim_ids, [])) = 0 THEN [''] ELSE r.claim_ids END AS claim_uid
OPTIONAL MATCH (c:Record {uid: claim_uid})
WITH a, r, b, claim_uid, c
WHERE c IS NULL
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, claim_uid AS missing, r.key AS tie
ORDER BY tie, missing
