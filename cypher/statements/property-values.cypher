// name: property-values
// title: 一项属性的全部取值及来源 / every value of a property with its source
// param: uid entity 对象 / entity
// param: property property 属性，如 所在地、别名、name_en / a property, such as place, aliases, name_en
// columns: value, since, until, certainty, statement, source, reliability, published, locator, uid
// empty: 没有逐项来源；对象的描述见 record / no value has a source of its own; the description of the entity is a record
// zh: 各来源给出的同一属性的取值，最可信的在前（写明、级别高、较新），对象显示的就是第一个。
// en: The values that sources give of one property, the best first (stated, higher level, newer): what the entity shows.
MATCH (f:Fact)-[:FROM_SOURCE]->(s:Source)
WHERE f.subject_uid = $uid AND f.property = $property
RETURN f.value AS value, coalesce(f.since, '') AS since, coalesce(f.until, '') AS until, f.certainty AS certainty, f.name AS statement,
       s.name AS source, s.reliability AS reliability, coalesce(s.published, '') AS published,
       coalesce(f.locator, '') AS locator, f.uid AS uid
ORDER BY certainty DESC, s.level DESC, published DESC, uid
