// name: recognised-with
// title: 同获认定者 / who stands on the same lists
// param: uid entity 机构或对象 / the organisation or entity
// view: yes
// columns: recognition, name, kind, role, recognition_uid, uid
// zh: 与所给对象同获一项认定、同在一份名单的其他对象。
// en: Who else received a recognition, or stands on a list, beside the given entity.
MATCH (x:Entity {uid: $uid})-[r]->(d:Entity)<-[s]-(e:Entity)
WHERE type(r) IN ['AWARDED', 'RECOGNISED_AS'] AND type(s) IN ['AWARDED', 'RECOGNISED_AS'] AND e.uid <> $uid
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
RETURN d.name AS recognition, e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       coalesce(s.role, '') AS role, d.uid AS recognition_uid, e.uid AS uid
ORDER BY recognition, name, recognition_uid, uid, s.key
