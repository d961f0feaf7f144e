// name: ties-between-parties
// title: 五方之间的强联系 / strong ties between the parties
// view: yes
// columns: party_a, party_b, ties, pairs
// zh: 政校行企研两两之间有多少条直接的强联系、多少对机构；属于几方的机构在每一方各计一次，共建同一对象不在此列；计划中与已结束的不算。
// en: How many direct strong ties, and how many pairs of bodies, stand between each two parties; a body of several parties counts under each, neither shared objects, nor plans, nor what has ended count here.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.strength = 'strong' AND NOT r.status IN ['planned', 'ended'] AND size(a.parties) > 0 AND size(b.parties) > 0
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
UNWIND a.parties AS p
UNWIND b.parties AS q
WITH CASE WHEN p < q THEN p ELSE q END AS party_a, CASE WHEN p < q THEN q ELSE p END AS party_b,
     CASE WHEN a.uid < b.uid THEN a.uid + ' ' + b.uid ELSE b.uid + ' ' + a.uid END AS pair
RETURN party_a, party_b, count(pair) AS ties, count(DISTINCT pair) AS pairs
ORDER BY ties DESC, party_a, party_b
