// name: majors-offered
// title: 谁开设什么专业 / who offers which major
// view: yes
// columns: major, study_level, school, since, status, role, enrolment, sources, major_uid, uid
// zh: 来源写明的开设专业及其层次、年份；没有招生数的，该栏为空。
// en: Majors that sources say are offered, with level and year; enrolment is empty where no source gives it.
MATCH (e:Entity)-[r:OFFERS]->(m:Entity)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN m.name AS major, coalesce(m.study_level, '') AS study_level, e.name AS school,
       coalesce(r.since, '') AS since, r.status AS status, coalesce(r.role, '') AS role,
       r.enrolment AS enrolment, r.sources AS sources, m.uid AS major_uid, e.uid AS uid
ORDER BY major, school, major_uid, uid, r.key
