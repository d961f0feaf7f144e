// name: policies
// title: 政策与发布者 / policies and who issued them
// view: yes
// columns: policy, number, issuer, since, sources, policy_uid, uid
// zh: 政策文件、文号、发布者与日期；来源没有写明文号或发布者的为空。
// en: Policy documents with number, issuer and date; what no source states is empty.
MATCH (p:Policy)
OPTIONAL MATCH (g:Entity)-[r:ISSUED]->(p)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN p.name AS policy, coalesce(p.number, '') AS number, coalesce(g.name, '') AS issuer,
       coalesce(r.since, '') AS since, coalesce(r.sources, 0) AS sources, p.uid AS policy_uid,
       coalesce(g.uid, '') AS uid
ORDER BY since DESC, policy, issuer, policy_uid, uid
