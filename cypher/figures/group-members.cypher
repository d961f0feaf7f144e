// name: group-members
// title: 来源列出的单位中谁已具名 / who is named in the declared groups
// param: consortium entity:Consortium 联合体 / the consortium
// columns: group_name, declared, member, reading, until, group_uid, uid
// zh: 来源列出的每类单位中已具名的与名单依据：来源写明（strict）、同类具名（lenient）、只是可能（candidate，从不计数）；已退出的有截止日期。
// en: The members that are named of each declared group, and by which reading: stated (strict), named of that class (lenient), only plausible (candidate, never counted); who has left has an end.
MATCH (g:DeclaredGroup)
WHERE g.subject_uid = $consortium
MATCH (c:Claim)
WHERE c.relation = 'MEMBER_OF_GROUP' AND c.object_uid = g.group_uid
MATCH (e:Entity {uid: c.subject_uid})
RETURN g.name AS group_name, g.declared AS declared, e.name AS member, c.role AS reading, coalesce(c.until, '') AS until,
       g.uid AS group_uid, e.uid AS uid
ORDER BY group_uid, reading DESC, member, uid
