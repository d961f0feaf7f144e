// name: counts-by-relation
// title: 各类联系数 / ties by type
// view: yes
// columns: relation, strength, ties, in_view, subjects, objects
// zh: 每一种联系共有多少条，其中视图承认多少条，连着多少个主体与客体。
// en: How many ties of each type the store holds, how many of them the view admits, and between how many entities.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) <> 'COLLABORATES'
RETURN type(r) AS relation, r.strength AS strength, count(r) AS ties,
       sum(CASE WHEN (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
                THEN 1 ELSE 0 END) AS in_view,
       count(DISTINCT a.uid) AS subjects, count(DISTINCT b.uid) AS objects
ORDER BY ties DESC, relation, strength
