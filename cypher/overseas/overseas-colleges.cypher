// name: overseas-colleges
// title: 海丝学院 / overseas colleges
// view: yes
// columns: college, place, builder, relation, since, status, sources, college_uid, uid
// zh: 海丝学院与其共建、承办单位及所在地。
// en: Maritime Silk Road colleges, who builds them, and where they are.
MATCH (c:Entity)
WHERE c:MaritimeSilkRoadCollege OR c:OverseasCollege
OPTIONAL MATCH (c)-[l:LOCATED_IN]->(p:Entity)
WHERE l.stated_level >= $level OR ($inferred AND l.inferred_level >= $level)
WITH c, p ORDER BY p.uid
WITH c, collect(p.name) AS places
OPTIONAL MATCH (e:Entity)-[r]->(c)
WHERE r.share AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN c.name AS college, coalesce(places[0], c.place, '') AS place, coalesce(e.name, '') AS builder,
       coalesce(type(r), '') AS relation, coalesce(r.since, '') AS since, coalesce(r.status, '') AS status,
       coalesce(r.sources, 0) AS sources, c.uid AS college_uid, coalesce(e.uid, '') AS uid
ORDER BY college, builder, relation, college_uid, uid
