// Read what Python embedded, and check it.

import { byId } from "../base/dom.js";
import { mapOfRows, rowsOf } from "./columns.js";

export class DataProblem extends Error {}

const TOO_OLD = "浏览器太旧，不能解压数据，请换用新版浏览器 / this browser cannot unpack the data, use a newer one";
/** @type {Record<string, "object" | "array" | "string">} */
const PARTS = {
  title: "object", asOf: "string", view: "object", ring: "object", sectors: "array", kinds: "array",
  relationTypes: "array", measures: "array", gapKinds: "object", labels: "object",
  nodes: "object", edges: "object", gaps: "array", counts: "object", clusters: "array",
  size: "object", leftOut: "array", story: "object",
};

/**
 * @param {string} text
 * @param {string} id
 */
export function parsed(text, id) {
  try {
    return JSON.parse(text);
  } catch {
    throw new DataProblem(`${id}: JSON`);
  }
}

/** @param {string} id */
export function readJson(id) {
  return parsed(byId(id).textContent, id);
}

/** @param {string} text */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text); // browsers since 2025: three times as quick
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/**
 * Large parts come packed: gzip in base64.
 * @param {string} id
 */
export async function readPart(id) {
  const element = /** @type {HTMLScriptElement} */ (byId(id));
  if (element.type === "application/json") return element.textContent;
  if (typeof DecompressionStream === "undefined") throw new DataProblem(TOO_OLD);
  const bytes = bytesOf(element.textContent);
  element.remove();
  try {
    return await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  } catch {
    throw new DataProblem(`${id}: gzip`);
  }
}

/**
 * The key of a tie is written out only where it does not follow from its ends (encoding.py).
 * @param {any} edge
 */
function keyOf({ key, dataset, from, type, to }) {
  return key ?? `${dataset}/${from}/${type}/${to}`;
}

/**
 * What is drawn of entities and ties. Their details, and what the sources say, are read when they are first asked
 * for.
 * @param {any} payload
 */
export function readTables(payload) {
  const { ids } = payload.nodes;
  const edges = rowsOf(payload.edges, ids);
  return { nodes: mapOfRows(ids, rowsOf(payload.nodes, ids)), edges: mapOfRows(edges.map(keyOf), edges) };
}

/**
 * @param {string} text
 * @param {{ nodes: Table<MapNode>, edges: Table<Edge> }} tables
 */
export function readDetails(text, { nodes, edges }) {
  /** @type {Record<string, Columns & { ids: string[] }>} */
  const tables = parsed(text, "details");
  const read = (/** @type {string} */ name) => rowsOf(tables[name], tables.sources.ids);
  const claims = read("claims");
  for (const claim of claims) claim.certainty ??= "stated";
  return {
    facts: mapOfRows([...nodes.keys()], read("nodes")),
    evidence: mapOfRows([...edges.keys()], read("edges")),
    claims: /** @type {Table<Claim>} */ (/** @type {unknown} */ (new Map(claims.entries()))), // by their numbers
    sources: mapOfRows(tables.sources.ids, read("sources")),
  };
}

/** @param {any} payload */
export function checkPayload(payload) {
  if (payload.schema !== "jjgraph.map/1") throw new DataProblem("schema ≠ jjgraph.map/1");
  for (const [part, type] of Object.entries(PARTS)) {
    const found = Array.isArray(payload[part]) ? "array" : typeof payload[part];
    if (found !== type) throw new DataProblem(`${part}: ${type}`);
  }
}
