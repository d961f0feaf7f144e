// name: claims-without-source
// title: 没有来源的记载 / claims without a source
// columns: statement, relation, subject, object, uid
// zh: 除“可能”（candidate）外，每条记载都应有来源；有结果即为问题。
// en: Every claim but that of a candidate member should have a source; a row is a problem.
MATCH (c:Claim)
WHERE c.source_uid IS NULL AND NOT (c.relation = 'MEMBER_OF_GROUP' AND c.role = 'candidate')
RETURN c.name AS statement, c.relation AS relation, c.subject_uid AS subject, c.object_uid AS object, c.uid AS uid
ORDER BY uid
