// name: events
// title: 活动与参与者 / events and who took part
// param: event text any 活动的编号或名称的一部分 / uid of the event, or a part of its name
// view: yes
// columns: event, since, until, relation, name, role, statement, certainty, source, reliability, locator, claim, uid, event_uid
// empty: 库里没有这样的活动 / the store has no such event
// zh: 会议、揭牌、签约与对接活动，各有谁主办、承办、出席、参展，在哪里，属于什么，每行一条记载。没有写明的活动也列出，各栏为空：到会者不详，不是没有人。
// en: Meetings, unveilings, signings and fairs: who organised, attended or exhibited, where, and what they belong to, a claim a row. An event of which nothing is said stands with empty cells: who came is not known, which is not nobody.
MATCH (v:Event)
WHERE $event = 'any' OR v.uid = $event OR v.name CONTAINS $event
OPTIONAL MATCH (v)-[r]-(e:Entity)
WHERE r.stated_level >= $level OR ($inferred AND r.inferred_level >= $level)
UNWIND CASE WHEN r IS NULL THEN [''] ELSE r.claim_ids END AS claim_uid
OPTIONAL MATCH (c:Record {uid: claim_uid})
OPTIONAL MATCH (c)-[:FROM_SOURCE]->(s:Source)
RETURN v.name AS event, coalesce(c.since, '') AS since, coalesce(c.until, '') AS until,
       CASE WHEN r IS NULL THEN '' ELSE type(r) END AS relation, coalesce(e.name, '') AS name, coalesce(c.role, '') AS role,
       coalesce(c.name, '') AS statement, coalesce(c.certainty, '') AS certainty, coalesce(s.name, '') AS source,
       coalesce(s.reliability, '') AS reliability, coalesce(c.locator, '') AS locator, coalesce(c.uid, '') AS claim,
       coalesce(e.uid, '') AS uid, v.uid AS event_uid
ORDER BY event, event_uid, relation, claim
