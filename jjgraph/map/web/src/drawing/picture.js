// A picture of what is shown, for a report or for paper: with title, legend, sources, date and what was left out. It
// is drawn on a canvas or written as SVG (svg.js); a sheet of A4 lying on its side has its shape.

import { byId, el } from "../base/dom.js";
import { data } from "../data/data.js";
import { focusSet } from "../derived/focus.js";
import { placeOf } from "../derived/local_layout.js";
import { reach } from "./camera.js";
import { chart } from "./chart.js";
import { css } from "./colours.js";
import { drawGround } from "./ground.js";
import { drawLabels } from "./labels.js";
import { edgeStyle, gapLineStyle, gapStyle, growthAt, lineStyle, markStyles } from "./looks.js";
import { pictureLegend, pictureSources } from "./picture_legend.js";
import { PICTURE, layer, pictureArrow, pictureLine, pictureShape, pictureText } from "./picture_marks.js";
import { SvgContext } from "./svg.js";
import { both, t } from "../state/language.js";
import { nameOf } from "../state/names.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";

/**
 * @param {Pen} context
 * @param {string} key
 * @param {Focus} focus
 * @param {{ get(id: string): number | undefined }} sizes
 */
function pictureTie(context, key, focus, sizes) {
  const { from, to } = data.edges.get(key);
  const style = edgeStyle(key, focus);
  const middle = pictureLine(context, placeOf(from), placeOf(to), style);
  if (style.arrows?.to.enabled) pictureArrow(context, middle, placeOf(to), sizes.get(to) ?? 0, 9 + 2 * style.width);
}

/**
 * @param {Pen} context
 * @param {any} style
 */
function pictureNode(context, style) {
  const { x, y } = placeOf(style.id);
  context.globalAlpha = style.opacity;
  pictureShape(context, style.shape, style.color.background, x, y, style.size);
  Object.assign(context, { strokeStyle: style.color.border, lineWidth: style.borderWidth });
  context.stroke();
}

/** @param {Pen} context */
function pictureMap(context) {
  const focus = focusSet();
  const room = PICTURE.height - PICTURE.head - PICTURE.foot;
  const middle = (PICTURE.width - PICTURE.side) / 2;
  const scale = room / (2 * reach());
  const growth = growthAt(scale);
  const marks = markStyles(focus, growth);
  const sizes = new Map(marks.map((mark) => [mark.id, mark.size]));
  context.save();
  context.translate(middle, PICTURE.head + room / 2);
  context.scale(scale, scale);
  layer(context, "ground");
  drawGround(context, scale);
  layer(context, "ties");
  for (const line of shown.lines) pictureLine(context, placeOf(line[1].from), placeOf(line[1].to), lineStyle(line, focus));
  for (const key of shown.edges) pictureTie(context, key, focus, sizes);
  layer(context, "gaps");
  for (const line of shown.gapLines) pictureLine(context, placeOf(line[1].from), placeOf(line[1].to), gapLineStyle(line, focus));
  for (const gap of shown.gaps) pictureLine(context, placeOf(gap.from), placeOf(gap.to), gapStyle(gap, focus));
  layer(context, "things");
  for (const mark of marks) pictureNode(context, mark);
  context.globalAlpha = 1;
  layer(context, "names");
  drawLabels(context, scale, sizes, null, `picture ${chart.version}`, { x: middle - 12, y: room / 2 });
  context.restore();
}

function today() {
  return new Intl.DateTimeFormat("sv").format(new Date()); // year-month-day, in local time
}

/** The title of the map, and what the reader has lit up. */
function pictureTitle() {
  const { selected, path } = state;
  const title = both(data.payload.title);
  if (!selected || selected.what !== "node") return title;
  return `${title} · ${path ? t("pathTitle", nameOf(selected.id), nameOf(path)) : nameOf(selected.id)}`;
}

/**
 * Draw the present view on `context`, a canvas' or an SvgContext, in PICTURE's width and height.
 * @param {Pen} context
 * @param {{ title?: string }} [options]
 */
function drawPicture(context, { title = pictureTitle() } = {}) {
  const { width, height, head, foot, side, margin } = PICTURE;
  layer(context, "page");
  context.fillStyle = css("--ground");
  context.fillRect(0, 0, width, height);
  pictureMap(context);
  layer(context, "legend");
  const end = pictureLegend(context, width - side, head + 16);
  layer(context, "sources");
  pictureSources(context, width - side, end);
  layer(context, "words");
  pictureText(context, title, margin, 30, { size: 22, bold: true, width: width - 2 * margin });
  const dates = [t("asOf", data.payload.asOf), t("madeOn", today()), t("computedNote")].join(" · ");
  pictureText(context, byId("status").textContent, margin, height - foot + 18, { width: width - 2 * margin });
  pictureText(context, dates, margin, height - foot + 36, { colour: "--quiet", width: width - 2 * margin });
}

/** @param {{ title?: string }} [options] */
export function svgPicture(options = {}) {
  const context = new SvgContext(PICTURE.width, PICTURE.height, options.title || pictureTitle());
  drawPicture(context, options);
  return context.root;
}

export function savePng() {
  const canvas = el("canvas", { width: PICTURE.width * PICTURE.sharp, height: PICTURE.height * PICTURE.sharp });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(PICTURE.sharp, PICTURE.sharp);
  drawPicture(context);
  canvas.toBlob((blob) => blob && download(`jjgraph-${data.payload.asOf}.png`, blob), "image/png");
}

export function saveSvg() {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgPicture())}\n`;
  download(`jjgraph-${data.payload.asOf}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
