// name: major-chains
// title: 院校—专业—产业—企业 / from school by major and industry to enterprise
// view: yes
// columns: industry, major, school, enterprises, names, industry_uid, major_uid, uid
// zh: 专业对接的产业、开设它的院校，以及属于这个产业的企业：一条链上谁可以对接谁。企业一栏为零，是来源没有写明企业的产业。晋江数据中专业与产业的对接都是推断，默认视图没有结果，加 --inferred 才有。
// en: The industry that a major serves, the schools that offer it, and the enterprises of the industry: who could meet along the chain. No enterprise means that no source states the industry of one. In the Jinjiang data all ties of majors to industries are inferred: the default view has no row, --inferred has some.
MATCH (s:Entity)-[o:OFFERS]->(m:Entity)-[t]->(i:Entity)
WHERE (i:Industry OR i:IndustryCluster) AND type(t) IN ['SERVES_INDUSTRY', 'SERVES', 'TRAINS_FOR']
  AND (o.stated_level >= $level OR ($inferred AND o.inferred_level >= $level))
  AND (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH DISTINCT s, m, i
OPTIONAL MATCH (f:Entity)-[n:OPERATES_IN]->(i)
WHERE '企' IN f.parties AND (n.stated_level >= $level OR ($inferred AND n.inferred_level >= $level))
WITH s, m, i, f
ORDER BY f.name, f.uid
WITH s, m, i, collect(DISTINCT f.name) AS names
RETURN i.name AS industry, m.name AS major, s.name AS school, size(names) AS enterprises, names,
       i.uid AS industry_uid, m.uid AS major_uid, s.uid AS uid
ORDER BY industry, major, school, industry_uid, major_uid, uid
