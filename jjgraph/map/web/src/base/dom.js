// Elements are made here and only here: text is set as text, so nothing of the data is ever read as markup.

import { safeAddress } from "./address.js";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Attributes} [attributes]
 * @param {...any} children
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/**
 * An element that template.html holds.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * The same for a field to type in.
 * @param {string} id
 */
export function inputById(id) {
  return /** @type {HTMLInputElement} */ (document.getElementById(id));
}

/**
 * @param {Element} element
 * @param {...any} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
}

/**
 * @param {any} content
 * @param {(event: any) => void} onClick
 * @param {Attributes} [attributes]
 */
export function button(content, onClick, attributes = {}) {
  return el("button", { type: "button", click: onClick, ...attributes }, content);
}

/**
 * What is no safe address stays what it is, text.
 * @param {string} address
 * @param {string | undefined} text
 */
export function link(address, text) {
  const href = safeAddress(address);
  if (!href) return el("span", {}, text || address);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, text || address);
}

/** @type {Record<string, string>} */
export const SHAPE_POINTS = {
  square: "2,2 14,2 14,14 2,14",
  triangle: "8,1 15,14 1,14",
  triangleDown: "1,2 15,2 8,15",
  diamond: "8,1 15,8 8,15 1,8",
  hexagon: "4,2 12,2 16,8 12,14 4,14 0,8",
  star: "8,0 10,6 16,6 11,10 13,16 8,12 3,16 5,10 0,6 6,6",
};

/**
 * @param {string} shape
 * @param {string} colour
 */
export function shapeIcon(shape, colour) {
  const make = (/** @type {string} */ tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = make("svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "shape");
  svg.setAttribute("aria-hidden", "true");
  const mark = make(shape === "dot" ? "circle" : "polygon");
  if (shape === "dot") for (const [name, value] of [["cx", 8], ["cy", 8], ["r", 7]]) mark.setAttribute(String(name), String(value));
  else mark.setAttribute("points", SHAPE_POINTS[shape]);
  mark.setAttribute("fill", colour);
  svg.append(mark);
  return svg;
}

/** @param {string} look */
export function lineSample(look) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 36 10");
  svg.setAttribute("class", `line ${look}`);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  for (const [name, value] of [["x1", 1], ["y1", 5], ["x2", 35], ["y2", 5]]) line.setAttribute(String(name), String(value));
  svg.append(line);
  return svg;
}
