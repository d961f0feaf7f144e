// name: officers
// title: 谁在一个机构任职 / who holds office in a body
// param: uid entity 机构 / the body
// view: yes
// columns: person, role, since, until, status, sources, uid
// zh: 在一个机构担任公职的人员；来源没有写明任期的，日期为空。
// en: Persons who hold an office in a body; the dates are empty where no source gives them.
MATCH (p:Entity)-[r]->(b:Entity {uid: $uid})
WHERE type(r) IN ['HOLDS_ROLE', 'SECONDED_TO'] AND p:Person
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN p.name AS person, coalesce(r.role, '') AS role, coalesce(r.since, '') AS since,
       coalesce(r.until, '') AS until, r.status AS status, r.sources AS sources, p.uid AS uid
ORDER BY person, role, uid, r.key
