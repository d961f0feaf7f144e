// name: consortium-picture
// title: 一个联合体的合作网络 / the cooperation around a consortium
// param: consortium entity:Consortium 联合体 / the consortium
// view: yes
// columns: path
// zh: 画出联合体的成员，以及成员彼此之间、成员与共享对象之间的强联系。只用于 Neo4j。
// en: Draws the members of a consortium and their strong ties, among themselves and to shared objects. Neo4j only.
MATCH (m:Entity)-[t]->(:Entity {uid: $consortium})
WHERE type(t) IN ['MEMBER_OF', 'LEADS', 'FOUNDED', 'HOSTS', 'PARTICIPATES_IN'] AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
MATCH path = (m)-[r]-(:Entity)
WHERE (r.strength = 'strong' OR r.share OR r.key = t.key) AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH DISTINCT path, r.key AS tie
RETURN path
ORDER BY tie
