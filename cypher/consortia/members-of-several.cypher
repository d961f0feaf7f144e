// name: members-of-several
// title: 加入不止一个联合体者 / members of several consortia or alliances
// view: yes
// columns: name, kind, count, bodies, uid
// zh: 同时属于几个联合体、联盟或共同体的机构：它们把各联合体连在一起。
// en: Bodies that belong to more than one consortium or alliance: what ties the consortia together.
MATCH (e:Entity)-[r]->(c:Entity)
WHERE (c:Consortium OR c:Alliance) AND type(r) IN ['MEMBER_OF', 'LEADS', 'FOUNDED', 'HOSTS', 'PARTICIPATES_IN']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH DISTINCT e, c
ORDER BY c.name, c.uid
WITH e, collect(c.name) AS bodies
WHERE size(bodies) > 1
RETURN e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, size(bodies) AS count, bodies, e.uid AS uid
ORDER BY count DESC, name, uid
