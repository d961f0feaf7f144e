// For a meeting room: the whole screen for the map, and larger text on the page and on the canvas.

const SCALES = [100, 125, 150];
const ROOM = 1000; // pixels at normal size, below which larger text leaves no room for the side
const LOW = 420; // the same for the height of a page that is wider than high: below it there is little room beside the map
const LOW_TOLD = 600; // for any page while a story is told, or on the whole screen

function textScale() {
  return state.scale / 100;
}

// A phone held upright: style.css has the panel as a sheet below the map then.
function isNarrow() {
  return window.matchMedia("(max-width: 760px)").matches;
}

// Too low for more than the map and the tools one needs at the moment.
function isLow() {
  const height = window.innerHeight / textScale();
  if (isFull() || state.step) return height < LOW_TOLD;
  return height < LOW && window.innerWidth > window.innerHeight;
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
  root.classList.toggle("low", isLow());
  root.classList.toggle("no-side", isFull() || isLow() || (state.scale > 100 && window.innerWidth / textScale() < ROOM));
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
