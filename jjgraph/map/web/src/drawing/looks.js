// How marks and lines look.

import { faded } from "../base/colour.js";
import { data } from "../data/data.js";
import { knownCluster } from "../data/lookups.js";
import { changeOf, timeless } from "../derived/filters.js";
import { isBright, isBrightGap } from "../derived/focus.js";
import { measureScale } from "../derived/ranking.js";
import { selectedEnds } from "../derived/selection.js";
import { chart } from "./chart.js";
import { css, kindColour, nodeBorder, nodeColour } from "./colours.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

const LARGE = 200; // above this many nodes: straight lines without arrows

/**
 * Where the whole map is drawn small, its nodes grow, so that they can be seen and hit.
 * @param {number} scale
 */
export function growthAt(scale) {
  return Math.min(1.7, Math.max(1, 0.4 / scale));
}

/**
 * How everything that stands on the canvas looks: clusters first, single entities above them.
 * @param {Focus} focus
 * @param {number} growth
 */
export function markStyles(focus, growth) {
  chart.scale = state.colour ? measureScale(state.colour) : [];
  const clusters = [...shown.clusters.keys()].map((item) => clusterStyle(item, focus, growth));
  return [...clusters, ...[...shown.nodes].map((uid) => nodeStyle(uid, focus, growth))];
}

/**
 * By the share of the best rank where a measure decides: its values may be of any sign and size.
 * @param {string} uid
 * @param {number} growth
 */
function nodeSize(uid, growth) {
  if (state.size) {
    const ranks = data.ranks.get(state.size);
    const share = ranks.has(uid) ? 1 - (ranks.get(uid) - 1) / ranks.size : 0;
    return (8 + 19 * share ** 2) * Math.min(growth, 1.3);
  }
  const size = 9.5 + 3 * Math.sqrt(data.degree.get(uid) || 0);
  return Math.min(28, size * growth);
}

/**
 * @param {string} uid
 * @param {Focus} focus
 * @param {number} growth
 * @returns {MarkStyle}
 */
function nodeStyle(uid, focus, growth) {
  const chosen = selectedEnds().includes(uid) || uid === state.path; // both ends of a path
  const lit = shown.marks !== null && shown.marks.nodes.has(uid);
  return {
    id: uid,
    shape: data.kinds.get(data.nodes.get(uid).kind).shape,
    size: nodeSize(uid, growth),
    opacity: focus && !focus.has(uid) ? 0.13 : 1,
    borderWidth: chosen ? 3 : lit ? 2 : 1.5, // in pixels of the screen: more would blacken small marks
    color: { background: nodeColour(uid), border: chosen || lit ? css("--ink") : nodeBorder(uid) },
  };
}

/**
 * @param {number} count
 * @param {number} growth
 */
function clusterSize(count, growth) {
  return Math.min(58, (11 + 1.2 * Math.sqrt(count)) * growth);
}

/**
 * @param {string} item
 * @param {Focus} focus
 * @param {number} growth
 * @returns {MarkStyle}
 */
function clusterStyle(item, focus, growth) {
  const chosen = selectedEnds().includes(item);
  return {
    id: item,
    shape: "dot",
    size: clusterSize(shown.clusters.get(item) ?? 0, growth),
    opacity: focus && !focus.has(item) ? 0.13 : 0.92,
    borderWidth: chosen ? 6 : 2,
    color: { background: kindColour(knownCluster(item).kind), border: chosen ? css("--ink") : css("--ground") },
  };
}

/**
 * @param {[string, JointLine]} line
 * @param {Focus} focus
 * @returns {LineStyle}
 */
export function lineStyle([id, { from, to, count }], focus) {
  const bright = !focus || (focus.has(from) && focus.has(to) && selectedEnds().some((item) => item === from || item === to));
  return {
    id,
    from,
    to,
    width: Math.min(14, 1 + 1.5 * Math.log2(count)),
    dashes: false,
    color: { color: css("--line-weak"), opacity: bright ? (focus ? 0.8 : state.gaps ? 0.12 : 0.3) : 0.04 },
    arrows: { to: { enabled: false } },
    smooth: false,
  };
}

