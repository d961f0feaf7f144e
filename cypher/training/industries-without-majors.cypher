// name: industries-without-majors
// title: 未见对接专业的产业 / industries that no known major serves
// view: yes
// columns: industry, others, uid
// zh: 库中没有专业对接的产业，以及为它服务或属于它的其他对象数。没有记录不等于没有专业。
// en: Industries that no major on record serves, and how many other entities serve them or belong to them. Not recorded does not mean that there is none.
MATCH (i:Entity)
WHERE i:Industry OR i:IndustryCluster
OPTIONAL MATCH (m:Major)-[t]->(i)
WHERE (t.stated_level >= $level OR ($inferred AND t.inferred_level >= $level))
WITH i, count(t) AS majors
WHERE majors = 0
OPTIONAL MATCH (e:Entity)-[r]->(i)
WHERE (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN i.name AS industry, count(DISTINCT e.uid) AS others, i.uid AS uid
ORDER BY others DESC, industry, uid
