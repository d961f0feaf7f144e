// name: outside-the-view
// title: 视图之外的联系 / ties outside the view
// view: yes
// columns: from_name, relation, to_name, reason, status, sources, tie
// zh: 当前视图不承认的联系及原因：只是推断（inferred），或来源可靠性不够（low）。先为它们找更好的来源。
// en: Ties that the view leaves out and why: merely inferred, or of too low a source. Find better sources for these.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE NOT (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name,
       CASE WHEN r.inferred_level >= $level THEN 'inferred' ELSE 'low' END AS reason,
       r.status AS status, r.sources AS sources, r.key AS tie
ORDER BY reason, tie
