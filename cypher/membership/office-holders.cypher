// name: office-holders
// title: 公职人员 / holders of public offices
// view: yes
// columns: person, role, body, source, published, person_uid, uid
// zh: 人员在来源日期担任的公职。
// en: Public offices that persons held at the date of a source.
MATCH (p:Entity)-[r:HOLDS_ROLE]->(b:Entity)
WHERE r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level)
UNWIND r.claim_ids AS claim_uid
MATCH (c:Record {uid: claim_uid})-[:FROM_SOURCE]->(s:Source)
RETURN p.name AS person, coalesce(c.role, '') AS role, b.name AS body, s.name AS source,
       coalesce(s.published, '') AS published, p.uid AS person_uid, b.uid AS uid
ORDER BY person, body, published, source, person_uid, uid, c.uid
