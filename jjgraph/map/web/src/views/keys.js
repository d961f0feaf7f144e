// Buttons of the head, and keys.

import { byId } from "../base/dom.js";
import { isFull } from "../drawing/screen.js";
import { refresh } from "../state/changes.js";
import { state } from "../state/state.js";
import { select, showExport, showSide, toggleFull } from "./actions.js";
import { closeStory } from "./story.js";
import { undo } from "./undo.js";

/** @param {KeyboardEvent} event */
function onEscape(event) {
  if (event.key !== "Escape") return;
  if (!byId("export-menu").hidden) showExport(false);
  else if (document.body.classList.contains("side-open")) showSide(false);
  else if (state.selected) select(null);
  else if (isFull()) toggleFull();
  else if (state.step) closeStory();
}

/** @param {KeyboardEvent} event */
function onUndoKey(event) {
  const typing = /** @type {Element} */ (event.target).closest("input[type=search], textarea");
  if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  undo();
}

export function startButtons() {
  const on = (/** @type {string} */ id, /** @type {() => void} */ action) => byId(id).addEventListener("click", action);
  on("filter-button", () => showSide(!document.body.classList.contains("side-open")));
  on("export-button", () => showExport(Boolean(byId("export-menu").hidden)));
  on("list-button", () => { state.list = !state.list; refresh(); });
  on("lang-button", () => { state.lang = state.lang === "zh" ? "en" : "zh"; refresh(); });
  on("theme-button", () => { state.theme = state.theme === "dark" ? "light" : "dark"; refresh(); });
  document.addEventListener("keydown", onEscape);
  document.addEventListener("keydown", onUndoKey);
}
