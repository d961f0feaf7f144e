// name: graduate-flows
// title: 毕业生去向 / where graduates go
// view: yes
// columns: school, employer, relation, headcount, since, status, sources, school_uid, uid
// zh: 院校向企业输送、企业接收毕业生的联系；来源没有人数的，该栏为空。晋江数据只有两条，来源都低于默认视图：加 --reliability low --inferred 才有结果。
// en: Ties by which schools send graduates to enterprises, or enterprises hire them; the number is empty where no source gives it. The Jinjiang data have two, both outside the default view: add --reliability low --inferred.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) IN ['EMPLOYS_GRADUATES', 'SUPPLIES_TALENT_TO']
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
WITH r, CASE type(r) WHEN 'EMPLOYS_GRADUATES' THEN b ELSE a END AS s,
     CASE type(r) WHEN 'EMPLOYS_GRADUATES' THEN a ELSE b END AS e
RETURN s.name AS school, e.name AS employer, type(r) AS relation, r.headcount AS headcount,
       coalesce(r.since, '') AS since, r.status AS status, r.sources AS sources, s.uid AS school_uid, e.uid AS uid
ORDER BY school, employer, relation, school_uid, uid, r.key
