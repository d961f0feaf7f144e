// A small map for the tests: two schools, two enterprises, a government, a city and an industry.

import { setData } from "../../jjgraph/map/web/src/data/data.js";
import { indexPayload } from "../../jjgraph/map/web/src/data/payload_index.js";
import { refresh, drawWith } from "../../jjgraph/map/web/src/state/changes.js";
import { readView } from "../../jjgraph/map/web/src/state/url_state.js";
import { computeShown } from "../../jjgraph/map/web/src/derived/compute_shown.js";

const kind = (id, more = {}) => ({ id, name: { zh: id, en: id }, colour: "#336699", shape: "dot", sector: "inside", resting: true, industry: false, ...more });
const type = (id, strength) => ({ id, name: { zh: id, en: id }, strength });

export const NODES = {
  "univ-a": { kind: "University", name: { zh: "泉州职业技术大学" }, parties: ["校"], aliases: ["泉州理工职业学院"], pinyin: "quanzhouzhiyejishudaxue", initials: "qzzyjsdx" },
  "univ-b": { kind: "University", name: { zh: "福州大学", en: "Fuzhou University" }, parties: ["校"], pinyin: "fuzhoudaxue", initials: "fzdx" },
  "ent-a": { kind: "Enterprise", name: { zh: "福建盼盼食品有限公司" }, parties: ["企"], pinyin: "fujianpanpan", initials: "fjpp" },
  "ent-b": { kind: "Enterprise", name: { zh: "安踏集团", en: "ANTA Group" }, parties: ["企"], pinyin: "antajituan", initials: "atjt" },
  gov: { kind: "GovernmentBody", name: { zh: "晋江市人民政府" }, parties: ["政"] },
  city: { kind: "Place", name: { zh: "晋江" } },
  shoes: { kind: "Industry", name: { zh: "鞋服" } },
};
export const MEASURE = { "univ-a": 5, "univ-b": 5, "ent-a": 2, "ent-b": 1, gov: 0 };

export const EDGES = {
  t1: { from: "univ-a", to: "ent-a", type: "COOPERATES_WITH", level: 3, since: "2019-05", years: [2019] },
  t2: { from: "ent-a", to: "gov", type: "SIGNED_WITH", level: 1, since: "2018", until: "2020", years: [2018, 2020] },
  t3: { from: "gov", to: "univ-b", type: "COOPERATES_WITH", level: 2 },
  t4: { from: "univ-b", to: "ent-b", type: "COOPERATES_WITH", level: 0, inView: false },
  t5: { from: "univ-a", to: "univ-b", type: "SIGNED_WITH", level: 2, inferred: true, inView: false },
  t6: { from: "ent-a", to: "city", type: "LOCATED_IN", level: 3 },
  t7: { from: "ent-b", to: "city", type: "LOCATED_IN", level: 3 },
  t8: { from: "ent-a", to: "shoes", type: "LOCATED_IN", level: 3 },
};

// A table by column, as encoding.py writes it, without its savings.
export function byColumn(rows) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return { count: rows.length, columns: Object.fromEntries(names.map((name) => [name, { at: rows.map((row) => row[name] ?? null) }])) };
}

// What every view admits, as payload.py writes it.
function admission() {
  const levels = [-1, 0, 1, 2, 3];
  const admits = (level, with_, stated, inferred) => stated >= level || (with_ && inferred >= level);
  const letters = (level, with_) => levels.flatMap((stated) => levels.map((inferred) => Number(admits(level, with_, stated, inferred)))).join("");
  return [false, true].map((with_) => [0, 1, 2, 3].map((level) => letters(level, with_)));
}

export function payload() {
  const ids = Object.keys(NODES);
  return {
    schema: "jjgraph.map/1",
    title: { zh: "图", en: "map" },
    asOf: "2024-01-01",
    view: { level: 1, inferred: false, admission: admission() },
    levels: ["low", "press", "institution", "official"],
    words: { aspect: { aim: { zh: "目标", en: "aim" } }, status: { ended: { zh: "已结束", en: "ended" } }, reliability: {}, reading: {}, bound: { ge: { zh: "≥ ", en: "≥ " } } },
    citation: { parts: ["publisher", "title", "date", "address", "locator"], between: ". ", end: ".", undated: { zh: "日期不详", en: "undated" } },
    ring: { inner: 100, outer: 500 },
    sectors: [{ id: "校", name: { zh: "院校", en: "schools" }, start: 0, end: 180 }, { id: "企", name: { zh: "企业", en: "enterprises" }, start: 180, end: 360 }],
    kinds: [kind("University"), kind("Enterprise"), kind("GovernmentBody"), kind("Place", { resting: false }), kind("Industry", { resting: false, industry: true })],
    relationTypes: [type("COOPERATES_WITH", "strong"), type("SIGNED_WITH", "weak"), type("LOCATED_IN", "none")],
    measures: [{ id: "degree", name: { zh: "度" }, about: {}, lowFirst: false, total: 5 }],
    gapKinds: { G13: { name: { zh: "缺口" }, about: {} } },
    labels: {},
    gaps: [{ id: "G13:x", kind: "G13", subjects: ["univ-a", "ent-b"], score: 1, assessable: true, evidence: [] }],
    clusters: [],
    counts: {},
    size: { density: "all", most: 1000, drawn: 300 },
    leftOut: [],
    story: { title: {}, steps: [{ title: {}, text: {}, view: "year=2019", highlight: ["univ-a"], sources: [] }] },
    nodes: { ids, ...byColumn(ids.map((uid, at) => ({ kind: NODES[uid].kind, x: at * 10, y: -at, parties: NODES[uid].parties }))) },
    edges: byColumn(Object.entries(EDGES).map(([key, edge]) => ({ key, ...edge }))),
  };
}

export function details() {
  const told = ([uid, { name, aliases, pinyin, initials }]) => ({
    name, aliases, pinyin, initials, measures: uid in MEASURE ? { degree: MEASURE[uid] } : null,
  });
  return JSON.stringify({
    nodes: byColumn(Object.entries(NODES).map(told)),
    edges: byColumn(Object.keys(EDGES).map((_, at) => ({ claims: [at] }))),
    claims: byColumn(Object.keys(EDGES).map((key) => ({ statement: key, level: 1 }))),
    sources: { ids: [], ...byColumn([]) },
  });
}

// Open the map with an address, as the page does; without a canvas to draw on.
export function open(address = "", change = (given) => given) {
  setData(indexPayload(change(payload()), { nodes: [], edges: [] }, details()));
  drawWith({ all: computeShown, map: computeShown });
  readView(address);
  refresh();
}
