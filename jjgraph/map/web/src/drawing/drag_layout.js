// Free layout: forces place what shows, once, from where it stands; then it can be dragged. The layout that people
// learned comes back when it is switched off.

import { dragged } from "../derived/local_layout.js";
import { fitNetwork } from "./camera.js";
import { chart } from "./chart.js";
import { drawNetwork } from "./network.js";
import { drawnItems } from "../state/shown.js";
import { state } from "../state/state.js";

const FORCES = {
  solver: "barnesHut",
  barnesHut: { gravitationalConstant: -9000, springLength: 130, springConstant: 0.03, centralGravity: 0.5, avoidOverlap: 0.4 },
};
const FREE_STEPS = 250;

function keepPlaces() {
  for (const [uid, place] of Object.entries(chart.network.getPositions(drawnItems()))) dragged.set(uid, place);
  chart.version += 1; // names follow
}

/** @param {string[]} nodes */
export function keepDragged(nodes) {
  if (state.free && nodes.length) keepPlaces();
}

function settle() {
  document.documentElement.dataset.layout = "moving";
  chart.network.once("stabilizationIterationsDone", () => {
    chart.network.setOptions({ physics: { enabled: false } });
    keepPlaces();
    document.documentElement.dataset.layout = "free";
    drawNetwork();
    fitNetwork();
  });
  chart.network.setOptions({ physics: { enabled: true, stabilization: { fit: false }, ...FORCES } });
  chart.network.stabilize(FREE_STEPS);
}

/** After each drawing: begin or end the free layout as the choice says. */
export function drawLayout() {
  const now = document.documentElement.dataset.layout || "fixed";
  chart.network.setOptions({ interaction: { dragNodes: state.free } });
  if (state.free && now === "fixed") settle();
  if (!state.free && now !== "fixed") {
    document.documentElement.dataset.layout = "fixed";
    dragged.clear();
    drawNetwork();
    fitNetwork();
  }
}
