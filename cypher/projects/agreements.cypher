// name: agreements
// title: 签约与协议 / agreements signed
// view: yes
// columns: from_name, relation, to_name, role, since, until, status, sources, tie
// zh: 谁与谁签约、谁签署了哪份协议，以及起止日期；没有写明截止日期的为空。
// en: Who signed with whom, or which agreement, from when until when; no stated end leaves the cell empty.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE type(r) IN ['SIGNED', 'SIGNED_WITH'] AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, coalesce(r.role, '') AS role,
       coalesce(r.since, '') AS since, coalesce(r.until, '') AS until, r.status AS status,
       r.sources AS sources, r.key AS tie
ORDER BY since DESC, from_name, to_name, tie
