// The side: all filters and the legend.

import { button, byId, el, fill } from "../base/dom.js";
import { data } from "../data/data.js";
import { both, t } from "../state/language.js";
import { resetAll } from "./actions.js";
import { layerControls } from "./gap_controls.js";
import { countsOfKinds, evidenceView, kindGroup, lineKey } from "./legend.js";
import { measureControls } from "./measure_controls.js";
import { industryControl, typeControls } from "./tie_controls.js";
import { timeControls } from "./time_controls.js";

/** What the page does not hold because there is too much of it. */
function sizeSection() {
  const { counts, gaps, leftOut } = data.payload;
  const remarks = leftOut.map(both);
  if (counts.gaps > gaps.length) remarks.push(t("gapsCarried", gaps.length, counts.gaps));
  if (!remarks.length) return null;
  return el("section", { id: "left-out" }, el("h2", {}, t("leftOut")), remarks.map((text) => el("p", { class: "quiet" }, text)));
}

export function drawLegend() {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const mark = focused && byId("side").contains(focused) ? nameOfControl(focused) : null;
  const counts = countsOfKinds();
  const { kinds } = data.payload;
  byId("side").setAttribute("aria-label", t("filters"));
  fill(
    byId("side"),
    layerControls(),
    timeControls(),
    kindGroup(t("legend"), kinds.filter((kind) => kind.resting), counts),
    kindGroup(t("topics"), kinds.filter((kind) => !kind.resting), counts),
    typeControls(),
    industryControl(),
    measureControls(),
    lineKey(),
    evidenceView(),
    sizeSection(),
    el("section", {}, button(t("reset"), resetAll, { id: "reset-button" })),
  );
  if (mark) refocus(mark);
}

/** @param {HTMLElement} hTMLElement */
function nameOfControl({ id, dataset }) {
  return id || dataset.kind || dataset.group || dataset.gap || dataset.type;
}

/**
 * The side is drawn anew after each choice: the keyboard stays where it was.
 * @param {string} name
 */
function refocus(name) {
  const controls = /** @type {HTMLElement[]} */ ([...byId("side").querySelectorAll("button, input, select, summary")]);
  const target = controls.find((item) => nameOfControl(item) === name);
  if (target) target.focus();
}
