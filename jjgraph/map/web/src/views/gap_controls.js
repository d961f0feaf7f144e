// Reliability, and which gaps show.

import { button, el } from "../base/dom.js";
import { collect } from "../base/maps.js";
import { data } from "../data/data.js";
import { shownGaps } from "../derived/filters.js";
import { refresh } from "../state/changes.js";
import { t } from "../state/language.js";
import { gapName, valueWord } from "../state/names.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { openGapList } from "./actions.js";
import { checkbox, selectBox, switches } from "./controls.js";

/**
 * How many of a kind are drawn, of all that have a line.
 * @param {string} kind
 * @param {Gap[]} gaps
 */
function gapKindChip(kind, gaps) {
  const lines = [...shown.gaps, ...[...shown.gapLines.values()].flatMap((line) => line.gaps)];
  const drawn = lines.filter((gap) => gap.kind === kind).length;
  const on = !state.gapKindsOff.has(kind);
  const toggle = () => {
    if (!state.gapKindsOff.delete(kind)) state.gapKindsOff.add(kind);
    refresh();
  };
  const parts = [el("span", { class: "grow" }, gapName(gaps[0])), el("span", { class: "quiet" }, `${drawn}/${gaps.length}`)];
  return button(parts, toggle, { class: "chip", "data-gap": kind, "aria-pressed": String(on) });
}

/** Only a gap between two has a line; the others, the lists of names among them, stand in the list. */
function gapControls() {
  if (!state.gaps) return null;
  const kinds = new Map();
  for (const gap of data.payload.gaps) if (gap.to !== null) collect(kinds, gap.kind, gap);
  const others = data.payload.gaps.filter((gap) => gap.to === null).length;
  const listed = button(t("gapsListed"), openGapList, { class: "small", id: "gaps-list" });
  return [
    switches("gaps"),
    el("div", { class: "chips wide" }, [...kinds].map(([kind, gaps]) => gapKindChip(kind, gaps))),
    others ? el("p", { class: "quiet", id: "gaps-without-line" }, t("gapsWithoutLine", others), " ", listed) : null,
  ];
}

/** Under the switch of the gaps: what became of them where only clusters are drawn. */
function gapNote() {
  if (!state.gaps || shown.nodes.size || !shown.clusters.size) return null;
  const joined = [...shown.gapLines.values()].reduce((sum, { gaps }) => sum + gaps.length, 0);
  const all = shownGaps(shown.wanted).length;
  return el(
    "div",
    { id: "gap-note" },
    el("p", { class: "quiet" }, t("gapsJoined", all, joined, all - joined)),
    button(t("gapsListed"), openGapList, { id: "gap-list", class: "small" }),
  );
}

function levelControl() {
  /** @type {Option[]} */
  const levels = data.payload.levels.map((name, level) => [level, t("orBetter", valueWord("reliability", name))]);
  const set = (/** @type {string} */ level) => Object.assign(state, { level: Number(level) });
  return selectBox("level-select", t("leastReliability"), levels, state.level, set);
}

export function layerControls() {
  return el(
    "section",
    {},
    data.payload.gaps.length ? checkbox("gap-check", t("showGaps"), state.gaps, (on) => Object.assign(state, { gaps: on })) : null,
    gapControls(),
    gapNote(),
    levelControl(),
    switches("reliability"),
  );
}
