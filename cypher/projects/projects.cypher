// name: projects
// title: 项目与参与者 / projects and who takes part
// view: yes
// columns: project, participant, party, relation, role, since, until, status, project_uid, uid
// zh: 每个项目的参与、运营与承包单位；没有写明参与者的项目也列出，参与者一栏为空。
// en: Who takes part in, runs or carries out each project; projects without a named participant are listed with an empty cell.
MATCH (o:Project)
OPTIONAL MATCH (e:Entity)-[r]->(o)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN o.name AS project, coalesce(e.name, '') AS participant, coalesce(e.parties[0], '') AS party,
       coalesce(type(r), '') AS relation, coalesce(r.role, '') AS role, coalesce(r.since, '') AS since,
       coalesce(r.until, '') AS until, coalesce(r.status, '') AS status, o.uid AS project_uid,
       coalesce(e.uid, '') AS uid
ORDER BY project, participant, relation, project_uid, uid, r.key
