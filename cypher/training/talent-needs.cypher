// name: talent-needs
// title: 人才需求与开设的专业 / needs for talent and who trains for them
// view: yes
// columns: employer, need, headcount, since, schools, names, employer_uid, uid
// zh: 企业或产业对专业、岗位的需求，以及开设该专业的院校。随附的晋江数据中没有来源写明需求，结果为空不等于没有需求。
// en: What enterprises or industries need, and which schools offer it. No source of the Jinjiang data states a need: an empty answer does not mean that there is none.
MATCH (e:Entity)-[n:NEEDS]->(m:Entity)
WHERE (n.stated_level >= $level OR ($inferred AND n.inferred_level >= $level))
OPTIONAL MATCH (s:Entity)-[o:OFFERS]->(m)
WHERE (o.stated_level >= $level OR ($inferred AND o.inferred_level >= $level))
WITH e, n, m, s
ORDER BY s.name, s.uid
WITH e.name AS employer, m.name AS need, n.headcount AS headcount, coalesce(n.since, '') AS since, n.key AS tie,
     e.uid AS employer_uid, m.uid AS need_uid, collect(DISTINCT s.name) AS names
RETURN employer, need, headcount, since, size(names) AS schools, names, employer_uid, need_uid AS uid
ORDER BY employer, need, employer_uid, uid, tie
