// name: collaboration-pairs
// title: 合作对 / collaborating pairs
// param: as_of date 截至日期 / as of this day
// view: yes
// columns: a, b, weight
// zh: 合作网络的每一对机构与权重：直接强联系计 1，每个共享的学院、基地、项目或协议计 1。
// en: Each pair of the collaboration network and its weight: 1 for direct strong ties, 1 for each shared object.
MATCH (a:Entity)
WHERE size(a.parties) > 0
OPTIONAL MATCH (a)-[r]-(b:Entity)
WHERE a.uid < b.uid AND size(b.parties) > 0 AND r.strength = 'strong'
  AND r.status <> 'planned' AND (r.status <> 'ended' OR r.until_last IS NOT NULL)
  AND (r.since_first IS NULL OR r.since_first <= date($as_of))
  AND (r.until_last IS NULL OR r.until_last >= date($as_of))
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH collect(DISTINCT CASE WHEN b IS NULL THEN null ELSE [a.uid, b.uid, ''] END) AS direct
MATCH (a:Entity)
WHERE size(a.parties) > 0
OPTIONAL MATCH (a)-[r]->(o:Entity)<-[s]-(b:Entity)
WHERE r.share AND s.share AND a.uid < b.uid AND size(b.parties) > 0
  AND r.status <> 'planned' AND (r.status <> 'ended' OR r.until_last IS NOT NULL)
  AND s.status <> 'planned' AND (s.status <> 'ended' OR s.until_last IS NOT NULL)
  AND (r.since_first IS NULL OR r.since_first <= date($as_of))
  AND (r.until_last IS NULL OR r.until_last >= date($as_of))
  AND (s.since_first IS NULL OR s.since_first <= date($as_of))
  AND (s.until_last IS NULL OR s.until_last >= date($as_of))
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
WITH direct, collect(DISTINCT CASE WHEN b IS NULL THEN null ELSE [a.uid, b.uid, o.uid] END) AS shared
UNWIND direct + shared AS pair
WITH pair[0] AS a, pair[1] AS b, count(*) AS weight
RETURN a, b, weight
ORDER BY a, b
