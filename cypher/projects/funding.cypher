// name: funding
// title: 出资与投资 / who gives money to what
// view: yes
// columns: giver, receiver, relation, amount, quantity, unit, source, since, giver_uid, uid
// zh: 资助与投资的每一条记载：来源写明的金额（元）或数量与单位；没有写明的为空，不等于零。
// en: Every claim of funding or investment: the amount in yuan or the quantity with its unit as the source gives it; empty is not zero.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) IN ['FUNDS', 'INVESTS_IN'] AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
UNWIND r.claim_ids AS claim_uid
MATCH (c:Record {uid: claim_uid})-[:FROM_SOURCE]->(s:Source)
RETURN a.name AS giver, b.name AS receiver, type(r) AS relation, c.amount AS amount, c.quantity AS quantity,
       coalesce(c.unit, '') AS unit, s.name AS source, coalesce(c.since, '') AS since, a.uid AS giver_uid, b.uid AS uid
ORDER BY giver, receiver, relation, source, giver_uid, uid, c.uid
