// Years, and what changed between two.

import { el, lineSample } from "../base/dom.js";
import { data } from "../data/data.js";
import { changeOf } from "../derived/filters.js";
import { preview, refresh } from "../state/changes.js";
import { t } from "../state/language.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { keepSinceBefore } from "../state/url_state.js";
import { selectBox, switches } from "./controls.js";

/**
 * The slider stands for the years that occur; its last place is "all years".
 * @param {number} place
 */
function setYear(place) {
  state.year = data.years[place] ?? null;
  keepSinceBefore();
}

function yearSlider() {
  const { years } = data;
  const place = state.year === null ? years.length : years.indexOf(state.year);
  const text = () => (state.year === null ? t("allYears") : String(state.year));
  const told = el("output", { for: "year-range" }, text());
  const slide = (/** @type {any} */ event) => {
    setYear(Number(event.target.value));
    told.textContent = text();
    event.target.setAttribute("aria-valuetext", text());
    preview(); // the slider itself stays in place while it is dragged
  };
  const range = el("input", {
    type: "range", id: "year-range", min: 0, max: years.length, step: 1, value: place, "aria-valuetext": text(), input: slide, change: refresh,
  });
  return el("label", { class: "slider", for: "year-range" }, el("span", {}, t("year")), told, range);
}

export function timeControls() {
  if (!data.years.length) return null;
  const earlier = data.years.filter((year) => year < (state.year ?? 0));
  const compared = selectBox(
    "since-select", t("comparedTo"), [["", t("notCompared")], ...earlier.map((year) => /** @type {Option} */ ([year, String(year)]))], state.since,
    (year) => Object.assign(state, { since: year ? Number(year) : null }),
  );
  return el(
    "section",
    {},
    el("h2", {}, t("time")),
    yearSlider(),
    state.year !== null && earlier.length ? compared : null,
    state.since === null ? null : changeSummary(),
    switches("time"),
  );
}

function changeSummary() {
  const count = (/** @type {"new" | "ended"} */ change) => [...shown.edges].filter((key) => changeOf(data.edges.get(key)) === change).length;
  const line = (/** @type {string} */ look, /** @type {"new" | "ended"} */ change) =>
    el("li", {}, lineSample(look), t(change, state.since, state.year, count(change)));
  return el("ul", { class: "key", id: "changes" }, line("newLine", "new"), line("endedLine", "ended"));
}
