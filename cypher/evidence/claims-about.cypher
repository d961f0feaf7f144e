// name: claims-about
// title: 关于一个对象的全部记载 / all that is said of an entity
// param: uid entity 对象 / the entity
// columns: statement, relation, certainty, since, until, status, source, reliability, published, locator, claim
// zh: 以这个对象为主体或客体的每一条记载，来源可靠者、较新者在前；含低可靠与推断的记载。
// en: Every claim with the entity as subject or object, reliable and newer sources first; low and inferred ones included.
MATCH (c:Claim)-[:FROM_SOURCE]->(s:Source)
WHERE c.subject_uid = $uid OR c.object_uid = $uid
RETURN c.name AS statement, c.relation AS relation, c.certainty AS certainty, coalesce(c.since, '') AS since,
       coalesce(c.until, '') AS until, coalesce(c.status, '') AS status, s.name AS source,
       s.reliability AS reliability, coalesce(s.published, '') AS published, coalesce(c.locator, '') AS locator,
       c.uid AS claim
ORDER BY s.level DESC, published DESC, claim
