// name: evidence-picture
// title: 一条联系及其依据的图 / a tie and its evidence as a picture
// param: a entity 一端 / one end
// param: b entity 另一端 / the other end
// columns: x, r, y, path
// zh: 画出两个对象、它们之间的联系，以及每条记载与它的来源。记载以编号（claim_ids）与联系相连。只用于 Neo4j。
// en: Draws two entities, their ties, and every claim with its source; claims belong to a tie by their uid (claim_ids). Neo4j only.
MATCH (x:Entity {uid: $a})-[r]-(y:Entity {uid: $b})
UNWIND r.claim_ids AS claim_uid
MATCH path = (c:Record {uid: claim_uid})-[:FROM_SOURCE]->(:Source)
RETURN x, r, y, path
ORDER BY r.key, c.uid
