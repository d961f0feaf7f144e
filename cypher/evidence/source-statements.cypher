// name: source-statements
// title: 一个来源说了什么 / what a source says
// param: source text 来源的编号或题名的一部分 / uid of the source, or a part of its title
// columns: statement, subject, relation, object, role, certainty, locator, source, claim
// zh: 一个来源中的全部陈述，按其在文中的位置排列；不按视图过滤。
// en: All claims that rest on a source, by their place in it; unfiltered.
MATCH (c:Claim)-[:FROM_SOURCE]->(s:Source)
WHERE (s.uid = $source OR s.name CONTAINS $source) AND c.relation <> 'MEMBER_OF_GROUP'
MATCH (a:Entity {uid: c.subject_uid})
MATCH (b:Entity {uid: c.object_uid})
RETURN c.name AS statement, a.name AS subject, c.relation AS relation, b.name AS object,
       coalesce(c.role, '') AS role, c.certainty AS certainty, coalesce(c.locator, '') AS locator,
       s.name AS source, c.uid AS claim
ORDER BY source, locator, claim
