// name: record
// title: 一条记录及其出处 / a record and where it stands
// param: record record 记录的编号，如 claim_ids 中的一个 / uid of the record, for example one of claim_ids
// columns: statement, kind, note, certainty, source, reliability, published, locator, subject_uid, object_uid, uid
// zh: 缺口、联系与图上给出的编号背后是什么：一条记载、一个数字、一个申报数、一项属性、一条要点或一段描述，连同其来源与在文中的位置；没有来源的也列出，来源一栏为空。
// en: What stands behind a uid given by gaps, ties and the map: a claim, a figure, a declared count, a fact, a statement or a description, with its source and its place there; one without a source has empty cells.
MATCH (n:Record)
WHERE n.uid = $record OR n.group_uid = $record
OPTIONAL MATCH (n)-[:FROM_SOURCE]->(s:Source)
RETURN n.name AS statement, [l IN labels(n) WHERE l <> 'Record'][0] AS kind, coalesce(n.note, '') AS note,
       coalesce(n.certainty, '') AS certainty, coalesce(s.name, '') AS source, coalesce(s.reliability, '') AS reliability,
       coalesce(s.published, '') AS published, coalesce(n.locator, '') AS locator, n.subject_uid AS subject_uid,
       coalesce(n.object_uid, '') AS object_uid, n.uid AS uid
ORDER BY uid
