// name: source-statements
// title: 一个来源说了什么 / what a source says
// param: source source 来源的 source_id、编号，或题名、发布者的一部分 / source_id or uid of the source, or a part of its title or publisher
// columns: statement, kind, subject, relation, object, role, value, unit, bound, certainty, locator, source, uid
// zh: 一个来源的全部记录，按其在文中的位置排列，不按视图过滤：联系的记载、数字、申报数（读作“某对象申报某类若干”）、列为其中单位的具名者、目标与任务等要点（方面在关系一栏）、属性的取值（属性在关系一栏）、对事物的描述；没有数值的也列出。
// en: All records that rest on a source, by their place in it, unfiltered: claims of ties, figures, declared counts, named members of declared groups, statements (their aspect under relation), facts (their property there), descriptions of entities; those without a value as well.
MATCH (n:Record)-[:FROM_SOURCE]->(s:Source)
WHERE s.uid = $source OR s.uid ENDS WITH '/s-' + $source OR s.name CONTAINS $source
   OR s.publisher CONTAINS $source
OPTIONAL MATCH (a:Entity {uid: n.subject_uid})
OPTIONAL MATCH (b:Entity {uid: n.object_uid})
OPTIONAL MATCH (g:DeclaredGroup {group_uid: n.object_uid})
WITH n, s, a, b, min(g.name) AS group_name
RETURN n.name AS statement, [l IN labels(n) WHERE l <> 'Record'][0] AS kind, coalesce(a.name, '') AS subject,
       coalesce(n.relation, n.measure, n.aspect, n.property, n.kind, '') AS relation, coalesce(b.name, group_name, '') AS object,
       coalesce(n.role, '') AS role, coalesce(n.value, n.declared) AS value, coalesce(n.unit, '') AS unit,
       coalesce(n.bound, '') AS bound, coalesce(n.certainty, '') AS certainty, coalesce(n.locator, '') AS locator,
       s.name AS source, n.uid AS uid
ORDER BY source, locator, uid
