// Legend and sources of a picture.

import { faded } from "../base/colour.js";
import { data } from "../data/data.js";
import { measureOf } from "../data/lookups.js";
import { changeOf, timeless } from "../derived/filters.js";
import { publisherCount, shownSources } from "../derived/shown_sources.js";
import { colourSteps, css, kindColour } from "./colours.js";
import { PICTURE, pictureLine, pictureShape, pictureText } from "./picture_marks.js";
import { both, colon, t } from "../state/language.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

/**
 * The looks of lines that occur in this view.
 * @returns {[Word, string, number[]][]}
 */
function pictureLines() {
  const edges = [...shown.edges].map((key) => data.edges.get(key));
  /** @type {[Word, string, number[]][]} */
  const lines = [["strong", "--line-strong", []], ["weak", "--line-weak", []], ["planned", "--line-strong", [2, 4]]];
  if (edges.some((edge) => edge.publishers > 1)) lines.push(["attested", "--line-weak", []]);
  if (edges.some((edge) => changeOf(edge) === "new")) lines.push(["newLine", "--new", []]);
  if (edges.some((edge) => changeOf(edge) === "ended")) lines.push(["endedLine", "--ended", [2, 6]]);
  if (edges.some(timeless)) lines.push(["undatedLine", "--line-weak", []]);
  if (edges.some((edge) => !edge.inView)) lines.push(["low", "--line-low", [5, 4]]);
  if (shown.gaps.length || shown.gapLines.size) lines.push(["gapLine", "--gap", [7, 4]], ["gapUnknown", "--gap-unknown", [2, 5]]);
  return lines;
}

/**
 * Marks with their words, in two columns; returns where the next line stands.
 * @param {Pen} context
 * @param {number} x
 * @param {number} top
 * @param {[string, string, string][]} marks
 */
function pictureMarks(context, x, top, marks) {
  const half = Math.ceil(marks.length / 2);
  const width = (PICTURE.side - PICTURE.margin) / 2;
  marks.forEach(([shape, colour, text], index) => {
    const [left, y] = [x + (index < half ? 0 : width), top + 18 * (index % half)];
    pictureShape(context, shape, colour, left + 7, y, 6.5);
    pictureText(context, text, left + 22, y, { width: width - 26 });
  });
  return top + 18 * half;
}

/**
 * Where a measure gives the colour, the kinds keep their shapes alone.
 * @returns {[string, string, string][]}
 */
function pictureKinds() {
  const counts = new Map();
  for (const uid of shown.wanted) counts.set(data.nodes.get(uid).kind, (counts.get(data.nodes.get(uid).kind) || 0) + 1);
  const colour = (/** @type {Kind} */ kind) => (state.colour ? css("--quiet") : kindColour(kind.id));
  return data.payload.kinds.filter((kind) => counts.has(kind.id)).map((kind) => [kind.shape, colour(kind), `${both(kind.name)} ${counts.get(kind.id)}`]);
}

/**
 * What size and colour say where a measure decides them.
 * @param {Pen} context
 * @param {number} x
 * @param {number} top
 */
function pictureMeasures(context, x, top) {
  const told = (/** @type {Word} */ words, /** @type {string} */ id) => t(words) + colon() + both(measureOf(id).name);
  let y = top;
  if (state.size) pictureText(context, told("sizeBy", state.size), x, (y += 18), { bold: true, width: PICTURE.side - PICTURE.margin });
  if (!state.colour) return y;
  pictureText(context, told("colourBy", state.colour), x, (y += 18), { bold: true, width: PICTURE.side - PICTURE.margin });
  return pictureMarks(context, x, y + 18, colourSteps().map(([colour, text]) => /** @type {[string, string, string]} */ (["square", colour, text]))) - 18;
}

/**
 * @param {Pen} context
 * @param {number} x
 * @param {number} top
 */
export function pictureLegend(context, x, top) {
  let y = pictureMarks(context, x, top, pictureKinds());
  for (const [key, colour, dashes] of pictureLines()) {
    y += 18;
    const background = key === "attested" ? { enabled: true, color: faded(css(colour), 0.4), size: 9 } : null;
    const color = { color: css(colour), opacity: key === "undatedLine" ? 0.4 : 1 };
    pictureLine(context, { x, y }, { x: x + 34, y }, { color, width: 2.2, dashes, background });
    context.globalAlpha = 1;
    pictureText(context, t(key, state.since, state.year), x + 44, y, { width: PICTURE.side - PICTURE.margin - 48 });
  }
  return pictureMeasures(context, x, y) + 30;
}

/**
 * As many of the sources as there is room for, the most used first, and how many more there are.
 * @param {Pen} context
 * @param {number} x
 * @param {number} top
 */
export function pictureSources(context, x, top) {
  const sources = shownSources();
  const width = PICTURE.side - PICTURE.margin;
  const room = Math.floor((PICTURE.height - PICTURE.foot - top - 20) / 15);
  const listed = sources.length > room ? sources.slice(0, room - 1) : sources;
  pictureText(context, t("sourcesShown", sources.length, publisherCount(sources)), x, top, { bold: true, width });
  listed.forEach(({ publisher, title, date }, index) => {
    const text = [publisher, title, date || t("undated")].filter(Boolean).join(". ");
    pictureText(context, `[${index + 1}] ${text}`, x, top + 20 + 15 * index, { size: 10.5, colour: "--quiet", width });
  });
  const rest = sources.length - listed.length;
  if (rest) pictureText(context, t("sourcesMore", rest), x, top + 20 + 15 * listed.length, { size: 10.5, colour: "--quiet", width });
}
