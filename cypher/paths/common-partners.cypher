// name: common-partners
// title: 两者共同的联系 / what two entities have in common
// param: a entity 一方 / one
// param: b entity 另一方 / the other
// view: yes
// columns: name, kind, relation_a, relation_b, uid
// zh: 与两者都有联系的对象，以及各凭什么联系；地点也在其中。
// en: Everything tied to both, and by which ties; places are among them.
MATCH (x:Entity {uid: $a})-[r]-(m:Entity)-[s]-(y:Entity {uid: $b})
WHERE m.uid <> $a AND m.uid <> $b
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
RETURN m.name AS name, [l IN labels(m) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, type(r) AS relation_a,
       type(s) AS relation_b, m.uid AS uid
ORDER BY kind, name, relation_a, relation_b, uid, r.key, s.key
