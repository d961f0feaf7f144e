// name: search-statements
// title: 全文查找记载 / full-text search for statements
// param: text text 要找的词 / the words
// columns: score, statement, source, reliability, published, claim
// zh: 用全文索引（cjk 分词）在记载中查找，最相近的在前，连同来源。只用于 Neo4j。
// en: Looks for claims in the full-text index (cjk), the nearest first, with their source. Neo4j only.
CALL db.index.fulltext.queryNodes('statements', $text) YIELD node, score
MATCH (node)-[:FROM_SOURCE]->(s:Source)
RETURN score, node.name AS statement, s.name AS source, s.reliability AS reliability,
       coalesce(s.published, '') AS published, node.uid AS claim
ORDER BY score DESC, claim
LIMIT 50
