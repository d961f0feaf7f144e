// Free layout: forces place what shows, once, from where it stands; then it can be dragged. The layout that people
// learned comes back when it is switched off.

const FORCES = { solver: "barnesHut", barnesHut: { gravitationalConstant: -9000, springLength: 130, springConstant: 0.03, centralGravity: 0.5, avoidOverlap: 0.4 } };
const FREE_STEPS = 250;

function keepPlaces() {
  for (const [uid, place] of Object.entries(chart.network.getPositions(drawnItems()))) chart.free.set(uid, place);
  chart.version += 1; // names follow
}

function keepDragged(nodes) {
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

// After each drawing: begin or end the free layout as the choice says.
function drawLayout() {
  const now = document.documentElement.dataset.layout || "fixed";
  chart.network.setOptions({ interaction: { dragNodes: state.free } });
  if (state.free && now === "fixed") settle();
  if (!state.free && now !== "fixed") {
    document.documentElement.dataset.layout = "fixed";
    chart.free.clear();
    drawNetwork();
    fitNetwork();
  }
}

function toggleFree() {
  state.free = !state.free;
  refresh();
}
