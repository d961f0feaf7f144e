// name: counts-by-kind
// title: 各类对象数 / entities by kind
// columns: kind, entities
// zh: 库中每一类对象的数目，不按视图过滤。
// en: How many entities of each kind the store holds, unfiltered.
MATCH (e:Entity)
WITH [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, count(e) AS entities
RETURN kind, entities
ORDER BY entities DESC, kind
