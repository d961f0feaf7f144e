// name: records-without-link
// title: 没有连到来源的记录 / records that are not linked to their source
// columns: record, kind, source_uid, uid
// zh: 写有来源编号的记录都应连到那个来源；有结果即为问题。
// en: Every record that names a source is linked to it; a row is a problem.
MATCH (n:Record)
WHERE n.source_uid IS NOT NULL
OPTIONAL MATCH (n)-[:FROM_SOURCE]->(s:Source)
WITH n, s
WHERE s IS NULL OR s.uid <> n.source_uid
RETURN n.name AS record, [l IN labels(n) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind, n.source_uid AS source_uid, n.uid AS uid
ORDER BY uid
