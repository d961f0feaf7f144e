// name: people-in-several-bodies
// title: 兼任者 / persons in several bodies
// view: yes
// columns: person, count, bodies, uid
// zh: 在不止一个机构任职的人员，以及是哪些机构：人员把机构连在一起。
// en: Persons with an office in more than one body, and which bodies these are: what persons tie together.
MATCH (p:Person)-[r:HOLDS_ROLE]->(b:Entity)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH DISTINCT p, b
ORDER BY b.uid
WITH p, collect(b.name) AS bodies
WHERE size(bodies) > 1
RETURN p.name AS person, size(bodies) AS count, bodies, p.uid AS uid
ORDER BY count DESC, person, uid
