// name: ties-with-oneself
// title: 与自己的联系 / ties of an entity with itself
// columns: name, relation, tie
// zh: 主体与客体相同的联系；有结果即为问题。
// en: Ties whose two ends are one entity; a row is a problem.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE a.uid = b.uid
RETURN a.name AS name, type(r) AS relation, r.key AS tie
ORDER BY tie
