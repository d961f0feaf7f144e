// name: overseas-pairs
// title: 海丝学院的合作双方 / who builds an overseas college together
// view: yes
// columns: college, a, b, direct, a_uid, uid
// zh: 共建同一海丝学院的每两家，以及它们之间其他的直接联系（签约、走访等）；没有记录的为空。
// en: Each two builders of one overseas college, and the direct ties between them beside it (agreements, visits); none on record leaves the list empty.
MATCH (x:Entity)-[r]->(c:Entity)<-[s]-(y:Entity)
WHERE (c:MaritimeSilkRoadCollege OR c:OverseasCollege) AND r.share AND s.share AND x.uid < y.uid
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
WITH DISTINCT c, x, y
OPTIONAL MATCH (x)-[d]-(y)
WHERE (d.stated_level >= $level OR ($inferred AND d.inferred_level >= $level))
WITH c, x, y, d
ORDER BY d.key
WITH c, x, y, collect(DISTINCT type(d)) AS direct
RETURN c.name AS college, x.name AS a, y.name AS b, direct, x.uid AS a_uid, y.uid AS uid
ORDER BY college, a_uid, uid
