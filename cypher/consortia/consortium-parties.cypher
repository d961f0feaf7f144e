// name: consortium-parties
// title: 各联合体的五方构成 / the parties of each consortium
// view: yes
// columns: consortium, named, government, schools, associations, enterprises, research, uid
// zh: 每个联合体来源具名的成员分属政校行企研各有几家；一家属于两方的，两方各计一次。
// en: How many named members of each consortium belong to each of the five parties; a body of two parties counts under both.
MATCH (e:Entity)-[t]->(c:Consortium)
WHERE type(t) IN ['MEMBER_OF', 'LEADS', 'FOUNDED', 'HOSTS', 'PARTICIPATES_IN'] AND size(e.parties) > 0
  AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH DISTINCT c, e
RETURN c.name AS consortium, count(e) AS named,
       sum(CASE WHEN '政' IN e.parties THEN 1 ELSE 0 END) AS government,
       sum(CASE WHEN '校' IN e.parties THEN 1 ELSE 0 END) AS schools,
       sum(CASE WHEN '行' IN e.parties THEN 1 ELSE 0 END) AS associations,
       sum(CASE WHEN '企' IN e.parties THEN 1 ELSE 0 END) AS enterprises,
       sum(CASE WHEN '研' IN e.parties THEN 1 ELSE 0 END) AS research, c.uid AS uid
ORDER BY named DESC, consortium, uid
