// Read what Python embedded, check it, and index it. Maps, not objects: a uid may be any word, "__proto__" too.

class DataProblem extends Error {}

const PARTS = {
  title: "object", asOf: "string", view: "object", ring: "object", sectors: "array", kinds: "array",
  relationTypes: "array", measures: "array", gapKinds: "object", labels: "object",
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

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text); // browsers since 2025: three times as quick
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

// Large parts come packed: gzip in base64.
async function readPart(id) {
  const element = byId(id);
  if (element.type === "application/json") return element.textContent;
  if (typeof DecompressionStream === "undefined") throw new DataProblem("浏览器太旧，不能解压数据，请换用新版浏览器 / this browser cannot unpack the data, use a newer one");
  const bytes = bytesOf(element.textContent);
  element.remove();
  try {
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    throw new DataProblem(`${id}: gzip`);
  }
}

// The key of a tie is written out only where it does not follow from its ends (transport.py).
function keyOf({ key, dataset, from, type, to }) {
  return key ?? `${dataset}/${from}/${type}/${to}`;
}

// What is drawn of things and ties. Their details, and what the sources say, are read when they are first asked for.
function readTables(payload) {
  const { ids } = payload.nodes;
  const edges = rowsOf(payload.edges, ids);
  return { nodes: mapOfRows(ids, rowsOf(payload.nodes, ids)), edges: mapOfRows(edges.map(keyOf), edges) };
}

function readDetails(text, { nodes, edges }) {
  const tables = parsed(text, "details");
  const read = (name) => rowsOf(tables[name], tables.sources.ids);
  const claims = read("claims");
  for (const claim of claims) claim.certainty ??= "stated";
  return {
    facts: mapOfRows([...nodes.keys()], read("nodes")),
    evidence: mapOfRows([...edges.keys()], read("edges")),
    claims: new Map(claims.entries()), // by their numbers
    sources: mapOfRows(tables.sources.ids, read("sources")),
  };
}

function checkPayload(payload) {
  if (payload.schema !== "jjgraph.map/1") throw new DataProblem("schema ≠ jjgraph.map/1");
  for (const [part, type] of Object.entries(PARTS)) {
    const found = Array.isArray(payload[part]) ? "array" : typeof payload[part];
    if (found !== type) throw new DataProblem(`${part}: ${type}`);
  }
}

function collect(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function laneOf(index, key) {
  const { from, to } = index.edges.get(key);
  return index.tiesOf.get(from).filter((other) => index.edges.get(other).from === from && index.edges.get(other).to === to).indexOf(key);
}

function countEnd(index, uid, key, edge) {
  collect(index.tiesOf, uid, key);
  if (edge.inView) index.degree.set(uid, (index.degree.get(uid) || 0) + 1);
}

// A map whose values are made when they are first asked for.
function lazyMap(make) {
  const made = new Map();
  return {
    get(key) {
      if (!made.has(key)) made.set(key, make(key));
      return made.get(key);
    },
  };
}

function indexPayload(payload, graph, detailsText) {
  const tables = readTables(payload);
  let details = null;
  const read = () => (details ??= readDetails(detailsText, tables));
  const index = {
    payload,
    graph,
    ...tables,
    get facts() { return read().facts; }, // of each thing what is told: names, measures, figures …
    get evidence() { return read().evidence; }, // of each tie its claims, and the role
    get claims() { return read().claims; },
    get sources() { return read().sources; },
    kinds: new Map(payload.kinds.map((kind) => [kind.id, kind])),
    types: new Map(payload.relationTypes.map((type) => [type.id, type])),
    gaps: new Map(payload.gaps.map((gap) => [gap.id, gap])),
    clusters: new Map(payload.clusters.map((cluster) => [cluster.id, cluster])),
    tiesOf: new Map(),
    gapsOf: new Map(),
    degree: new Map(),
    lane: lazyMap((key) => laneOf(index, key)), // place of a tie among those of the same two ends
    ranks: lazyMap((id) => rankOf(index.facts, payload.measures.find((measure) => measure.id === id))),
    years: [],
    industries: [],
  };
  const years = new Set();
  for (const [uid, node] of index.nodes) {
    if (!Number.isFinite(node.x) || !Number.isFinite(node.y)) throw new DataProblem(`nodes.${uid}: x, y`);
    node.inView ??= true;
  }
  for (const [key, edge] of index.edges) {
    for (const end of [edge.from, edge.to]) if (!index.nodes.has(end)) throw new DataProblem(`edges.${key}: ${end}`);
    edge.inView ??= true;
    edge.strength ??= index.types.get(edge.type).strength;
    edge.status ??= "active";
    edge.publishers ??= 1;
    if (edge.since) years.add(edge.since.slice(0, 4));
    countEnd(index, edge.from, key, edge);
    if (edge.to !== edge.from) countEnd(index, edge.to, key, edge);
  }
  for (const gap of payload.gaps) {
    gap.from ??= gap.subjects[0] ?? null;
    gap.to ??= gap.subjects.length === 2 ? gap.subjects[1] : null;
  }
  for (const gap of payload.gaps) for (const uid of gap.subjects) collect(index.gapsOf, uid, gap);
  index.years = [...years].map(Number).sort((a, b) => a - b); // every year in which a tie starts
  index.industries = [...index.nodes.keys()].filter((uid) => index.kinds.get(index.nodes.get(uid).kind).industry && index.tiesOf.has(uid));
  return index;
}

// Ranks start at 1; equal values share the best of their ranks.
function rankOf(facts, measure) {
  const values = [];
  for (const [uid, { measures }] of facts) {
    const value = measures ? measures[measure.id] : undefined;
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
  return indexPayload(payload, readJson("graph"), await readPart("details"));
}

let data = null; // set once by main.js, before anything is drawn
