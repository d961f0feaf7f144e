// name: conflicting-claims
// title: 说法不一的联系 / ties whose claims differ
// columns: from_name, relation, to_name, sinces, untils, roles, statuses, tie
// zh: 同一条联系的几条记载在起止日期、角色或状态上不同；未写明的不算不同。“2023”与“2023-05”不矛盾，但也列出，以便取较细的一个。
// en: Ties whose claims differ in dates, role or status; what is not stated does not differ. 2023 and 2023-05 agree, and are listed so that the finer one can be taken.
MATCH (a:Entity)-[r]->(b:Entity)
WHERE size(r.claim_ids) > 1
UNWIND r.claim_ids AS claim_uid
MATCH (c:Record {uid: claim_uid})
WITH a, r, b, c
ORDER BY c.uid
WITH a.name AS from_name, type(r) AS relation, b.name AS to_name, r.key AS tie,
     collect(DISTINCT c.since) AS sinces, collect(DISTINCT c.until) AS untils,
     collect(DISTINCT c.role) AS roles, collect(DISTINCT c.status) AS statuses
WHERE size(sinces) > 1 OR size(untils) > 1 OR size(roles) > 1 OR size(statuses) > 1
RETURN from_name, relation, to_name, sinces, untils, roles, statuses, tie
ORDER BY tie
