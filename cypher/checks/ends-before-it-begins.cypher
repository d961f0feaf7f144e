// name: ends-before-it-begins
// title: 先结束后开始 / ends before it begins
// columns: from_name, relation, to_name, since, until, tie
// zh: 截止日期早于起始日期的联系；有结果即为问题。
// en: Ties that end before they begin; a row is a problem.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.until_last < r.since_first
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, r.since AS since, r.until AS until, r.key AS tie
ORDER BY tie
