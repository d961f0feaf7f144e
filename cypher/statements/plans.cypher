// name: plans
// title: 计划与打算 / plans
// param: uid entity any 对象，不给则为全部 / entity, all without
// columns: name, statement, text_en, status, since, until, source, reliability, published, locator, subject_uid, uid
// zh: 来源写到的计划，以及状态为计划的其他内容；计划从不当作已有的事实。
// en: Plans that sources speak of, and whatever else is planned; a plan is never taken for a fact.
MATCH (t:Statement)-[:FROM_SOURCE]->(s:Source)
WHERE (t.aspect = 'plan' OR t.status = 'planned') AND ($uid = 'any' OR t.subject_uid = $uid)
MATCH (e:Entity {uid: t.subject_uid})
RETURN e.name AS name, t.name AS statement, coalesce(t.text_en, '') AS text_en, t.status AS status, coalesce(t.since, '') AS since,
       coalesce(t.until, '') AS until, s.name AS source, s.reliability AS reliability,
       coalesce(s.published, '') AS published, coalesce(t.locator, '') AS locator, t.subject_uid AS subject_uid,
       t.uid AS uid
ORDER BY name, locator, uid
