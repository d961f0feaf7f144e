// name: statements-by-aspect
// title: 某一方面的全部要点 / everything said on one aspect
// param: aspect aspect 方面：目标、原则、职能、机制、任务、计划、需求、取向、成效、事件 / aspect: aim, principle, function, mechanism, task, plan, need, orientation, result, event
// columns: name, statement, text_en, status, since, source, reliability, published, locator, subject_uid, uid
// empty: 没有这一方面的要点；方面为 aim、principle、function、mechanism、task、plan、need、orientation、result、event / nothing is said on it; aspects are aim, principle, function, mechanism, task, plan, need, orientation, result, event
// zh: 库中各对象在同一方面的要点，如全部机制或全部事件；不按视图过滤。
// en: What is said of all entities on one aspect, for example all mechanisms or all events; unfiltered.
MATCH (t:Statement)-[:FROM_SOURCE]->(s:Source)
WHERE t.aspect = $aspect
MATCH (e:Entity {uid: t.subject_uid})
RETURN e.name AS name, t.name AS statement, coalesce(t.text_en, '') AS text_en, t.status AS status, coalesce(t.since, '') AS since, s.name AS source,
       s.reliability AS reliability, coalesce(s.published, '') AS published, coalesce(t.locator, '') AS locator,
       t.subject_uid AS subject_uid, t.uid AS uid
ORDER BY name, locator, uid
