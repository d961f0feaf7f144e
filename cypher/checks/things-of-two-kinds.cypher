// name: things-of-two-kinds
// title: 类别不唯一的对象 / entities that are not of one kind
// columns: name, kinds, uid
// zh: 每个对象恰有一个类别标签；有结果即为问题。
// en: Every entity has exactly one label for its kind; a row is a problem.
MATCH (e:Entity)
WITH e, size([l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']]) AS kinds
WHERE kinds <> 1
RETURN e.name AS name, kinds, e.uid AS uid
ORDER BY uid
