// name: consortium-figures
// title: 各联合体可比的数字 / figures that several consortia give
// columns: measure, unit, period, consortium, value, bound, source, reliability, uid
// zh: 至少两个联合体给出的同一指标与单位的数字，并列以便比较；时期、口径不同者不可直接相比。各来源用词不同时，没有可并列的指标。
// en: Figures of one measure and unit that two consortia or more give, side by side; periods and definitions may differ. Where sources word their measures differently nothing stands side by side.
MATCH (i:Indicator)
MATCH (c:Entity {uid: i.subject_uid})
WHERE c:Consortium
WITH i.measure AS measure, coalesce(i.unit, '') AS unit, count(DISTINCT c.uid) AS consortia, collect(i.uid) AS figures
WHERE consortia > 1
UNWIND figures AS figure
MATCH (i:Record {uid: figure})-[:FROM_SOURCE]->(s:Source)
MATCH (c:Entity {uid: i.subject_uid})
RETURN measure, unit, coalesce(i.period, '') AS period, c.name AS consortium, i.value AS value, i.bound AS bound,
       s.name AS source, s.reliability AS reliability, c.uid AS uid
ORDER BY measure, unit, period, value DESC, uid, i.uid
