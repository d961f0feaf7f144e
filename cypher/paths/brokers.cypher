// name: brokers
// title: 谁在居间 / who stands between others
// param: limit count 20 行数 / number of rows
// view: yes
// columns: name, kind, pairs, open_pairs, uid
// zh: 每家机构的强伙伴能组成多少对，其中多少对彼此没有直接的强联系：只有经过它才相连。更细的居间角色见命令 brokers。
// en: How many pairs the strong partners of an organisation form, and how many of these have no strong tie of their own: it stands between them. The command brokers tells the finer roles.
MATCH (x:Entity)-[r]-(e:Entity)-[s]-(y:Entity)
WHERE x.uid < y.uid AND size(x.parties) > 0 AND size(y.parties) > 0 AND size(e.parties) > 0
  AND e.uid <> x.uid AND e.uid <> y.uid
  AND r.strength = 'strong' AND s.strength = 'strong' AND NOT r.status IN ['planned', 'ended'] AND NOT s.status IN ['planned', 'ended']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
WITH DISTINCT e, x, y
OPTIONAL MATCH (x)-[t]-(y)
WHERE t.strength = 'strong' AND NOT t.status IN ['planned', 'ended'] AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH e, x, y, count(t) AS tied
WITH e, count(*) AS pairs, sum(CASE WHEN tied = 0 THEN 1 ELSE 0 END) AS open_pairs
WHERE open_pairs > 0
RETURN e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, pairs, open_pairs, e.uid AS uid
ORDER BY open_pairs DESC, pairs DESC, uid
LIMIT toInteger($limit)
