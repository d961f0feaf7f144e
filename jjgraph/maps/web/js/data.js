// Read what Python embedded, check it, and index it. Maps, not objects: a uid may be any word, "__proto__" too.

class DataProblem extends Error {}

const PARTS = {
  title: "object", asOf: "string", view: "object", ring: "object", sectors: "array", kinds: "array",
  relationTypes: "array", measures: "array", gapKinds: "object", labels: "object", sources: "object",
  claims: "object", story: "object", nodes: "object", edges: "object", gaps: "array", counts: "object",
};

function readJson(id) {
  try {
    return JSON.parse(byId(id).textContent);
  } catch {
    throw new DataProblem(`${id}: JSON`);
  }
}

function checkPayload(payload) {
  if (payload.schema !== "jjgraph.map/1") throw new DataProblem("schema ≠ jjgraph.map/1");
  for (const [part, type] of Object.entries(PARTS)) {
    const found = Array.isArray(payload[part]) ? "array" : typeof payload[part];
    if (found !== type) throw new DataProblem(`${part}: ${type}`);
  }
  for (const [uid, node] of Object.entries(payload.nodes)) {
    if (!Number.isFinite(node.x) || !Number.isFinite(node.y)) throw new DataProblem(`nodes.${uid}: x, y`);
  }
  for (const [key, edge] of Object.entries(payload.edges)) {
    for (const end of [edge.from, edge.to]) {
      if (!Object.hasOwn(payload.nodes, end)) throw new DataProblem(`edges.${key}: ${end}`);
    }
  }
}

function collect(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function indexPayload(payload, graph) {
  const index = {
    payload,
    graph,
    nodes: new Map(Object.entries(payload.nodes)),
    edges: new Map(Object.entries(payload.edges)),
    claims: new Map(Object.entries(payload.claims)),
    sources: new Map(Object.entries(payload.sources)),
    kinds: new Map(payload.kinds.map((kind) => [kind.id, kind])),
    types: new Map(payload.relationTypes.map((type) => [type.id, type])),
    gaps: new Map(payload.gaps.map((gap) => [gap.id, gap])),
    tiesOf: new Map(),
    gapsOf: new Map(),
    degree: new Map(),
    lane: new Map(), // place of a tie among those of the same two ends
    ranks: new Map(),
    years: [],
    industries: [],
  };
  const lanes = new Map();
  for (const claim of index.claims.values()) claim.certainty ??= "stated";
  for (const [key, edge] of index.edges) {
    edge.status ??= "active";
    edge.publishers ??= 1;
    const pair = JSON.stringify([edge.from, edge.to]);
    index.lane.set(key, lanes.get(pair) || 0);
    lanes.set(pair, index.lane.get(key) + 1);
    for (const uid of new Set([edge.from, edge.to])) {
      collect(index.tiesOf, uid, key);
      if (edge.inView) index.degree.set(uid, (index.degree.get(uid) || 0) + 1);
    }
  }
  for (const gap of payload.gaps) for (const uid of gap.subjects) collect(index.gapsOf, uid, gap);
  index.years = yearsOf(payload.edges);
  index.industries = [...index.nodes.keys()].filter((uid) => index.kinds.get(index.nodes.get(uid).kind).industry && index.tiesOf.has(uid));
  for (const measure of payload.measures) index.ranks.set(measure.id, rankOf(index.nodes, measure));
  return index;
}

// Every year in which a tie starts, in order.
function yearsOf(edges) {
  const years = Object.values(edges).filter((edge) => edge.since).map((edge) => Number(edge.since.slice(0, 4)));
  return [...new Set(years)].sort((a, b) => a - b);
}

// Ranks start at 1; equal values share the best of their ranks.
function rankOf(nodes, measure) {
  const values = [];
  for (const [uid, node] of nodes) {
    const value = node.measures ? node.measures[measure.id] : undefined;
    if (Number.isFinite(value)) values.push([uid, value]);
  }
  values.sort((a, b) => (measure.lowFirst ? a[1] - b[1] : b[1] - a[1]));
  const ranks = new Map();
  values.forEach(([uid, value], place) => {
    const before = values[place - 1];
    ranks.set(uid, before && before[1] === value ? ranks.get(before[0]) : place + 1);
  });
  return ranks;
}

function readData() {
  const payload = readJson("payload");
  checkPayload(payload);
  return indexPayload(payload, readJson("graph"));
}

let data = null; // set once by main.js, before anything is drawn
