// name: ending-until
// title: 某日之前到期的联系 / ties that end until a day
// param: as_of date 截至日期 / until this day
// view: yes
// columns: until, from_name, relation, to_name, status, tie
// zh: 截止日期不晚于所给日期的联系，无论是否已标明结束：到期的协议应续签，或改标为已结束。来源很少写明截止日期。
// en: Ties whose stated end is not after the day, marked as ended or not: agreements to renew, or to mark as ended. Sources seldom state an end.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.until_last <= date($as_of) AND (r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level))
RETURN r.until AS until, a.name AS from_name, type(r) AS relation, b.name AS to_name, r.status AS status, r.key AS tie
ORDER BY r.until_last DESC, tie
