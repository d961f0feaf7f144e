// name: declared-against-named
// title: 申报数与具名数 / declared against named
// param: consortium entity 联合体 / the consortium
// columns: name, declared, bound, strict, lenient, candidates, in_total, source, uid
// zh: 每个申报群体的申报数，与来源写明、具名同类、只是可能的成员数。没有列出的成员不等于不存在。
// en: What each declared group counts, and how many members are stated, named of that class, or only plausible.
MATCH (g:DeclaredGroup)-[:FROM_SOURCE]->(s:Source)
WHERE g.subject_uid = $consortium
OPTIONAL MATCH (c:Claim)
WHERE c.relation = 'MEMBER_OF_GROUP' AND c.object_uid = g.uid
RETURN g.name AS name, g.declared AS declared, g.bound AS bound,
       count(CASE WHEN c.role = 'strict' THEN 1 END) AS strict,
       count(CASE WHEN c.role = 'lenient' THEN 1 END) AS lenient,
       count(CASE WHEN c.role = 'candidate' THEN 1 END) AS candidates,
       g.in_total AS in_total, s.name AS source, g.uid AS uid
ORDER BY in_total DESC, uid
