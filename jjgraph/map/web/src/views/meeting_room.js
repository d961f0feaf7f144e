// For a meeting room: the whole screen for the map, and larger text on the page and on the canvas.

import { byId } from "../base/dom.js";
import { ROOM, isFull, isLow, textScale } from "../drawing/screen.js";
import { t } from "../state/language.js";
import { SCALES, state } from "../state/state.js";
import { resizeStage, setFull, toggleFull } from "./actions.js";

export function drawFrame() {
  const root = document.documentElement;
  root.dataset.scale = String(state.scale);
  root.classList.toggle("low", isLow());
  root.classList.toggle("no-side", isFull() || isLow() || (state.scale > 100 && window.innerWidth / textScale() < ROOM));
  byId("full-button").textContent = t(isFull() ? "fullLeave" : "full");
  byId("scale-button").textContent = state.scale === 100 ? t("scale") : `${state.scale}%`;
  byId("scale-button").setAttribute("aria-label", t("scaleName", state.scale));
}

export function startPresenting() {
  byId("full-button").addEventListener("click", toggleFull);
  byId("scale-button").addEventListener("click", () => {
    state.scale = SCALES[(SCALES.indexOf(state.scale) + 1) % SCALES.length];
    resizeStage();
  });
  document.addEventListener("fullscreenchange", () => setFull(Boolean(document.fullscreenElement)));
}
