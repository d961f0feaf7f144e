// name: planned-in-the-past
// title: 早该开始的计划 / plans whose day has passed
// param: as_of date 截至日期 / as of this day
// columns: from_name, relation, to_name, since, tie
// zh: 状态仍为“计划”而起始日期已过的联系：应核实是否已经实现。
// en: Ties that still stand as planned though their start has passed: check whether they came about.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.status = 'planned' AND r.since_first < date($as_of)
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, r.since AS since, r.key AS tie
ORDER BY since, tie
