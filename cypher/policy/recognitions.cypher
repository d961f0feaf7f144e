// name: recognitions
// title: 认定、名单与奖项 / recognitions, lists and awards
// view: yes
// columns: recognition, holder, kind, since, role, award_level, grantors, sources, recognition_uid, uid
// zh: 谁获得了什么认定、入选哪份名单，由谁发布；“拟入选”等见角色一栏。
// en: Who received which recognition or stands on which list, and who issued it; 拟入选 (nominated) and the like stand under role.
MATCH (e:Entity)-[r]->(d:Entity)
WHERE type(r) IN ['AWARDED', 'RECOGNISED_AS'] AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
OPTIONAL MATCH (g:Entity)-[i:ISSUED]->(d)
WHERE (i.stated_level >= $level OR ($inferred AND i.inferred_level >= $level))
WITH e, r, d, g
ORDER BY g.name, g.uid
WITH d.name AS recognition, e.name AS holder, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
     coalesce(r.since, '') AS since, coalesce(r.role, '') AS role, coalesce(r.award_level, '') AS award_level,
     r.sources AS sources, r.key AS tie, d.uid AS recognition_uid, e.uid AS holder_uid,
     collect(DISTINCT g.name) AS grantors
RETURN recognition, holder, kind, since, role, award_level, grantors, sources, recognition_uid, holder_uid AS uid
ORDER BY recognition, holder, recognition_uid, uid, tie
