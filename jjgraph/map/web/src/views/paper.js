// On paper, always light: the map as one sheet of A4 (style.css), the list as the table it is.

import { byId, el, fill } from "../base/dom.js";
import { svgPicture } from "../drawing/picture.js";
import { state } from "../state/state.js";
import { drawList } from "./list.js";

/** @type {{ theme: Theme | null }} */
const paper = { theme: null };

/** @param {Theme} theme */
function showTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  drawList();
}

function startPaper() {
  paper.theme ??= state.theme; // a browser may tell of one print twice
  showTheme("light");
  if (!state.list && !byId("paper").children.length) fill(byId("paper"), el("div", { class: "sheet" }, svgPicture()));
}

function endPaper() {
  showTheme(paper.theme ?? state.theme);
  paper.theme = null;
  fill(byId("paper"));
}

export function startPrint() {
  window.addEventListener("beforeprint", startPaper);
  window.addEventListener("afterprint", endPaper);
}
