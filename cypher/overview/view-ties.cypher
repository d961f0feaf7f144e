// name: view-ties
// title: 视图中的联系 / the ties of the view
// view: yes
// columns: from_name, relation, to_name, claims, from_uid, to_uid, tie
// zh: 当前视图承认的全部联系。
// en: All ties that the view admits.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level)
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, size(r.claim_ids) AS claims,
       a.uid AS from_uid, b.uid AS to_uid, r.key AS tie
ORDER BY from_uid, relation, to_uid, tie
