// name: platforms
// title: 平台由谁建设运营 / who builds and runs the platforms
// view: yes
// columns: platform, kind, body, party, relation, since, status, platform_uid, uid
// zh: 科研平台、服务平台与信息平台的建设、运营、承载、出资与牵头单位。
// en: The bodies that build, run, host, fund or lead research, service and information platforms.
MATCH (e:Entity)-[r]->(p:Entity)
WHERE (p:ResearchPlatform OR p:ServicePlatform OR p:DigitalPlatform)
  AND type(r) IN ['CO_BUILDS', 'OPERATES', 'HOSTS', 'FOUNDED', 'FUNDS', 'INVESTS_IN', 'LEADS', 'RESEARCHES_WITH']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN p.name AS platform, [l IN labels(p) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, e.name AS body,
       coalesce(e.parties[0], '') AS party, type(r) AS relation, coalesce(r.since, '') AS since,
       r.status AS status, p.uid AS platform_uid, e.uid AS uid
ORDER BY platform, relation, body, platform_uid, uid, r.key
