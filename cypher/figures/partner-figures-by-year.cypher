// name: partner-figures-by-year
// title: 伙伴之间的数字逐年之和 / figures of partners, year by year
// columns: year, measure, unit, pairs, least, most, contested, at_least, at_most, approximate
// zh: 把两个单位之间的数字按年相加，指标、单位各自分开：一对单位、一个时期一个数；来源说法不一时，least 取其小、most 取其大，contested 是几对说法不一；其中几个只写了下限、上限或约数，另列。没有写明年份的，年一栏为空。
// en: The figures about two organisations added up by year, measure and unit apart: one number for a pair and period; where sources disagree, least takes the smaller and most the greater, and contested counts these; beside, how many say only at least, at most or about. Where no year is stated the cell is empty.
MATCH (i:Indicator)
WHERE i.object_uid IS NOT NULL
WITH CASE WHEN i.subject_uid < i.object_uid THEN i.subject_uid ELSE i.object_uid END AS one,
     CASE WHEN i.subject_uid < i.object_uid THEN i.object_uid ELSE i.subject_uid END AS other, i.measure AS measure,
     coalesce(i.unit, '') AS unit, coalesce(i.period, '') AS period, i.value AS value, i.bound AS bound
WITH one, other, measure, unit, period, min(value) AS low, max(value) AS high,
     max(CASE WHEN bound IN ['ge', 'gt'] THEN 1 ELSE 0 END) AS floors,
     max(CASE WHEN bound IN ['le', 'lt'] THEN 1 ELSE 0 END) AS ceilings,
     max(CASE WHEN bound = 'approx' THEN 1 ELSE 0 END) AS rounded
WITH substring(period, 0, 4) AS year, measure, unit, count(DISTINCT one + ' ' + other) AS pairs,
     sum(low) AS least, sum(high) AS most,
     sum(CASE WHEN low < high THEN 1 ELSE 0 END) AS contested, sum(floors) AS at_least, sum(ceilings) AS at_most,
     sum(rounded) AS approximate
RETURN year, measure, unit, pairs, least, most, contested, at_least, at_most, approximate
ORDER BY year, measure, unit
