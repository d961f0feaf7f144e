// name: statements-of
// title: 一个对象的要点：目标、职能、任务与计划 / aims, functions, tasks and plans of an entity
// param: uid entity 对象 / entity
// param: aspect aspect any 方面：aim、principle、function、mechanism、task、plan、need、orientation、result、event / aspect, or any
// columns: aspect, statement, text_en, status, since, until, certainty, source, reliability, published, locator, uid
// empty: 来源在这方面没有写到它，或尚未录入；可用 find-statements 按词查找 / no source says so of it, or it is not entered yet; find-statements looks for words
// zh: 来源对一个对象所说的、不是联系也不是数字的内容，按方面排列，以本项目自己的话转述；不按视图过滤。
// en: What sources say of an entity that is no tie and no number, by aspect, in the project's own words; unfiltered.
MATCH (t:Statement)-[:FROM_SOURCE]->(s:Source)
WHERE t.subject_uid = $uid AND ($aspect = 'any' OR t.aspect = $aspect)
RETURN t.aspect AS aspect, t.name AS statement, coalesce(t.text_en, '') AS text_en, t.status AS status, coalesce(t.since, '') AS since,
       coalesce(t.until, '') AS until, t.certainty AS certainty, s.name AS source, s.reliability AS reliability,
       coalesce(s.published, '') AS published, coalesce(t.locator, '') AS locator, t.uid AS uid
ORDER BY aspect, locator, uid
