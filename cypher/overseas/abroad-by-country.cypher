// name: abroad-by-country
// title: 各国有什么 / what there is in each country
// view: yes
// columns: country, name, kind, steps, planned, country_uid, uid
// zh: 经由“位于”“隶属于”“在外运营”至多三步到达一个国家的对象。来源只写了城市而没有写国家的，不在其中。
// en: Entities that lead to a country by located in, part of or operates abroad in, three steps at most. Where the sources name a city without its country, it is not among them.
MATCH q = (e:Entity)-[:LOCATED_IN|PART_OF|OPERATES_ABROAD_IN*1..3]->(c:Country)
WHERE all(r IN relationships(q) WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level)))
WITH e, c, min(length(q)) AS steps,
     max(CASE WHEN any(r IN relationships(q) WHERE r.status = 'planned') THEN 1 ELSE 0 END) AS plans
RETURN c.name AS country, e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, steps,
       plans = 1 AS planned, c.uid AS country_uid, e.uid AS uid
ORDER BY country, kind, name, country_uid, uid
