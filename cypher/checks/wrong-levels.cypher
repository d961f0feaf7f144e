// name: wrong-levels
// title: 可靠性与记载不符的联系 / ties whose level is not that of their claims
// columns: from_name, relation, to_name, stated_level, best_claim, tie
// zh: 联系的写明级别应是其写明记载中最高的一级（没有则为 −1）；有结果即为问题。
// en: The stated level of a tie is the highest among its stated claims (−1 for none); a row is a problem.
MATCH (a:Entity)-[r]->(b:Entity)
UNWIND r.claim_ids AS claim_uid
MATCH (c:Record {uid: claim_uid})
WITH a, r, b, max(CASE WHEN c.certainty = 'stated' THEN c.level ELSE -1 END) AS best
WHERE r.stated_level <> best
RETURN a.name AS from_name, type(r) AS relation, b.name AS to_name, r.stated_level AS stated_level,
       best AS best_claim, r.key AS tie
ORDER BY tie
