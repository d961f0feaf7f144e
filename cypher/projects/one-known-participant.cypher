// name: one-known-participant
// title: 只知一方的共享对象 / shared objects with one known participant
// view: yes
// columns: object, kind, participant, party, uid
// zh: 学院、基地、项目、协议中只有一家机构具名的：应有别家参与而来源没有写明，先查明是谁。
// en: Colleges, bases, projects and agreements of which one participant is named: there should be others that no source names; find out who.
MATCH (e:Entity)-[r]->(o:Entity)
WHERE r.share AND size(e.parties) > 0 AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH o, e
ORDER BY e.uid
WITH o, collect(DISTINCT e.name) AS known, collect(e.parties[0]) AS parties
WHERE size(known) = 1
RETURN o.name AS object, [l IN labels(o) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, known[0] AS participant,
       parties[0] AS party, o.uid AS uid
ORDER BY kind, object, uid
