// name: shortest-path
// title: 两者之间的最短联系 / the shortest connection of two
// param: a entity 起点 / from
// param: b entity 终点 / to
// differ: a b
// view: yes
// columns: steps, names, relations, ties
// empty: 四步之内没有；没有记录不等于没有联系，可加 --reliability low --inferred 再看 / none within four steps; no record does not mean no connection: try --reliability low --inferred
// zh: 两个对象之间最短的联系，至多四步；地点、认定等公共枢纽不算作桥梁。有多条时全部列出。
// en: The shortest connections of two entities, four steps at most, not through places or designations.
MATCH (a:Entity {uid: $a})
MATCH (b:Entity {uid: $b})
MATCH p = (a)-[*1..4]-(b)
WHERE all(r IN relationships(p) WHERE r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND none(n IN nodes(p)[1..-1] WHERE n:Place OR n:Country OR n:Designation OR n.uid = $a OR n.uid = $b)
WITH p, length(p) AS steps, [n IN nodes(p) | n.name] AS names,
     [r IN relationships(p) | type(r)] AS relations, [r IN relationships(p) | r.key] AS ties
ORDER BY steps, ties
WITH collect({steps: steps, names: names, relations: relations, ties: ties}) AS paths
UNWIND paths AS path
WITH paths[0].steps AS shortest, path
WHERE path.steps = shortest
RETURN path.steps AS steps, path.names AS names, path.relations AS relations, path.ties AS ties
ORDER BY steps, ties
