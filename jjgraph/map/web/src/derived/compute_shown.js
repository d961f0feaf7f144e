// From the choices to what shows.

import { data } from "../data/data.js";
import { admits, admittedNodes, shownGaps } from "./filters.js";
import { gapsAmong, linesAmong } from "./joint_lines.js";
import { drawable } from "./level_of_detail.js";
import { findPaths, pathMarks } from "./paths.js";
import { around, commonPartners, selectedEnds } from "./selection.js";
import { setShown } from "../state/shown.js";
import { state } from "../state/state.js";
import { currentStep } from "../state/story_steps.js";

/**
 * What a path or a step of the story lights up; a selection of the reader's own comes before the step.
 * @param {Paths | null} path
 * @returns {Lit | null}
 */
function litItems(path) {
  if (path) return pathMarks(path);
  const step = state.selected ? null : currentStep();
  return step && step.highlight.length ? { nodes: new Set(step.highlight), edges: null } : null;
}

/**
 * @param {Iterable<string>} edges
 * @param {Set<string>} nodes
 */
function within(edges, nodes) {
  return new Set([...edges].filter((key) => nodes.has(data.edges.get(key).from) && nodes.has(data.edges.get(key).to)));
}

/**
 * @param {Lit | null} lit
 * @returns {Set<string>}
 */
function wantedNodes(lit) {
  const node = state.selected && state.selected.what === "node" ? state.selected.id : null;
  const nodes = node && state.ego ? around(node, state.ego) : admittedNodes();
  for (const uid of selectedEnds()) if (data.nodes.has(uid)) nodes.add(uid);
  if (state.selected && state.selected.what === "gap") for (const uid of commonPartners(data.gaps.get(state.selected.id))) nodes.add(uid);
  if (node && !state.ego) for (const uid of around(node, 1)) nodes.add(uid);
  if (lit) for (const uid of lit.nodes) nodes.add(uid);
  return nodes;
}

/**
 * @param {Set<string>} nodes
 * @param {Lit | null} lit
 * @returns {Set<string>}
 */
function tiesAmong(nodes, lit) {
  const edges = new Set();
  for (const [key, edge] of data.edges) {
    if (admits(edge) && nodes.has(edge.from) && nodes.has(edge.to)) edges.add(key);
  }
  if (state.selected && state.selected.what === "tie") edges.add(state.selected.id);
  if (lit && lit.edges) for (const key of lit.edges) edges.add(key);
  return edges;
}

export function computeShown() {
  const path = state.path && state.selected ? findPaths(state.selected.id, state.path) : null;
  const lit = litItems(path);
  const wanted = wantedNodes(lit);
  const { nodes, clusters } = drawable(wanted, lit, path);
  const ties = tiesAmong(wanted, lit);
  const edges = nodes === wanted ? ties : nodes.size ? tiesAmong(nodes, lit) : new Set();
  const marks = lit && { nodes: lit.nodes, edges: lit.edges || within(edges, lit.nodes) };
  const [lines, gapLines] = [linesAmong(nodes, clusters, ties), gapsAmong(nodes, clusters, wanted)];
  setShown({ nodes, edges, gaps: shownGaps(nodes), wanted, ties, clusters, lines, gapLines, path, marks });
}
