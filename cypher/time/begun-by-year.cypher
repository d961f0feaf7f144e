// name: begun-by-year
// title: 每年开始的联系 / ties by the year they began
// view: yes
// columns: year, ties, strong, planned
// zh: 每年开始（或计划开始）多少条联系，其中多少是强联系；没有起始日期的归入空白一行。来源多写近年，增长不全是实情。
// en: How many ties began, or are planned to begin, in each year, and how many are strong; undated ones share an empty year. Sources tell more of recent years: growth is not all fact.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH coalesce(substring(r.since, 0, 4), '') AS year, r.strength AS strength, r.status AS status
RETURN year, count(*) AS ties, sum(CASE WHEN strength = 'strong' THEN 1 ELSE 0 END) AS strong,
       sum(CASE WHEN status = 'planned' THEN 1 ELSE 0 END) AS planned
ORDER BY year
