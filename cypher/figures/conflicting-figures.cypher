// name: conflicting-figures
// title: 互相矛盾的数字 / figures that contradict each other
// columns: name, partner, measure, period, unit, values, source_names, lowest_level, uid
// zh: 同一对象（及伙伴）、指标、时期、单位而数值不同的数字；不按可靠性过滤，最低一级来源另列。
// en: Figures of one entity (and partner), measure, period and unit that differ; unfiltered, the lowest level beside them.
MATCH (i:Indicator)-[:FROM_SOURCE]->(s:Source)
WITH i, s ORDER BY i.value, i.uid
WITH CASE WHEN i.object_uid < i.subject_uid THEN i.object_uid ELSE i.subject_uid END AS subject,
     CASE WHEN i.object_uid < i.subject_uid THEN i.subject_uid ELSE coalesce(i.object_uid, '') END AS object, i.measure AS measure, coalesce(i.period, '') AS period,
     coalesce(i.unit, '') AS unit,
     collect(DISTINCT i.value) AS values, collect(s.name) AS source_names, min(s.level) AS lowest_level
WHERE size(values) > 1
MATCH (e:Entity {uid: subject})
OPTIONAL MATCH (p:Entity {uid: object})
RETURN e.name AS name, coalesce(p.name, '') AS partner, measure, period, unit, values, source_names, lowest_level, subject AS uid
ORDER BY measure, period, unit, uid, partner
