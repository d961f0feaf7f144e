// name: same-names
// title: 同名的对象 / entities of one name
// columns: shared_name, entities, kinds, uids
// zh: 名称或别名相同的对象：可能是同一个，也可能确是两个，须由人判断。
// en: Entities that share a name or alias: one entity twice, or two indeed; a person has to decide.
MATCH (e:Entity)
UNWIND [e.name] + coalesce(e.aliases, []) AS known_as
WITH DISTINCT known_as, e.uid AS entity_uid, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind
ORDER BY entity_uid
WITH known_as, collect(entity_uid) AS uids, collect(kind) AS kinds
WHERE size(uids) > 1
RETURN known_as AS shared_name, size(uids) AS entities, kinds, uids
ORDER BY entities DESC, shared_name
