// name: single-source-ties
// title: 只有一个来源的联系 / ties without a second source
// view: yes
// columns: from_name, relation, to_name, source, reliability, published, tie
// zh: 只有一个来源支持的联系，可靠性低者在前：先为它们找第二个来源。
// en: Ties that rest on one source, the least reliable first: find a second source for these.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.sources = 1 AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH a, r, b, r.claim_ids[0] AS claim_uid
MATCH (c:Record {uid: claim_uid})-[:FROM_SOURCE]->(s:Source)
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, s.name AS source,
       s.reliability AS reliability, coalesce(s.published, '') AS published, r.key AS tie
ORDER BY s.level, published, tie
