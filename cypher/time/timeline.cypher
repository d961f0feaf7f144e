// name: timeline
// title: 一个机构的大事年表 / the dated ties of an entity
// param: uid entity 机构或对象 / the organisation or entity
// view: yes
// columns: since, until, status, relation, direction, partner, role, tie, uid
// zh: 一个对象有日期的联系，按时间排列；没有日期的不在其中（见 undated-ties）。
// en: The dated ties of an entity in the order of time; undated ones are not among them (see undated-ties).
MATCH (e:Entity {uid: $uid})-[r]-(p:Entity)
WHERE (r.since_first IS NOT NULL OR r.until_last IS NOT NULL)
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN coalesce(r.since, '') AS since, coalesce(r.until, '') AS until, r.status AS status, type(r) AS relation,
       CASE WHEN startNode(r).uid = $uid THEN '→' ELSE '←' END AS direction, p.name AS partner,
       coalesce(r.role, '') AS role, r.key AS tie, p.uid AS uid
ORDER BY coalesce(r.since_first, r.until_last), relation, tie, uid
