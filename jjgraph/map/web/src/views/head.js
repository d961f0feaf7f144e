// Head and foot of the page, and the buttons of the map.

import { button, byId, fill } from "../base/dom.js";
import { data } from "../data/data.js";
import { fitAll, zoomBy } from "../drawing/camera.js";
import { both, t } from "../state/language.js";
import { state } from "../state/state.js";
import { toggleDragLayout } from "./actions.js";
import { past, undo } from "./undo.js";

export function drawHead() {
  const { payload } = data;
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
  document.documentElement.dataset.theme = state.theme;
  document.title = byId("title").textContent = both(payload.title);
  const name = (/** @type {string} */ id, /** @type {string} */ text, /** @type {string} */ label = "") => {
    byId(id).textContent = text;
    if (label) byId(id).setAttribute("aria-label", label);
  };
  name("filter-button", t("filters"));
  name("list-button", t(state.list ? "map" : "list"));
  byId("list-button").setAttribute("aria-pressed", String(state.list));
  name("export-button", t("export"));
  name("story-button", t("story"));
  name("lang-button", t("otherLang"), t("langName"));
  name("theme-button", state.theme === "dark" ? "☀" : "◐", t("themeName"));
  byId("about").textContent = [t("asOf", payload.asOf), t("footNote"), t("offline")].join(" · ");
}

export function drawZoom() {
  fill(
    byId("zoom"),
    button("+", () => zoomBy(1.4), { id: "in-button", "aria-label": t("zoomIn"), class: "icon" }),
    button("−", () => zoomBy(1 / 1.4), { id: "out-button", "aria-label": t("zoomOut"), class: "icon" }),
    button("⤢", fitAll, { "aria-label": t("fit"), class: "icon" }),
    button("❋", toggleDragLayout, { id: "free-button", "aria-label": t("free"), title: t("free"), class: "icon", "aria-pressed": String(state.free) }),
    button("↶", undo, { id: "undo-button", "aria-label": t("undo"), title: t("undo"), class: "icon", "aria-disabled": String(!past.views.length) }),
  );
}

/** @param {Error} error */
export function showProblem(error) {
  const note = byId("problem");
  note.hidden = false;
  note.textContent = t("problem", error.message);
  document.documentElement.dataset.ready = "problem";
}
