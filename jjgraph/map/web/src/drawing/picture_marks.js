// Text, shapes and lines of a picture.

import { SHAPE_POINTS } from "../base/dom.js";
import { css } from "./colours.js";

export const PICTURE = { width: 1312, height: 900, sharp: 2, head: 54, foot: 50, side: 440, margin: 20 };

/**
 * @param {number} size
 * @param {boolean} bold
 */
function pictureFont(size, bold) {
  return `${bold ? "600 " : ""}${size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

/**
 * As much of a text as there is room for; what is cut off is marked.
 * @param {Pen} context
 * @param {string} text
 * @param {number} width
 */
function fitted(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const characters = [...text];
  while (characters.length && context.measureText(characters.join("") + "…").width > width) characters.pop();
  return characters.join("") + "…";
}

/**
 * @param {Pen} context
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {TextLook} textLook
 */
export function pictureText(context, text, x, y, { size = 12, bold = false, colour = "--ink", width = PICTURE.width } = {}) {
  context.font = pictureFont(size, bold);
  Object.assign(context, { textAlign: "left", textBaseline: "middle", fillStyle: css(colour) });
  context.fillText(fitted(context, text, width), x, y);
}

/**
 * @param {Pen} context
 * @param {string} shape
 * @param {string} colour
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function pictureShape(context, shape, colour, x, y, radius) {
  context.fillStyle = colour;
  context.beginPath();
  if (shape === "dot") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    for (const point of SHAPE_POINTS[shape].split(" ")) {
      const [px, py] = point.split(",").map(Number);
      context.lineTo(x + ((px - 8) / 8) * radius, y + ((py - 8) / 8) * radius);
    }
    context.closePath();
  }
  context.fill();
}

/**
 * @param {Pen} context
 * @param {Point} from
 * @param {Point} to
 * @param {LineStyle} style
 */
export function pictureLine(context, from, to, style) {
  const bend = style.smooth ? style.smooth.roundness : 0;
  const middle = { x: (from.x + to.x) / 2 + bend * (to.y - from.y), y: (from.y + to.y) / 2 - bend * (to.x - from.x) };
  const line = (/** @type {string} */ colour, /** @type {number} */ opacity, /** @type {number} */ width, /** @type {number[]} */ dashes) => {
    Object.assign(context, { strokeStyle: colour, globalAlpha: opacity, lineWidth: width });
    context.setLineDash(dashes);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
    context.stroke();
  };
  const { background: band } = style;
  if (band?.enabled) line(band.color ?? "", 1, band.size ?? 0, []);
  line(style.color.color, style.color.opacity, style.width, style.dashes || []);
  context.setLineDash([]);
  return middle;
}

/**
 * The head of an arrow that comes from `from` and ends at the rim of a disc around `to`.
 * @param {Pen} context
 * @param {Point} from
 * @param {Point} to
 * @param {number} radius
 * @param {number} size
 */
export function pictureArrow(context, from, to, radius, size) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const at = (/** @type {number} */ length, /** @type {number} */ turn) =>
    /** @type {const} */ ([to.x - length * Math.cos(angle + turn), to.y - length * Math.sin(angle + turn)]);
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.lineTo(...at(radius, 0));
  context.lineTo(...at(radius + size, 0.16));
  context.lineTo(...at(radius + size, -0.16));
  context.closePath();
  context.fill();
}

/**
 * @param {Pen} context
 * @param {string} name
 */
export function layer(context, name) {
  if ("layer" in context) context.layer(name);
}
