// name: shared-objects
// title: 与谁共建共享什么 / what is shared with whom
// param: uid entity 机构 / the organisation
// view: yes
// columns: object, kind, partner, party, relation, since, status, object_uid, uid
// zh: 一个机构有份的学院、基地、项目与协议，以及同在其中的其他机构。
// en: The colleges, bases, projects and agreements in which an organisation has a share, and who else has one.
MATCH (e:Entity {uid: $uid})-[r]->(o:Entity)<-[s]-(p:Entity)
WHERE r.share AND s.share AND p.uid <> $uid AND size(p.parties) > 0
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
WITH DISTINCT o, p, s
RETURN o.name AS object, [l IN labels(o) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, p.name AS partner,
       p.parties[0] AS party, type(s) AS relation, coalesce(s.since, '') AS since, s.status AS status,
       o.uid AS object_uid, p.uid AS uid
ORDER BY object, partner, relation, object_uid, uid, s.key
