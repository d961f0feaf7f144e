// name: consortia
// title: 各联合体一览 / the consortia at a glance
// view: yes
// columns: consortium, leads, parks, named, since, recognitions, uid
// zh: 每个联合体的牵头单位、依托园区、来源具名的成员数、最早日期与所获认定。具名成员数不是成员总数。
// en: Lead bodies, host parks, members that sources name, the earliest date and the recognitions of each consortium. Named members are not all members.
MATCH (c:Consortium)
OPTIONAL MATCH (c)<-[r:LEADS]-(l:Entity)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH c, l
ORDER BY l.name, l.uid
WITH c, collect(DISTINCT l.name) AS leads
OPTIONAL MATCH (c)-[h]-(p:Entity)
WHERE type(h) IN ['HOSTS', 'RELIES_ON'] AND (h.stated_level >= $level OR ($inferred AND h.inferred_level >= $level))
WITH c, leads, p
ORDER BY p.name, p.uid
WITH c, leads, collect(DISTINCT p.name) AS parks
OPTIONAL MATCH (c)<-[t]-(m:Entity)
WHERE type(t) IN ['MEMBER_OF', 'LEADS', 'FOUNDED', 'HOSTS', 'PARTICIPATES_IN'] AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH c, leads, parks, count(DISTINCT m.uid) AS named, coalesce(min(t.since), '') AS since
OPTIONAL MATCH (c)-[a]->(d:Entity)
WHERE type(a) IN ['AWARDED', 'RECOGNISED_AS'] AND (a.stated_level >= $level OR ($inferred AND a.inferred_level >= $level))
WITH c, leads, parks, named, since, d
ORDER BY d.name, d.uid
WITH c, leads, parks, named, since, collect(DISTINCT d.name) AS recognitions
RETURN c.name AS consortium, leads, parks, named, since, recognitions, c.uid AS uid
ORDER BY named DESC, consortium, uid
