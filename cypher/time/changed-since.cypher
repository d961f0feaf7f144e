// name: changed-since
// title: 某日以来的变化 / what changed since a date
// param: since date 起始日期 / from this day on
// view: yes
// columns: date, change, from_name, relation, to_name, status, claims, tie
// zh: 某日以来开始或结束的联系。没有日期的联系不在其中。
// en: Ties that began or ended on or after a day. Undated ties are not among them.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE (r.since_first >= date($since) OR r.until_last >= date($since))
  AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN CASE WHEN r.since_first >= date($since) THEN r.since ELSE r.until END AS date,
       CASE WHEN r.since_first >= date($since) THEN 'began' ELSE 'ends' END AS change,
       a.name AS from_name, type(r) AS relation, b.name AS to_name, r.status AS status,
       size(r.claim_ids) AS claims, r.key AS tie
ORDER BY date, change, tie
