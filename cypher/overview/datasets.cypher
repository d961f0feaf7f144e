// name: datasets
// title: 库中的数据集 / data sets in the store
// columns: title, claims, sources, retrieved, licence, uid
// zh: 库中有哪些数据集，各有多少条记载与来源，何时取得，许可如何。
// en: The data sets of the store, how many claims and sources each has, when it was taken over, its licence.
MATCH (d:Dataset)
OPTIONAL MATCH (c:Claim)
WHERE c.dataset = d.dataset
WITH d, count(c) AS claims
OPTIONAL MATCH (s:Source)
WHERE s.dataset = d.dataset
RETURN d.name AS title, claims, count(s) AS sources, coalesce(d.retrieved, '') AS retrieved,
       coalesce(d.licence, '') AS licence, d.uid AS uid
ORDER BY uid
