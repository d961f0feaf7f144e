// name: parties-reached
// title: 与几方有合作 / how many parties an organisation works with
// param: limit count 20 行数 / number of rows
// view: yes
// columns: name, kind, parties_reached, government, schools, associations, enterprises, research, uid
// zh: 每家机构的强伙伴分属政校行企研哪几方，各有几家，计划中与已结束的不算；连着方最多的在前。
// en: How many strong partners an organisation has in each of the five parties, plans and what has ended left out; those who reach most parties first.
MATCH (e:Entity)-[r]-(p:Entity)
WHERE size(e.parties) > 0 AND size(p.parties) > 0 AND r.strength = 'strong' AND NOT r.status IN ['planned', 'ended']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH DISTINCT e, p
WITH e, sum(CASE WHEN '政' IN p.parties THEN 1 ELSE 0 END) AS government,
     sum(CASE WHEN '校' IN p.parties THEN 1 ELSE 0 END) AS schools,
     sum(CASE WHEN '行' IN p.parties THEN 1 ELSE 0 END) AS associations,
     sum(CASE WHEN '企' IN p.parties THEN 1 ELSE 0 END) AS enterprises,
     sum(CASE WHEN '研' IN p.parties THEN 1 ELSE 0 END) AS research
RETURN e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       CASE WHEN government > 0 THEN 1 ELSE 0 END + CASE WHEN schools > 0 THEN 1 ELSE 0 END
       + CASE WHEN associations > 0 THEN 1 ELSE 0 END + CASE WHEN enterprises > 0 THEN 1 ELSE 0 END
       + CASE WHEN research > 0 THEN 1 ELSE 0 END AS parties_reached,
       government, schools, associations, enterprises, research, e.uid AS uid
ORDER BY parties_reached DESC, government + schools + associations + enterprises + research DESC, uid
LIMIT toInteger($limit)