/**
 * @param {Edge} edge
 * @returns {LineLook}
 */
function edgeLook(edge) {
  const change = changeOf(edge);
  if (change === "new") return { colour: css("--new"), width: 3.4, dashes: false };
  if (change === "ended") return { colour: css("--ended"), width: 2.6, dashes: [2, 6] };
  if (!edge.inView) return { colour: css("--line-low"), width: 1.6, dashes: [7, 7] };
  if (edge.status === "planned") return { colour: css("--line-strong"), width: 2, dashes: [2, 5] };
  if (edge.strength === "strong") return { colour: css("--line-strong"), width: 2.4, dashes: false };
  return { colour: css("--line-weak"), width: 1.4, dashes: false };
}

/**
 * @param {string} key
 * @param {Focus} focus
 * @returns {LineStyle}
 */
export function edgeStyle(key, focus) {
  const edge = data.edges.get(key);
  const look = edgeLook(edge);
  const curved = shown.nodes.size < LARGE;
  const bright = !focus || isBright(edge, key, focus);
  const rest = changeOf(edge) ? 1 : (edge.strength === "strong" ? 0.6 : 0.4) * (state.gaps ? 0.4 : 1) * (timeless(edge) ? 0.4 : 1);
  return {
    id: key,
    width: focus && bright ? look.width * 1.7 : look.width,
    dashes: look.dashes,
    color: { color: look.colour, opacity: bright ? (focus ? 1 : rest) : 0.05 },
    background: attestedBand(edge, look, bright ? rest : 0.02),
    arrows: curved || (focus && bright) ? { to: { enabled: true, scaleFactor: 0.55 } } : { to: { enabled: false } },
    smooth: curved || edge.publishers > 1 ? { enabled: true, type: "curvedCW", roundness: curved ? 0.08 + 0.1 * data.lane.get(key) : 0 } : false,
  };
}

/**
 * A wide pale band below the line: two or more publishers stand behind the tie. The band never changes the line
 * itself, which tells strength and certainty. vis draws bands below curves only: straight ones are curves of no
 * bend.
 * @param {Edge} edge
 * @param {LineLook} look
 * @param {number} opacity
 */
function attestedBand(edge, look, opacity) {
  if (edge.publishers < 2) return { enabled: false };
  return { enabled: true, color: faded(look.colour, 0.7 * opacity), size: look.width + 8, dashes: false };
}

/**
 * The gaps between two clusters as one line, with their number; vis keeps the last label where the next is empty.
 * @param {[string, GapLine]} line
 * @param {Focus} focus
 * @returns {LineStyle}
 */
export function gapLineStyle([id, { from, to, gaps }], focus) {
  const bright = !focus || (focus.has(from) && focus.has(to));
  const look = gapStyle({ ...gaps.find((gap) => gap.assessable) ?? gaps[0], from, to }, null);
  return {
    ...look,
    id,
    width: Math.min(9, 2 + 1.5 * Math.log2(gaps.length + 1)),
    color: { ...look.color, opacity: bright ? 0.7 : 0.06 },
    label: bright && gaps.length > 1 ? String(gaps.length) : " ",
    font: { size: 34, color: css("--ink"), strokeWidth: 8, strokeColor: css("--halo"), align: "horizontal" },
  };
}

/**
 * @param {PairGap} gap
 * @param {Focus} focus
 * @returns {LineStyle}
 */
export function gapStyle(gap, focus) {
  const bright = !focus || isBrightGap(gap);
  return {
    id: "gap " + gap.id,
    from: gap.from,
    to: gap.to,
    width: gap.assessable ? 7 : 4.5,
    dashes: gap.assessable ? [18, 11] : [4, 12],
    color: { color: css(gap.assessable ? "--gap" : "--gap-unknown"), opacity: bright ? (gap.assessable ? 0.95 : 0.7) : 0.1 },
    arrows: { to: { enabled: false } },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.16 },
  };
}
