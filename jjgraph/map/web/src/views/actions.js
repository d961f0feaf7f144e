// What the reader does with the map, from whatever view.

import { byId, inputById } from "../base/dom.js";
import { selectedEnds } from "../derived/selection.js";
import { aim, centreOn, fitAll, goHome, keepInSight, rememberHome } from "../drawing/camera.js";
import { isFull } from "../drawing/screen.js";
import { refresh } from "../state/changes.js";
import { state } from "../state/state.js";
import { ownView, readView } from "../state/url_state.js";

export function clearSearch() {
  inputById("search-input").value = "";
}

/**
 * @param {Selected | null} picked
 * @param {boolean} [centre]
 */
export function select(picked, centre = false) {
  const before = state.selected;
  if (picked) rememberHome();
  state.selected = picked;
  Object.assign(state, { path: "", wide: false });
  if (!picked || picked.what !== "node") state.ego = 0;
  state.open = false;
  refresh();
  if (centre) {
    if (picked && state.list && window.matchMedia("(max-width: 700px)").matches) byId("panel").focus();
    centreOn(selectedEnds());
  } else if (picked) {
    keepInSight(selectedEnds());
  }
  if (!picked && before) leave();
}

/** What was chosen is put away: the map and the search are as they were before. */
function leave() {
  goHome();
  clearSearch();
  (byId("story-next") || byId("search-input")).focus({ preventScroll: true });
}

export function resetAll() {
  readView(new URLSearchParams(ownView()).toString());
  clearSearch();
  refresh();
  fitAll();
}

export function openGapList() {
  Object.assign(state, { list: true, tab: "gaps" });
  refresh();
}

/** @param {boolean} open */
export function showSide(open) {
  document.body.classList.toggle("side-open", open);
  byId("filter-button").setAttribute("aria-expanded", String(open));
}

/** @param {boolean} open */
export function showExport(open) {
  byId("export-menu").hidden = !open;
  byId("export-button").setAttribute("aria-expanded", String(open));
}

export function toggleDragLayout() {
  state.free = !state.free;
  refresh();
}

/**
 * Without the interface of the browser, or where it refuses, the page hides what surrounds the map.
 * @param {boolean} on
 */
export function setFull(on) {
  document.documentElement.classList.toggle("full", on);
  resizeStage();
}

export function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (isFull()) setFull(false);
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => setFull(true));
  else setFull(true);
}

export function resizeStage() {
  refresh();
  aim();
}
