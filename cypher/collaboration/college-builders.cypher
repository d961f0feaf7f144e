// name: college-builders
// title: 谁共建哪些学院 / who co-builds which college
// view: yes
// columns: college, builder, party, relation, since, status, sources, college_uid, uid
// zh: 产业学院与海丝学院的共建、承办与发起单位。
// en: The bodies that build, run or founded industry colleges and Maritime Silk Road colleges.
MATCH (e:Entity)-[r]->(c:Entity)
WHERE (c:IndustryCollege OR c:MaritimeSilkRoadCollege OR c:OverseasCollege) AND r.share
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN c.name AS college, e.name AS builder, coalesce(e.parties[0], '') AS party, type(r) AS relation,
       coalesce(r.since, '') AS since, r.status AS status, r.sources AS sources, c.uid AS college_uid, e.uid AS uid
ORDER BY college, builder, relation, college_uid, uid
