// name: undated-ties
// title: 没有日期的合作 / cooperation without a date
// view: yes
// columns: from_name, relation, to_name, status, sources, tie
// zh: 既无起始也无截止日期的强联系与共享：任何日期都算作有效，请补日期。
// en: Strong ties and shares with neither a start nor an end: they count on every day; find their dates.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.since_first IS NULL AND r.until_last IS NULL AND (r.strength = 'strong' OR r.share)
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, r.status AS status, r.sources AS sources, r.key AS tie
ORDER BY relation, tie
