// name: find-statements
// title: 在陈述中查找 / search the statements
// param: text text 陈述中的文字 / a text in the statement
// columns: statement, relation, certainty, source, reliability, published, locator, subject, object, claim
// zh: 陈述文字中含有所给文字的全部陈述，来源可靠者在前；不按视图过滤。
// en: All claims whose statement contains a text, the most reliable sources first; unfiltered.
MATCH (c:Claim)-[:FROM_SOURCE]->(s:Source)
WHERE toLower(c.name) CONTAINS toLower($text)
RETURN c.name AS statement, c.relation AS relation, c.certainty AS certainty, s.name AS source,
       s.reliability AS reliability, coalesce(s.published, '') AS published, coalesce(c.locator, '') AS locator,
       c.subject_uid AS subject, c.object_uid AS object, c.uid AS claim
ORDER BY s.level DESC, published DESC, claim
