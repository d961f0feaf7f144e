// vis-network draws the marks and lines that pyvis built; the ground and the names are ours.

import { byId } from "../base/dom.js";
import { data } from "../data/data.js";
import { readJson } from "../data/decode.js";
import { clusterOf } from "../data/lookups.js";
import { focusSet } from "../derived/focus.js";
import { placeOf } from "../derived/local_layout.js";
import { fitScale, forgetHome, limitZoom } from "./camera.js";
import { chart } from "./chart.js";
import { drawGround } from "./ground.js";
import { drawLabels } from "./labels.js";
import { edgeStyle, gapLineStyle, gapStyle, growthAt, lineStyle, markStyles } from "./looks.js";
import { drawnItems, shown } from "../state/shown.js";
import { state } from "../state/state.js";

/** pyvis numbers the nodes and keeps the uid as label; it was given the lines in the order of our keys. */
function readGraph() {
  const uids = data.graph.nodes.map((node) => node.label);
  for (const node of data.graph.nodes) chart.base.set(node.label, { ...node, id: node.label, label: undefined });
  const keys = [...data.edges.keys()];
  if (data.clusters.size) return; // then pyvis was given the clusters, and lines depend on the filters
  data.graph.edges.forEach(({ from, to }, index) => chart.lines.set(keys[index], { id: keys[index], from: uids[from], to: uids[to] }));
}

/** @param {{ onPick: (picked: Selected | null) => void, onDragged: (nodes: string[]) => void }} handlers */
export function createNetwork({ onPick, onDragged }) {
  readGraph();
  chart.nodes = new vis.DataSet();
  chart.edges = new vis.DataSet();
  const options = readJson("options");
  chart.network = new vis.Network(byId("canvas"), { nodes: chart.nodes, edges: chart.edges }, options);
  chart.network.on("click", (/** @type {{ nodes: string[], edges: string[] }} */ { nodes, edges }) => onPick(pickedItem(nodes, edges)));
  chart.network.on("hoverNode", (/** @type {{ node: string }} */ { node }) => setHovered(node));
  chart.network.on("blurNode", () => setHovered(null));
  chart.network.on("hoverEdge", () => byId("canvas").classList.add("over"));
  chart.network.on("blurEdge", () => byId("canvas").classList.remove("over"));
  chart.network.on("beforeDrawing", (/** @type {Pen} */ context) => drawGround(context));
  chart.network.on("afterDrawing", (/** @type {Pen} */ context) =>
    drawLabels(context, chart.network.getScale(), chart.sizes, chart.hovered, chart.version),
  );
  chart.network.on("zoom", () => { forgetHome(); limitZoom(); });
  chart.network.on("dragStart", (/** @type {{ nodes: string[] }} */ { nodes }) => { if (!state.free || !nodes.length) forgetHome(); });
  chart.network.on("dragging", (/** @type {{ nodes: string[] }} */ { nodes }) => onDragged(nodes));
}

/**
 * @param {string[]} nodes
 * @param {string[]} edges
 * @returns {Selected | null}
 */
function pickedItem(nodes, edges) {
  const cluster = nodes.length ? clusterOf(nodes[0]) : undefined;
  if (cluster) return { what: "cluster", id: cluster.id };
  if (nodes.length) return { what: "node", id: nodes[0] };
  if (!edges.length) return null;
  const joint = edges.map((id) => shown.gapLines.get(id)).find(Boolean);
  if (joint) return { what: "between", id: joint.pair };
  const gap = edges.find((id) => id.startsWith("gap "));
  if (!gap && !data.edges.has(edges[0])) return null; // a line of a cluster stands for many ties
  return gap ? { what: "gap", id: gap.slice(4) } : { what: "tie", id: edges[0] };
}

/** @param {string | null} uid */
function setHovered(uid) {
  chart.hovered = uid;
  byId("canvas").classList.toggle("over", uid !== null);
}

/**
 * The data set holds what shows and nothing more. Only what changed is handed on: a click restyles hundreds of
 * lines.
 * @param {any} dataset
 * @param {any[]} styles
 * @param {(id: string) => any} baseOf
 */
function sync(dataset, styles, baseOf) {
  const changed = styles.filter((style) => {
    const text = JSON.stringify(style);
    if (chart.drawn.get(style.id) === text) return false;
    chart.drawn.set(style.id, text);
    return true;
  });
  dataset.update(changed.map((style) => ({ ...baseOf(style.id), ...style })));
}

/**
 * @param {any} dataset
 * @param {Set<string>} kept
 */
function removeGone(dataset, kept) {
  const gone = dataset.getIds().filter((/** @type {string} */ id) => !kept.has(id));
  for (const id of gone) chart.drawn.delete(id);
  dataset.remove(gone);
}

export function drawNetwork() {
  const focus = focusSet();
  const growth = growthAt(fitScale());
  chart.version += 1;
  const marks = markStyles(focus, growth);
  for (const { id, size } of marks) chart.sizes.set(id, size);
  const lines = [
    ...[...shown.lines].map((line) => lineStyle(line, focus)),
    ...[...shown.edges].map((key) => edgeStyle(key, focus)),
    ...[...shown.gapLines].map((line) => gapLineStyle(line, focus)),
    ...shown.gaps.map((gap) => gapStyle(gap, focus)),
  ];
  removeGone(chart.edges, new Set(lines.map((line) => line.id ?? "")));
  removeGone(chart.nodes, new Set(drawnItems()));
  sync(chart.nodes, marks.map((style) => ({ ...style, x: placeOf(style.id).x, y: placeOf(style.id).y })), (id) => chart.base.get(id));
  sync(chart.edges, lines, endsOf);
  chart.network.redraw();
}

/**
 * The ends of a tie's line as pyvis has them; where it was given clusters, from our own data.
 * @param {string} id
 */
function endsOf(id) {
  if (chart.lines.has(id)) return chart.lines.get(id);
  const edge = data.edges.get(id);
  return edge ? { from: edge.from, to: edge.to } : {};
}
