// name: governance
// title: 治理机构与其人员 / governing bodies and who sits in them
// param: consortium entity:Consortium 联合体 / the consortium
// view: yes
// columns: body, person, role, since, body_uid, uid
// zh: 联合体的理事会、秘书处与工作专班，以及来源写明在其中任职的人员；没有写明的，人员一栏为空。
// en: Council, secretariat and task forces of a consortium, and the persons that a source names in them; none named leaves the cell empty.
MATCH q = (g:GovernanceBody)-[:PART_OF|HAS_UNIT*1..3]-(c:Entity {uid: $consortium})
WHERE all(u IN relationships(q) WHERE (u.stated_level >= $level OR ($inferred AND u.inferred_level >= $level)))
WITH DISTINCT g
OPTIONAL MATCH (p:Person)-[r:HOLDS_ROLE]->(g)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN g.name AS body, coalesce(p.name, '') AS person, coalesce(r.role, '') AS role,
       coalesce(r.since, '') AS since, g.uid AS body_uid, coalesce(p.uid, '') AS uid
ORDER BY body, person, role, body_uid, uid
