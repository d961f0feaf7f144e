// name: training-bases
// title: 实训基地 / training bases
// view: yes
// columns: base, place, body, relation, since, status, sources, base_uid, uid
// zh: 产教融合基地、公共实训基地的共建、运营、承载与出资单位及所在地；没有写明单位的基地也列出。
// en: Who builds, runs, hosts or funds the training bases, and where they are; bases without a named body are listed too.
MATCH (b:TrainingBase)
OPTIONAL MATCH (b)-[l:LOCATED_IN]->(p:Entity)
WHERE (l.stated_level >= $level OR ($inferred AND l.inferred_level >= $level))
WITH b, p
ORDER BY p.uid
WITH b, collect(p.name) AS places
OPTIONAL MATCH (e:Entity)-[r]->(b)
WHERE r.share AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN b.name AS base, coalesce(places[0], b.place, '') AS place, coalesce(e.name, '') AS body,
       coalesce(type(r), '') AS relation, coalesce(r.since, '') AS since, coalesce(r.status, '') AS status,
       coalesce(r.sources, 0) AS sources, b.uid AS base_uid, coalesce(e.uid, '') AS uid
ORDER BY base, body, relation, base_uid, uid, r.key
