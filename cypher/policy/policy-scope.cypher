// name: policy-scope
// title: 政策适用于谁 / what policies apply to
// view: yes
// columns: policy, relation, name, kind, status, sources, policy_uid, uid
// zh: 来源写明的政策适用对象与服务对象。
// en: What policies apply to or serve, as far as sources state it.
MATCH (p:Policy)-[r]->(e:Entity)
WHERE type(r) IN ['APPLIES_TO', 'SERVES'] AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN p.name AS policy, type(r) AS relation, e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       r.status AS status, r.sources AS sources, p.uid AS policy_uid, e.uid AS uid
ORDER BY policy, relation, name, policy_uid, uid
