// Names on the map: the same size at every zoom, the most important first, never one over another.

import { cornersOf, inside, overlap, shared, sidesOf } from "../base/boxes.js";
import { byId } from "../base/dom.js";
import { LABEL, lengthOf, wrapped } from "../base/line_breaks.js";
import { knownCluster } from "../data/lookups.js";
import { focusSet } from "../derived/focus.js";
import { placeOf } from "../derived/local_layout.js";
import { weightOf } from "../derived/ranking.js";
import { namedItems } from "../derived/selection.js";
import { fitScale, freeStage, reach } from "./camera.js";
import { chart } from "./chart.js";
import { css } from "./colours.js";
import { sectorBoxes } from "./ground.js";
import { textScale } from "./screen.js";
import { both, t } from "../state/language.js";
import { nameOf } from "../state/names.js";
import { drawnItems, shown } from "../state/shown.js";

/** @type {{ key: string, placed: Label[] }} */
export const labelCache = { key: "", placed: [] };

/** @param {boolean} bold */
export function labelFont(bold) {
  return `${bold ? "600 " : ""}${LABEL.size * textScale()}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

/**
 * The lines that a name is written in where it is not too long for one: of a cluster its kind, what holds it
 * together, and its size.
 * @param {string} item
 */
function labelLines(item) {
  if (!shown.clusters.has(item)) return [nameOf(item)];
  return [...both(knownCluster(item).name).split(" · "), t("clusterSize", shown.clusters.get(item))];
}

/**
 * A line of a cluster's name is broken only where it is much too long: its end tells it from the others.
 * @param {string} item
 * @param {boolean} whole
 */
function linesOf(item, whole) {
  const cluster = shown.clusters.has(item);
  const short = (/** @type {string} */ line) => cluster && lengthOf(line) <= 1.5 * LABEL.perLine;
  return labelLines(item).flatMap((line) => (short(line) ? [line] : wrapped(line, whole || cluster)));
}

/**
 * At rest only the most important have names: about one for each 25,000 pixels of the whole map at this zoom. Those
 * of clusters cover nothing: each that has room is written.
 * @param {number} scale
 * @param {Focus} focus
 */
function labelLimit(scale, focus) {
  if (focus || (shown.clusters.size && !shown.nodes.size)) return LABEL.most;
  const stage = byId("canvas");
  const zoom = scale / fitScale();
  return Math.min(LABEL.most, Math.round((stage.clientWidth * stage.clientHeight * zoom * zoom) / (25000 * textScale() ** 2)));
}

/**
 * @param {number} scale
 * @param {Focus} focus
 * @param {string | null} hovered
 */
function labelOrder(scale, focus, hovered) {
  const named = namedItems();
  const rank = (/** @type {string} */ uid) => (named.has(uid) ? 1e6 : 0) + (uid === hovered ? 1e5 : 0) + weightOf(uid);
  return drawnItems()
    .filter((uid) => !focus || focus.has(uid) || uid === hovered)
    .sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
    .slice(0, labelLimit(scale, focus));
}

/**
 * @param {number} scale
 * @param {{ get(id: string): number | undefined }} sizes
 * @param {Focus} focus
 */
function discBoxes(scale, sizes, focus) {
  return drawnItems()
    .filter((uid) => !focus || focus.has(uid))
    .map((uid) => {
      const node = placeOf(uid);
      const radius = (sizes.get(uid) ?? 0) * scale;
      const weight = 1 + weightOf(uid);
      return { uid, weight, x: node.x * scale - radius, y: node.y * scale - radius, w: 2 * radius, h: 2 * radius };
    });
}

/**
 * Of the free sides of a node, the one where the name covers least; that of a cluster covers no other mark at all.
 * @param {Label[]} boxes
 * @param {Box[]} placed
 * @param {Disc[]} discs
 * @param {Box} area
 */
function bestBox(boxes, placed, discs, area) {
  const cost = (/** @type {Label} */ box) => discs.reduce((sum, disc) => sum + (disc.uid !== box.uid && overlap(box, disc) ? disc.weight : 0), 0);
  const free = boxes.filter((box) => inside(box, area) && !placed.some((other) => overlap(box, other)));
  const ranked = free.map((box) => ({ covered: cost(box), box })).filter(({ covered, box }) => !covered || !shown.clusters.has(box.uid));
  return ranked.sort((a, b) => a.covered - b.covered)[0]?.box;
}

/**
 * Where there is no free side, a name that must be written hides as little of other names and marks as it can, and
 * loses as little of itself beyond the edge.
 * @param {Label[]} boxes
 * @param {Box[]} placed
 * @param {Disc[]} discs
 * @param {Box} area
 */
function leastHiding(boxes, placed, discs, area) {
  const over = (/** @type {Label} */ box, /** @type {Box[]} */ others) => 
    others.reduce((sum, other) => sum + (other.uid === box.uid ? 0 : shared(box, other)), 0);
  const hidden = (/** @type {Label} */ box) => over(box, placed) + 4 * over(box, discs); // a mark is small, and all of it counts
  const lost = (/** @type {Label} */ box) => box.w * box.h - shared(box, area);
  return boxes.map((box) => ({ cost: hidden(box) + lost(box), box })).sort((a, b) => a.cost - b.cost)[0].box;
}

/**
 * Where names may stand: to the edge of the map, or of the screen while all of the map is seen.
 * @param {number} scale
 */
function mapArea(scale) {
  const stage = byId("canvas");
  const far = reach() * scale;
  const [w, h] = [Math.max(stage.clientWidth, 2 * far), Math.max(stage.clientHeight, 2 * far)];
  return { x: -w / 2, y: -h / 2, w, h };
}

/**
 * What is in sight beside the panel: of the entities that are chosen or lit up, the names are not cut at its edge.
 * @param {number} scale
 */
function seenArea(scale) {
  const { x, y } = chart.network.getViewPosition();
  const { width, height, offset } = freeStage();
  return { x: x * scale + offset.x - width / 2, y: y * scale + offset.y - height / 2, w: width, h: height };
}

/**
 * Boxes in pixels of the screen around the origin of the map: panning changes nothing, zooming anew. `seen` is null
 * where no part of the map is looked at.
 * @param {Pen} context
 * @param {number} scale
 * @param {{ get(id: string): number | undefined }} sizes
 * @param {Focus} focus
 * @param {string | null} hovered
 * @param {{ whole: Box, seen: Box | null }} areas
 */
function placeLabels(context, scale, sizes, focus, hovered, { whole, seen }) {
  const named = namedItems();
  const discs = discBoxes(scale, sizes, focus);
  const reserved = sectorBoxes(scale);
  /** @type {Label[]} */
  const placed = [];
  for (const uid of labelOrder(scale, focus, hovered)) {
    const bold = named.has(uid) || uid === hovered;
    context.font = labelFont(bold);
    const lines = linesOf(uid, bold);
    const w = Math.max(...lines.map((line) => context.measureText(line).width)) + 4;
    const h = lines.length * LABEL.line * textScale();
    const node = placeOf(uid);
    const [x, y, r] = [node.x * scale, node.y * scale, (sizes.get(uid) ?? 0) * scale + LABEL.gap];
    const area = seen && inside({ x, y, w: 0, h: 0 }, seen) ? seen : whole;
    const mark = { x, y, r, w, h };
    const places = [...sidesOf(mark, area), ...(bold ? cornersOf(mark, area) : [])];
    const boxes = places.map(([left, top]) => ({ uid, lines, x: left, y: top, w, h, bold }));
    const taken = [...reserved, ...placed];
    const box = bestBox(boxes, taken, discs, area) || (bold ? leastHiding(boxes, taken, discs, area) : null);
    if (box) placed.push(box);
  }
  return placed;
}

/**
 * Elsewhere than on the screen, `limit` is how far from the middle names may stand.
 * @param {Pen} context
 * @param {number} scale
 * @param {{ get(id: string): number | undefined }} sizes
 * @param {string | null} hovered
 * @param {number | string} version
 * @param {Point | null} [limit]
 */
export function drawLabels(context, scale, sizes, hovered, version, limit = null) {
  const key = `${version} ${scale.toFixed(4)} ${hovered || ""}`;
  if (labelCache.key !== key) {
    labelCache.key = key;
    const focus = focusSet();
    const whole = limit ? { x: -limit.x, y: -limit.y, w: 2 * limit.x, h: 2 * limit.y } : mapArea(scale);
    labelCache.placed = placeLabels(context, scale, sizes, focus, hovered, { whole, seen: focus && !limit ? seenArea(scale) : null });
  }
  context.save();
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
  context.strokeStyle = css("--halo");
  context.fillStyle = css("--ink");
  for (const box of labelCache.placed) {
    context.font = labelFont(box.bold);
    box.lines.forEach((/** @type {string} */ line, /** @type {number} */ index) => {
      const [x, y] = [box.x + box.w / 2, box.y + (index + 0.5) * LABEL.line * textScale()];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
  context.restore();
}
