// name: unused-sources
// title: 没有用到的来源 / sources that nothing rests on
// columns: source, publisher, reliability, published, uid
// zh: 列出却没有任何记录依据的来源；有结果即为问题。
// en: Sources that are listed and that no record rests on; a row is a problem.
MATCH (s:Source)
OPTIONAL MATCH (s)<-[f:FROM_SOURCE]-(:Record)
WITH s, count(f) AS records
WHERE records = 0
RETURN s.name AS source, coalesce(s.publisher, '') AS publisher, s.reliability AS reliability,
       coalesce(s.published, '') AS published, s.uid AS uid
ORDER BY uid
