// name: memberships
// title: 一个机构加入了什么 / what an organisation belongs to
// param: uid entity 机构 / the organisation
// view: yes
// columns: body, kind, relation, role, since, until, status, sources, uid
// zh: 一个机构参加、牵头或发起的联合体、联盟、协会与治理机构。
// en: The consortia, alliances, associations and governing bodies that an organisation belongs to, leads or founded.
MATCH (e:Entity {uid: $uid})-[r]->(c:Entity)
WHERE type(r) IN ['MEMBER_OF', 'LEADS', 'FOUNDED', 'PARTICIPATES_IN', 'SECONDED_TO']
  AND (c:Consortium OR c:Alliance OR c:GovernanceBody OR c:IndustryAssociation OR c:SocialOrganisation OR c:LearnedSociety)
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN c.name AS body, [l IN labels(c) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, type(r) AS relation,
       coalesce(r.role, '') AS role, coalesce(r.since, '') AS since, coalesce(r.until, '') AS until,
       r.status AS status, r.sources AS sources, c.uid AS uid
ORDER BY body, relation, uid, r.key
