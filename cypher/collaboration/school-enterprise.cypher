// name: school-enterprise
// title: 校企合作对 / pairs of school and enterprise
// param: limit count 50 行数 / number of rows
// view: yes
// columns: school, enterprise, bonds, ways, school_uid, uid
// zh: 每一对有合作的院校与企业，以及凭什么：直接的强联系，或共同有份的学院、基地、项目、协议。计划中与已结束的不算。
// en: Each school and enterprise that work together, and by what: direct strong ties, or objects in which both have a share. Plans, and what has ended, do not count.
CALL () {
  MATCH (a:Entity)-[r]-(b:Entity)
  WHERE '校' IN a.parties AND '企' IN b.parties AND r.strength = 'strong' AND NOT r.status IN ['planned', 'ended']
    AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
  RETURN a.uid AS school_uid, b.uid AS enterprise_uid, type(r) AS way
  UNION
  MATCH (a:Entity)-[r]->(o:Entity)<-[s]-(b:Entity)
  WHERE '校' IN a.parties AND '企' IN b.parties AND r.share AND s.share AND a.uid <> b.uid
    AND NOT r.status IN ['planned', 'ended'] AND NOT s.status IN ['planned', 'ended']
    AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
    AND (s.stated_level >= $level OR ($inferred AND s.inferred_level >= $level))
  RETURN a.uid AS school_uid, b.uid AS enterprise_uid, o.name AS way
}
WITH school_uid, enterprise_uid, way
ORDER BY way
WITH school_uid, enterprise_uid, collect(way) AS ways
MATCH (a:Entity {uid: school_uid})
MATCH (b:Entity {uid: enterprise_uid})
RETURN a.name AS school, b.name AS enterprise, size(ways) AS bonds, ways, a.uid AS school_uid, b.uid AS uid
ORDER BY bonds DESC, school, enterprise, school_uid, uid
LIMIT toInteger($limit)
