// name: declared-against-named
// title: 申报数与具名数 / declared against named
// param: consortium entity:Consortium 联合体 / the consortium
// columns: name, declared, bound, strict, lenient, candidates, in_total, source, uid
// zh: 来源列出的每类单位的申报数与具名数，名单依据同 G01：strict 为来源写明，lenient 另加同类具名，candidates 只是可能。没有列出的成员不等于不存在；其下一层的各类算在内；已退出的不计。
// en: What each declared group counts, and its members by the readings of G01: strict are stated, lenient are these and the named of that class, candidates only plausible; those of its parts are counted in it; who has left is not.
MATCH (g:DeclaredGroup)-[:FROM_SOURCE]->(s:Source)
WHERE g.subject_uid = $consortium
OPTIONAL MATCH (p:DeclaredGroup)
WHERE p.group_uid = g.group_uid OR p.parent_group = g.group_uid
OPTIONAL MATCH (c:Claim)
WHERE c.relation = 'MEMBER_OF_GROUP' AND c.object_uid = p.group_uid AND c.until IS NULL
WITH g, s,
     collect(DISTINCT CASE WHEN c.role = 'strict' THEN c.subject_uid END) AS stated,
     collect(DISTINCT CASE WHEN c.role IN ['strict', 'lenient'] THEN c.subject_uid END) AS named,
     collect(DISTINCT CASE WHEN c.role = 'candidate' THEN c.subject_uid END) AS plausible
RETURN g.name AS name, g.declared AS declared, g.bound AS bound,
       size(stated) AS strict, size(named) AS lenient,
       size([uid IN plausible WHERE NOT uid IN named]) AS candidates,
       g.in_total AS in_total, s.name AS source, g.uid AS uid
ORDER BY in_total DESC, uid
