// name: collaboration-pairs
// title: 合作对 / collaborating pairs
// param: as_of date 截至日期 / as of this day
// view: yes
// columns: a, b, weight, a_uid, uid
// zh: 合作网络的每一对机构与权重：直接强联系计 1，每个共享的学院、基地、项目或协议计 1。
// en: Each pair of the collaboration network and its weight: 1 for direct strong ties, 1 for each shared object.
CALL () {
  MATCH (a:Entity)-[r]->(b:Entity)
  WHERE r.strength = 'strong' AND size(a.parties) > 0 AND size(b.parties) > 0 AND a.uid <> b.uid
    AND r.status <> 'planned' AND (r.status <> 'ended' OR r.until_last IS NOT NULL)
    AND (r.since_first IS NULL OR r.since_first <= date($as_of))
    AND (r.until_last IS NULL OR r.until_last >= date($as_of))
    AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  WITH DISTINCT CASE WHEN a.uid < b.uid THEN [a.uid, b.uid] ELSE [b.uid, a.uid] END AS members
  RETURN members
  UNION ALL
  MATCH (a:Entity)-[r]->(o:Entity)
  WHERE r.share AND size(a.parties) > 0
    AND r.status <> 'planned' AND (r.status <> 'ended' OR r.until_last IS NOT NULL)
    AND (r.since_first IS NULL OR r.since_first <= date($as_of))
    AND (r.until_last IS NULL OR r.until_last >= date($as_of))
    AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  WITH o, collect(DISTINCT a.uid) AS members
  RETURN members
}
UNWIND members AS one
UNWIND members AS other
WITH one, other
WHERE one < other
WITH one, other, count(*) AS shared
MATCH (x:Entity {uid: one})
MATCH (y:Entity {uid: other})
RETURN x.name AS a, y.name AS b, shared AS weight, x.uid AS a_uid, y.uid AS uid
ORDER BY a_uid, uid
