// name: figures-by-measure
// title: 一个指标的各家数字 / one measure, entity by entity
// param: measure measure 指标名的一部分 / a part of the measure's name
// columns: measure, unit, period, name, value, bound, source, reliability, subject_uid, uid
// zh: 名称含有所给文字的指标，各对象的数字并列；时期不同者不可直接相比。
// en: Figures whose measure contains a text, entity beside entity; those of different periods do not compare.
MATCH (i:Indicator)-[:FROM_SOURCE]->(s:Source)
WHERE i.measure CONTAINS $measure
MATCH (e:Entity {uid: i.subject_uid})
RETURN i.measure AS measure, coalesce(i.unit, '') AS unit, coalesce(i.period, '') AS period, e.name AS name,
       i.value AS value, i.bound AS bound, s.name AS source, s.reliability AS reliability,
       e.uid AS subject_uid, i.uid AS uid
ORDER BY measure, unit, period, value DESC, subject_uid, uid
