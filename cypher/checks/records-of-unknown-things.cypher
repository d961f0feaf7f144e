// name: records-of-unknown-things
// title: 指向不存在对象的记录 / records about entities that are not there
// columns: record, kind, subject, uid
// zh: 描述、记载、数字与来源列出的单位的主体都应在库中；有结果即为问题。
// en: The subject of every description, claim, figure and declared group is in the store; a row is a problem.
MATCH (n:Record)
WHERE n.subject_uid IS NOT NULL
OPTIONAL MATCH (e:Entity {uid: n.subject_uid})
WITH n, e
WHERE e IS NULL
RETURN n.name AS record, [l IN labels(n) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, n.subject_uid AS subject, n.uid AS uid
ORDER BY uid
