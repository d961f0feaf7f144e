"""The cases of the contract suite: named queries in several views, and portable texts beside them."""

from jjgraph.model.view import View

ALL = View.of("low", inferred=True)
OFFICIAL = View.of("official")
DEFAULT = View()

# query, parameters, view, whether rows are expected
Case = tuple[str, dict[str, str], View, bool]
NAMED: list[Case] = [
    ("changed-since", {"since": "2024"}, DEFAULT, True),
    ("changed-since", {"since": "2024-05-18"}, ALL, True),
    ("claims-without-source", {}, DEFAULT, False),
    ("collaboration-pairs", {}, DEFAULT, True),
    ("collaboration-pairs", {}, ALL, True),
    ("collaboration-pairs", {"as_of": "2020"}, DEFAULT, True),
    ("college-builders", {}, DEFAULT, True),
    ("college-builders", {}, ALL, True),
    ("conflicting-figures", {}, DEFAULT, True),
    ("counts-by-kind", {}, DEFAULT, True),
    ("declared-against-named", {"consortium": "consortium-jinjiang"}, DEFAULT, True),
    ("declared-against-named", {"consortium": "cons-harbour"}, DEFAULT, False),
    ("evidence", {"a": "华为", "b": "ic-joint-innovation"}, DEFAULT, True),
    ("evidence", {"a": "ship-argo", "b": "yard-orion"}, DEFAULT, True),
    ("find", {"text": "福州大学"}, DEFAULT, True),
    ("find", {"text": "maas"}, DEFAULT, True),
    ("industry-ties", {}, DEFAULT, True),
    ("members-by-party", {"consortium": "晋江市域产教联合体"}, DEFAULT, True),
    ("members-by-party", {"consortium": "cons-harbour"}, OFFICIAL, True),
    ("most-connected", {"limit": "30"}, DEFAULT, True),
    ("office-holders", {}, DEFAULT, True),
    ("office-holders", {}, ALL, True),
    ("overseas-colleges", {}, DEFAULT, True),
    ("partners", {"uid": "晋江市人民政府"}, DEFAULT, True),
    ("partners", {"uid": "yard-orion"}, ALL, True),
    ("partners-of-partners", {"uid": "福州大学"}, DEFAULT, True),
    ("planned-in-the-past", {}, DEFAULT, True),
    ("shortest-path", {"a": "华为", "b": "盼盼"}, ALL, True),
    ("shortest-path", {"a": "yard-vega", "b": "uni-delta"}, DEFAULT, True),
    ("shortest-path", {"a": "yard-vega", "b": "univ-fuzhou"}, DEFAULT, False),
    ("single-source-ties", {}, DEFAULT, True),
    ("view-ties", {}, DEFAULT, True),
    ("view-ties", {}, ALL, True),
    ("view-ties", {}, OFFICIAL, True),
]

# Texts of the portable subset, chosen where engines are known to differ.
TEXTS: dict[str, str] = {
    "undirected two hops, counted": """
        MATCH (a:Entity)-[r]-(m:Entity)-[s]-(b:Entity) WHERE a.uid < b.uid AND a.place = '晋江市'
        RETURN count(*) AS paths, count(DISTINCT m) AS middles ORDER BY paths""",
    "optional match and null": """
        MATCH (e:Entity) OPTIONAL MATCH (e)-[r:LOCATED_IN]->(p:Entity)
        RETURN e.uid AS uid, p.uid AS place, r.since_first AS since ORDER BY uid, place""",
    "dates compared and returned": """
        MATCH (a:Entity)-[r]->(b:Entity) WHERE r.since_first >= date('2023-05-01') AND r.since_first < date('2024-01-01')
        RETURN r.key AS tie, r.since_first AS since, r.until_last AS until ORDER BY tie""",
    "lists": """
        MATCH (e:Entity) WHERE size(e.aliases) > 1
        RETURN e.uid AS uid, e.aliases AS aliases, size(e.aliases) AS n, e.aliases[0] AS first ORDER BY uid""",
    "parallel ties kept": """
        MATCH (a:Entity)-[r]->(b:Entity) WITH a, b, type(r) AS type, count(r) AS n WHERE n > 1
        RETURN a.uid AS a, b.uid AS b, type, n ORDER BY a, b, type""",
    "grouped and filtered": """
        MATCH (c:Claim)-[:FROM_SOURCE]->(s:Source) WITH s, count(c) AS claims WHERE claims > 5
        RETURN s.name AS name, s.reliability AS reliability, claims, s.uid AS uid ORDER BY claims DESC, uid""",
    "case and coalesce": """
        MATCH (s:Source) RETURN CASE s.reliability WHEN 'low' THEN 'weak' ELSE 'good' END AS trust,
        coalesce(s.published, '?') AS published, s.uid AS uid ORDER BY uid""",
    "records by key": """
        MATCH (i:Indicator)-[:FROM_SOURCE]->(s:Source) MATCH (e:Entity {uid: i.subject_uid})
        RETURN e.name AS name, i.measure AS measure, i.value AS value, i.bound AS bound, s.level AS level, i.uid AS uid
        ORDER BY uid""",
    "any over relationships": """
        MATCH p = (a:Entity {uid: 'consortium-jinjiang'})-[*1..2]-(b:Entity)
        WHERE all(r IN relationships(p) WHERE r.stated_level >= 1)
        RETURN length(p) AS steps, b.uid AS uid, [r IN relationships(p) | r.key] AS ties ORDER BY steps, uid, ties""",
    "union": """
        MATCH (e:University) RETURN e.uid AS uid ORDER BY uid UNION MATCH (e:Shipyard) RETURN e.uid AS uid ORDER BY uid""",
    "all records": """
        MATCH (n:Record) RETURN n.uid AS uid, n.name AS name, n.dataset AS dataset, n.run AS run,
        [l IN labels(n) WHERE NOT l IN ['Entity', 'Record', 'Organisation', 'Government', 'School', 'Association',
        'Company', 'Research']][0] AS kind ORDER BY uid""",
}
