// The address of exactly this view, and the way back through the views before it.

import { selectedEnds } from "../derived/selection.js";
import { aim, goHome, keepInSight, rememberHome } from "../drawing/camera.js";
import { refresh } from "../state/changes.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { readView, viewText } from "../state/url_state.js";

/** @type {{ views: string[], now: string | null }} */
export const past = { views: [], now: null };
const MOST_UNDONE = 200;

export function writeLink() {
  const text = viewText();
  if (past.now !== null && past.now !== text) past.views = [...past.views, past.now].slice(-MOST_UNDONE);
  past.now = text;
  // A page inside another document has no address of its own.
  if (location.protocol === "about:" || text === location.hash.slice(1)) return;
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

export function undo() {
  if (!past.views.length) return;
  past.now = null; // going back is no step of its own
  rememberHome();
  readView(past.views.pop() ?? "");
  refresh();
  if (shown.marks) aim();
  else if (state.selected) keepInSight(selectedEnds());
  else goHome();
}
