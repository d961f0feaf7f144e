// name: search-names
// title: 全文查找名称 / full-text search for names
// param: text text 名称的一部分 / a part of the name
// columns: score, name, name_en, aliases, uid
// zh: 用全文索引（cjk 分词）在名称、英文名与别名中查找，最相近的在前。只用于 Neo4j。
// en: Looks for names, English names and aliases in the full-text index (cjk), the nearest first. Neo4j only.
CALL db.index.fulltext.queryNodes('names', $text) YIELD node, score
RETURN score, node.name AS name, coalesce(node.name_en, '') AS name_en, coalesce(node.aliases, []) AS aliases,
       node.uid AS uid
ORDER BY score DESC, uid
LIMIT 50
