// The part of a canvas' drawing context that the picture uses, writing SVG: the same functions draw both. Coordinates
// are written out, not nested transforms, and text stays text: Inkscape and office programs read it alike.

const SVG_SPACE = "http://www.w3.org/2000/svg";
const SVG_FONT = '"Microsoft YaHei", "Noto Sans CJK SC", "PingFang SC", sans-serif';
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu; // no XML file may hold these
const MIDDLE = 0.38; // from the middle of a line of text down to its baseline, in heights of the font

/**
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 * @param {string} [text]
 */
function svgElement(tag, attributes, text = "") {
  const element = document.createElementNS(SVG_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, String(value));
  if (text) element.textContent = text.replace(NOT_XML, "\ufffd");
  return element;
}

/** @param {number} number */
function rounded(number) {
  return String(Number(number.toFixed(2)));
}

/** @typedef {{ x: number, y: number, zoom: number, dashes: number[] }} SvgPlace */

export class SvgContext {
  fillStyle = "#000000";
  strokeStyle = "#000000";
  globalAlpha = 1;
  lineWidth = 1;
  lineJoin = "miter";
  font = "10px sans-serif";
  textAlign = "left";
  textBaseline = "middle";

  /**
   * @param {number} width
   * @param {number} height
   * @param {string} title
   */
  constructor(width, height, title) {
    const size = { width, height, viewBox: `0 0 ${width} ${height}` };
    this.root = svgElement("svg", { ...size, "font-family": SVG_FONT, role: "img", "aria-labelledby": "picture-title" });
    this.root.append(svgElement("title", { id: "picture-title" }, title));
    this.group = this.root;
    this.ruler = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    /** @type {string[]} */
    this.path = [];
    /** @type {[SvgPlace, Partial<SvgContext>][]} */
    this.kept = [];
    /** @type {SvgPlace} */
    this.state = { x: 0, y: 0, zoom: 1, dashes: [] };
  }

  /**
   * What is drawn next belongs to a layer of this name.
   * @param {string} name
   */
  layer(name) {
    this.group = this.root.appendChild(svgElement("g", { id: `picture-${name}` }));
  }

  save() {
    const { fillStyle, strokeStyle, globalAlpha, lineWidth, lineJoin, font, textAlign } = this;
    this.kept.push([{ ...this.state }, { fillStyle, strokeStyle, globalAlpha, lineWidth, lineJoin, font, textAlign }]);
  }

  restore() {
    const kept = this.kept.pop();
    if (!kept) return;
    const [place, look] = kept;
    this.state = place;
    Object.assign(this, look);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  translate(x, y) {
    this.state.x += x * this.state.zoom;
    this.state.y += y * this.state.zoom;
  }

  /**
   * The same for both axes: the picture never stretches.
   * @param {number} factor
   */
  scale(factor) {
    this.state.zoom *= factor;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  point(x, y) {
    const { state } = this;
    return `${rounded(state.x + x * state.zoom)} ${rounded(state.y + y * state.zoom)}`;
  }

  beginPath() {
    this.path = [];
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  moveTo(x, y) {
    this.path.push(`M${this.point(x, y)}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  lineTo(x, y) {
    this.path.push(`${this.path.length ? "L" : "M"}${this.point(x, y)}`);
  }

  /**
   * @param {number} viaX
   * @param {number} viaY
   * @param {number} x
   * @param {number} y
   */
  quadraticCurveTo(viaX, viaY, x, y) {
    this.path.push(`Q${this.point(viaX, viaY)} ${this.point(x, y)}`);
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} start
   * @param {number} end
   * @param {boolean} [backwards]
   */
  arc(x, y, radius, start, end, backwards = false) {
    const at = (/** @type {number} */ angle) => /** @type {const} */ ([x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
    const size = rounded(radius * this.state.zoom);
    const turn = Math.abs(end - start);
    const sweep = (/** @type {number} */ angle, /** @type {0 | 1} */ large) =>
      this.path.push(`A${size} ${size} 0 ${large} ${backwards ? 0 : 1} ${this.point(...at(angle))}`);
    this.lineTo(...at(start));
    if (turn > 1.99 * Math.PI) sweep((start + end) / 2, 0); // an arc back to its start would be none
    sweep(end, turn > Math.PI && turn <= 1.99 * Math.PI ? 1 : 0);
  }

  closePath() {
    this.path.push("Z");
  }

  /**
   * @param {number[]} dashes
   */
  setLineDash(dashes) {
    this.state.dashes = dashes;
  }

  /**
   * A colour may carry its opacity as two more digits, which not every reader of SVG knows.
   * @param {"fill" | "stroke"} kind
   * @param {string} colour
   */
  paint(kind, colour) {
    const opacity = this.globalAlpha * (colour.length === 9 ? parseInt(colour.slice(7), 16) / 255 : 1);
    return { [kind]: colour.slice(0, 7), [`${kind}-opacity`]: opacity < 1 ? rounded(opacity) : undefined };
  }

  pen() {
    const { zoom, dashes } = this.state;
    const width = rounded(this.lineWidth * zoom);
    const pattern = dashes.length ? dashes.map((length) => rounded(length * zoom)).join(" ") : undefined;
    return { ...this.paint("stroke", this.strokeStyle), "stroke-width": width, "stroke-dasharray": pattern, "stroke-linejoin": this.lineJoin };
  }

  fill() {
    this.group.append(svgElement("path", { d: this.path.join(""), ...this.paint("fill", this.fillStyle) }));
  }

  stroke() {
    this.group.append(svgElement("path", { d: this.path.join(""), fill: "none", ...this.pen() }));
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  fillRect(x, y, width, height) {
    const [left, top] = this.point(x, y).split(" ");
    const size = { width: rounded(width * this.state.zoom), height: rounded(height * this.state.zoom) };
    this.group.append(svgElement("rect", { x: left, y: top, ...size, ...this.paint("fill", this.fillStyle) }));
  }

  /**
   * @param {string} text
   */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  /**
   * Lines of text stand on their middle, as everywhere in the picture.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {Record<string, unknown>} look
   */
  text(text, x, y, look) {
    const [, weight, height] = this.font.match(/^(?:(\d+) )?([\d.]+)px/) || [];
    const [left, top] = this.point(x, y + Number(height) * MIDDLE).split(" ");
    const anchor = this.textAlign === "center" ? "middle" : undefined;
    const size = rounded(Number(height) * this.state.zoom);
    this.group.append(svgElement("text", { x: left, y: top, "font-size": size, "font-weight": weight, "text-anchor": anchor, ...look }, text));
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    this.text(text, x, y, this.paint("fill", this.fillStyle));
  }

  /**
   * The halo of a name: under the name itself, and no text of its own for those who listen.
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  strokeText(text, x, y) {
    this.text(text, x, y, { fill: "none", ...this.pen(), "aria-hidden": "true" });
  }
}
