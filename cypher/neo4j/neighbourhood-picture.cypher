// name: neighbourhood-picture
// title: 一个机构的周围 / what surrounds an organisation
// param: uid entity 机构 / the organisation
// view: yes
// columns: path
// zh: 画出一个对象与它在视图中的全部联系。只用于 Neo4j。
// en: Draws an entity with all its ties in the view. Neo4j only.
MATCH path = (e:Entity {uid: $uid})-[r]-(:Entity)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN path
ORDER BY r.key
