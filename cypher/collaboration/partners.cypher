// name: partners
// title: 合作伙伴与其他直接联系 / partners and other direct ties of an organisation
// param: uid entity 机构 / the organisation
// view: yes
// columns: partner, kind, relation, direction, since, status, strength, claims, tie, uid
// zh: 与一个机构有直接联系的一切对象，按强度排列：合作（strong）在前，其次是弱联系，最后是所在地、成员身份等不算合作的（none）。
// en: Everything directly tied to an organisation by strength: collaboration (strong) first, then weak ties, then place, membership and what else is no collaboration (none).
MATCH (e:Entity {uid: $uid})-[r]-(p:Entity)
WHERE r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level)
RETURN p.name AS partner, [l IN labels(p) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       type(r) AS relation, CASE WHEN startNode(r).uid = $uid THEN '→' ELSE '←' END AS direction,
       coalesce(r.since, '') AS since, r.status AS status, r.strength AS strength,
       size(r.claim_ids) AS claims, r.key AS tie, p.uid AS uid
ORDER BY CASE r.strength WHEN 'strong' THEN 0 WHEN 'weak' THEN 1 ELSE 2 END, relation, partner, tie, uid
