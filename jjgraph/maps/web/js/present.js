// For a meeting room: the whole screen for the map, and larger text on the page and on the canvas.

const SCALES = [100, 125, 150];
const ROOM = 1000; // pixels at normal size, below which larger text leaves no room for the side

function textScale() {
  return state.scale / 100;
}

function isFull() {
  return document.documentElement.classList.contains("full");
}

// Without the interface of the browser, or where it refuses, the page hides what surrounds the map.
function setFull(on) {
  document.documentElement.classList.toggle("full", on);
  resizeStage();
}

function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (isFull()) setFull(false);
  else if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => setFull(true));
  else setFull(true);
}

function resizeStage() {
  refresh();
  aim();
}

function drawFrame() {
  const root = document.documentElement;
  root.dataset.scale = String(state.scale);
  root.classList.toggle("no-side", isFull() || (state.scale > 100 && window.innerWidth / textScale() < ROOM));
  byId("full-button").textContent = t(isFull() ? "fullLeave" : "full");
  byId("scale-button").textContent = state.scale === 100 ? t("scale") : `${state.scale}%`;
  byId("scale-button").setAttribute("aria-label", t("scaleName", state.scale));
}

function startPresenting() {
  byId("full-button").addEventListener("click", toggleFull);
  byId("scale-button").addEventListener("click", () => {
    state.scale = SCALES[(SCALES.indexOf(state.scale) + 1) % SCALES.length];
    resizeStage();
  });
  document.addEventListener("fullscreenchange", () => setFull(Boolean(document.fullscreenElement)));
}
