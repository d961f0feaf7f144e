// Size and colour by a measure.

import { el, shapeIcon } from "../base/dom.js";
import { data } from "../data/data.js";
import { measureOf } from "../data/lookups.js";
import { colourSteps } from "../drawing/colours.js";
import { both, colon, t } from "../state/language.js";
import { state } from "../state/state.js";
import { selectBox } from "./controls.js";

export function measureControls() {
  /** @type {Option[]} */
  const options = data.payload.measures.map((measure) => [measure.id, both(measure.name)]);
  if (!options.length) return null;
  const told = [...new Set([state.size, state.colour])].filter(Boolean).map(measureOf);
  return el(
    "section",
    {},
    el("h2", {}, t("looks")),
    selectBox("size-select", t("sizeBy"), [["", t("byTies")], ...options], state.size, (size) => Object.assign(state, { size })),
    selectBox("colour-select", t("colourBy"), [["", t("byKind")], ...options], state.colour, (colour) => Object.assign(state, { colour })),
    told.map((measure) => el("p", { class: "quiet" }, el("strong", {}, both(measure.name) + colon()), both(measure.about))),
    state.colour ? colourKey() : null,
    told.length ? el("p", { class: "quiet" }, t("rankNote")) : null,
  );
}

/** @param {string} colour */
function swatch(colour) {
  return shapeIcon("square", colour);
}

function colourKey() {
  return el("ul", { class: "key", id: "colour-key" }, colourSteps().map(([colour, text]) => el("li", {}, swatch(colour), text)));
}
