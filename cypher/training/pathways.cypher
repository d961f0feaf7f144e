// name: pathways
// title: 贯通培养 / pathways through several levels
// view: yes
// columns: from_name, relation, to_name, form, quota, since, status, sources, from_uid, uid
// zh: “3+2”“3+4”等贯通培养：谁与谁衔接（院校或专业），以及由谁开展。衔接的双方不详的，只列出开展者。
// en: Pathways such as 3+2 and 3+4: which schools or majors lead on to which, and who runs them. Where no source names the two ends, only who runs it is listed.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE (type(r) = 'ARTICULATES_TO' OR a:TrainingPathway OR b:TrainingPathway)
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, coalesce(r.form, '') AS form,
       r.quota AS quota, coalesce(r.since, '') AS since, r.status AS status, r.sources AS sources,
       a.uid AS from_uid, b.uid AS uid
ORDER BY relation, from_name, to_name, from_uid, uid, r.key
