// name: partners-of-partners
// title: 伙伴的伙伴 / partners of partners
// param: uid entity 机构 / the organisation
// view: yes
// columns: name, kind, common, via, uid
// zh: 与这个机构没有直接强联系、但有共同合作伙伴的机构。
// en: Bodies that share strong partners with an organisation but have no strong tie with it.
MATCH (e:Entity {uid: $uid})-[r]-(m:Entity)-[s]-(o:Entity)
WHERE o.uid <> $uid AND size(m.parties) > 0 AND size(o.parties) > 0
  AND r.strength = 'strong' AND s.strength = 'strong' AND r.status = 'active' AND s.status = 'active'
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
WITH DISTINCT e, o, m ORDER BY m.uid
OPTIONAL MATCH (e)-[d]-(o)
WHERE d.strength = 'strong' AND (d.stated_level >= $level OR ($inferred AND d.inferred_level >= $level))
WITH o, m, count(d) AS direct ORDER BY m.uid
WHERE direct = 0
WITH o, collect(m.name) AS via
RETURN o.name AS name, [l IN labels(o) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       size(via) AS common, via, o.uid AS uid
ORDER BY common DESC, name, uid
