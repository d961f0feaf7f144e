// name: planned-ties
// title: 计划中的联系 / what is planned
// view: yes
// columns: since, from_name, relation, to_name, role, sources, tie
// zh: 状态为“计划”的联系，有日期者按日期排列；计划不算合作。
// en: Ties that are planned, by date where there is one; plans do not count as cooperation.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN coalesce(r.since, '') AS since, a.name AS from_name, type(r) AS relation, b.name AS to_name,
       coalesce(r.role, '') AS role, r.sources AS sources, r.key AS tie
ORDER BY since DESC, tie
