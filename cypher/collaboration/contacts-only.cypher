// name: contacts-only
// title: 有接触而未见合作 / contact, but no known cooperation
// view: yes
// columns: a, b, contacts, latest, a_uid, uid
// zh: 走访、出席、展会等接触之外，库中没有强联系、也没有共享对象的两家机构：可以跟进的线索。没有记录不等于没有合作。
// en: Two bodies with a visit, an attendance or the like, and neither a strong tie nor a shared object on record: leads to follow. Not recorded does not mean that there is none.
MATCH (x:Entity)-[w]-(y:Entity)
WHERE w.strength = 'weak' AND x.uid < y.uid AND size(x.parties) > 0 AND size(y.parties) > 0
  AND (w.stated_level >= $level OR ($inferred AND w.inferred_level >= $level))
WITH x, y, w
ORDER BY w.key
WITH x, y, collect(DISTINCT type(w)) AS contacts, max(coalesce(w.since, '')) AS latest
OPTIONAL MATCH (x)-[s]-(y)
WHERE s.strength = 'strong'
WITH x, y, contacts, latest, count(s) AS strong
OPTIONAL MATCH (x)-[m]->(:Entity)<-[n]-(y)
WHERE m.share AND n.share
WITH x, y, contacts, latest, strong, count(m) AS shared
WHERE strong = 0 AND shared = 0
RETURN x.name AS a, y.name AS b, contacts, latest, x.uid AS a_uid, y.uid AS uid
ORDER BY latest DESC, a_uid, uid
