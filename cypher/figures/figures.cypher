// name: figures
// title: 一个对象的数字 / figures of an entity
// param: uid entity 对象 / the entity
// columns: measure, partner, period, value, bound, unit, source, reliability, published, locator, uid
// zh: 来源给出的关于一个对象的全部数字，连同它与伙伴之间的（partner 为对方），连同界限（ge 为“以上”，approx 为“约”）；不按视图过滤。
// en: All figures that sources give of an entity, or of it and a partner, with their bound (ge: at least, approx: about); unfiltered.
MATCH (i:Indicator)-[:FROM_SOURCE]->(s:Source)
WHERE i.subject_uid = $uid OR i.object_uid = $uid
WITH i, s, CASE WHEN i.object_uid = $uid THEN i.subject_uid ELSE i.object_uid END AS other
OPTIONAL MATCH (e:Entity)
WHERE e.uid = other
RETURN i.measure AS measure, coalesce(e.name, '') AS partner, coalesce(i.period, '') AS period, i.value AS value, i.bound AS bound,
       coalesce(i.unit, '') AS unit, s.name AS source, s.reliability AS reliability,
       coalesce(s.published, '') AS published, coalesce(i.locator, '') AS locator, i.uid AS uid
ORDER BY measure, partner, period, s.level DESC, value, uid
