// name: find
// title: 按名称查找 / find by name
// param: text text 名称的一部分 / a part of the name
// columns: name, kind, aliases, place, uid
// zh: 名称、英文名或别名含有所给文字的对象。
// en: Entities whose name, English name or alias contains a text.
MATCH (e:Entity)
WHERE e.name CONTAINS $text OR toLower(coalesce(e.name_en, '')) CONTAINS toLower($text)
  OR any(alias IN coalesce(e.aliases, []) WHERE alias CONTAINS $text)
RETURN e.name AS name, [l IN labels(e) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association', 'Company', 'Research']][0] AS kind,
       coalesce(e.aliases, []) AS aliases, coalesce(e.place, '') AS place, e.uid AS uid
ORDER BY name, uid
