// name: sources
// title: 来源及其分量 / sources and what rests on them
// columns: source, publisher, reliability, published, claims, figures, statements, facts, descriptions, uid
// zh: 每个来源支持多少条记载、多少个数字、多少条要点、多少个属性值、多少个对象的描述，多者在前。
// en: How many claims, figures, statements, facts and descriptions rest on each source, the most used first.
MATCH (s:Source)
OPTIONAL MATCH (s)<-[:FROM_SOURCE]-(n:Record)
WITH s, n, CASE WHEN n IS NULL THEN '' ELSE [l IN labels(n) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] END AS kind
WITH s, sum(CASE WHEN kind = 'Claim' THEN 1 ELSE 0 END) AS claims,
     sum(CASE WHEN kind IN ['Indicator', 'DeclaredGroup'] THEN 1 ELSE 0 END) AS figures,
     sum(CASE WHEN kind = 'Statement' THEN 1 ELSE 0 END) AS statements,
     sum(CASE WHEN kind = 'Fact' THEN 1 ELSE 0 END) AS facts,
     sum(CASE WHEN kind = 'Description' THEN 1 ELSE 0 END) AS descriptions
RETURN s.name AS source, coalesce(s.publisher, '') AS publisher, s.reliability AS reliability,
       coalesce(s.published, '') AS published, claims, figures, statements, facts, descriptions, s.uid AS uid
ORDER BY claims DESC, figures DESC, descriptions DESC, uid
