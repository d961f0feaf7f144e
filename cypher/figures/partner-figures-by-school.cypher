// name: partner-figures-by-school
// title: 各院校与伙伴的数字之和 / figures with partners, by school
// columns: name, measure, unit, period, partners, least, most, contested, at_least, at_most, approximate, uid
// zh: 把每所院校与各伙伴的数字相加，指标、单位、时期各自分开：一对伙伴一个数；来源说法不一时，least 取其小、most 取其大，contested 是几对说法不一；其中几对只写了下限、上限或约数，另列。没有写明的不在内。
// en: The figures of each school with its partners, added up, measure, unit and period apart: one number for each pair; where sources disagree, least takes the smaller and most the greater, and contested counts these pairs; beside, how many say only at least, at most or about. What nobody states is not in it.
MATCH (i:Indicator)
WHERE i.object_uid IS NOT NULL
UNWIND [i.subject_uid, i.object_uid] AS uid
MATCH (e:School {uid: uid})
WITH e, CASE WHEN uid = i.subject_uid THEN i.object_uid ELSE i.subject_uid END AS other, i.measure AS measure,
     coalesce(i.unit, '') AS unit, coalesce(i.period, '') AS period, i.value AS value, i.bound AS bound
WITH e, other, measure, unit, period, min(value) AS low, max(value) AS high,
     max(CASE WHEN bound IN ['ge', 'gt'] THEN 1 ELSE 0 END) AS floors,
     max(CASE WHEN bound IN ['le', 'lt'] THEN 1 ELSE 0 END) AS ceilings,
     max(CASE WHEN bound = 'approx' THEN 1 ELSE 0 END) AS rounded
RETURN e.name AS name, measure, unit, period, count(other) AS partners, sum(low) AS least, sum(high) AS most,
       sum(CASE WHEN low < high THEN 1 ELSE 0 END) AS contested,
       sum(floors) AS at_least, sum(ceilings) AS at_most, sum(rounded) AS approximate, e.uid AS uid
ORDER BY name, measure, unit, period, uid
