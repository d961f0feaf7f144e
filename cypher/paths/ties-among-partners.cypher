// name: ties-among-partners
// title: 伙伴之间的联系 / ties among the partners
// param: uid entity 机构 / the organisation
// view: yes
// columns: from_name, relation, to_name, strength, status, tie
// zh: 一个机构的强伙伴彼此之间的联系：没有的，靠它居中。
// en: The ties among the strong partners of an organisation; where there is none, it stands between them.
MATCH (e:Entity {uid: $uid})-[r]-(x:Entity)-[t]->(y:Entity)-[s]-(e)
WHERE x.uid <> $uid AND y.uid <> $uid AND r.strength = 'strong' AND s.strength = 'strong'
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
  AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH DISTINCT x, t, y
RETURN x.name AS from_name, type(t) AS relation, y.name AS to_name, t.strength AS strength, t.status AS status, t.key AS tie
ORDER BY from_name, relation, to_name, tie
