// name: industry-ties
// title: 按产业看联系 / ties by industry
// view: yes
// columns: industry, name, kind, relation, status, sources, industry_uid, uid
// zh: 每个产业由哪些专业、平台、院校与企业对接或服务。
// en: Which majors, platforms, schools and enterprises serve each industry.
MATCH (e:Entity)-[r]->(i:Entity)
WHERE (i:Industry OR i:IndustryCluster) AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN i.name AS industry, e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       type(r) AS relation, r.status AS status, r.sources AS sources, i.uid AS industry_uid, e.uid AS uid
ORDER BY industry, relation, name, industry_uid, uid
