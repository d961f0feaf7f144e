// name: most-connected
// title: 联系最多者 / the most connected
// param: limit count 20 行数 / number of rows
// view: yes
// columns: name, kind, partners, strong_partners, ties, uid
// zh: 按直接联系的对象数排列的机构（有五方归属者）。
// en: Organisations of the five parties by the number of entities they are tied to.
MATCH (e:Entity)-[r]-(p:Entity)
WHERE size(e.parties) > 0 AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH e, count(DISTINCT p) AS partners, count(r) AS ties,
     count(DISTINCT CASE WHEN r.strength = 'strong' THEN p.uid END) AS strong_partners
RETURN e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       partners, strong_partners, ties, e.uid AS uid
ORDER BY partners DESC, ties DESC, uid
LIMIT toInteger($limit)
