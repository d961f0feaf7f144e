// name: declared-group
// title: 一个申报数与其具名者 / one declared count and who is named
// param: group group 来源列出的单位的 group_id、编号或名称的一部分 / group_id or uid of the group, or a part of its name
// columns: group_name, declared, bound, unit, member, reading, until, note, source, reliability, locator, count_source, count_reliability, count_locator, claim, member_uid, uid
// zh: 来源申报了多少，其中谁已具名、名单依据是什么、凭哪条记载（来源与位置是这一条自己的，申报数的另列）；一个也没有具名时，成员一栏为空：是不知道，不是没有。
// en: How many a source declares, and who of them is named, by which reading and claim (source and place are that claim's own; those of the count stand beside); where nobody is, the cell is empty: not known, which is not none.
MATCH (g:DeclaredGroup)-[:FROM_SOURCE]->(s:Source)
WHERE g.uid = $group OR g.group_uid = $group OR g.group_id = $group OR g.name CONTAINS $group
OPTIONAL MATCH (c:Claim)
WHERE c.relation = 'MEMBER_OF_GROUP' AND c.object_uid = g.group_uid
OPTIONAL MATCH (e:Entity {uid: c.subject_uid})
OPTIONAL MATCH (c)-[:FROM_SOURCE]->(t:Source)
RETURN g.name AS group_name, g.declared AS declared, g.bound AS bound, coalesce(g.unit, '') AS unit,
       coalesce(e.name, '') AS member, coalesce(c.role, '') AS reading, coalesce(c.until, '') AS until, coalesce(c.note, '') AS note,
       coalesce(t.name, '') AS source, coalesce(t.reliability, '') AS reliability, coalesce(c.locator, '') AS locator,
       s.name AS count_source, s.reliability AS count_reliability, coalesce(g.locator, '') AS count_locator,
       coalesce(c.uid, '') AS claim, coalesce(e.uid, '') AS member_uid, g.uid AS uid
ORDER BY uid, reading DESC, claim
