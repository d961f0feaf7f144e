// name: members-by-party
// title: 各方成员 / members by party
// param: consortium entity:Consortium 联合体 / the consortium
// view: yes
// columns: party, name, kind, relation, role, status, sources, uid
// zh: 联合体的成员单位与牵头、依托单位，按政校行企研五方排列。只列有来源写明的成员，不代表全部成员。
// en: Members, lead bodies and host parks of a consortium by party. Only members that a source names.
MATCH (e:Entity)-[r]->(c:Entity)
WHERE c.uid = $consortium AND type(r) IN ['MEMBER_OF', 'LEADS', 'HOSTS', 'FOUNDED']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN coalesce(e.parties[0], '') AS party, e.name AS name,
       [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       type(r) AS relation, coalesce(r.role, '') AS role, r.status AS status, r.sources AS sources, e.uid AS uid
ORDER BY party, name, relation, uid
