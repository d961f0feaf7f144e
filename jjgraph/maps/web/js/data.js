// Read what Python embedded, check it, and index it. Maps, not objects: a uid may be any word, "__proto__" too.

class DataProblem extends Error {}

const PARTS = {
  title: "object", asOf: "string", view: "object", ring: "object", sectors: "array", kinds: "array",
  relationTypes: "array", measures: "array", gapKinds: "object", labels: "object", sources: "object",
  nodes: "object", edges: "object", gaps: "array", counts: "object", clusters: "array",
  size: "object", leftOut: "array", story: "object",
};

function parsed(text, id) {
  try {
    return JSON.parse(text);
  } catch {
    throw new DataProblem(`${id}: JSON`);
  }
}

function readJson(id) {
  return parsed(byId(id).textContent, id);
}

// Large parts come packed: gzip in base64.
async function readPart(id) {
  const element = byId(id);
  if (element.type === "application/json") return element.textContent;
  if (typeof DecompressionStream === "undefined") throw new DataProblem("浏览器太旧，不能解压数据，请换用新版浏览器 / this browser cannot unpack the data, use a newer one");
  const letters = atob(element.textContent);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  element.remove();
  try {
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    throw new DataProblem(`${id}: gzip`);
  }
}

// Claims are most of the text and are not needed before something is opened.
function readClaims(text) {
  const claims = new Map(Object.entries(parsed(text, "claims")));
  for (const claim of claims.values()) claim.certainty ??= "stated";
  return claims;
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

function indexPayload(payload, graph, claimsText) {
  let claims = null;
  const index = {
    payload,
    graph,
    nodes: new Map(Object.entries(payload.nodes)),
    edges: new Map(Object.entries(payload.edges)),
    get claims() {
      claims ??= readClaims(claimsText);
      return claims;
    },
    sources: new Map(Object.entries(payload.sources)),
    kinds: new Map(payload.kinds.map((kind) => [kind.id, kind])),
    types: new Map(payload.relationTypes.map((type) => [type.id, type])),
    gaps: new Map(payload.gaps.map((gap) => [gap.id, gap])),
    clusters: new Map(payload.clusters.map((cluster) => [cluster.id, cluster])),
    tiesOf: new Map(),
    gapsOf: new Map(),
    degree: new Map(),
    lane: new Map(), // place of a tie among those of the same two ends
    ranks: new Map(),
    years: [],
    industries: [],
  };
  const lanes = new Map();
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

async function readData() {
  const payload = parsed(await readPart("payload"), "payload");
  checkPayload(payload);
  return indexPayload(payload, readJson("graph"), await readPart("claims"));
}

let data = null; // set once by main.js, before anything is drawn
