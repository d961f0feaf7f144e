// Start the page, and draw it anew whenever something was chosen.

function select(thing, centre = false) {
  const before = state.selected;
  if (thing) rememberHome();
  state.selected = thing;
  Object.assign(state, { path: "", wide: false });
  if (!thing || thing.what !== "node") state.ego = 0;
  state.open = false;
  refresh();
  if (centre) {
    if (thing && state.list && window.matchMedia("(max-width: 700px)").matches) byId("panel").focus();
    centreOn(selectedEnds());
  } else if (thing) {
    keepInSight(selectedEnds());
  }
  if (!thing && before) leave();
}

// What was chosen is put away: the map and the search are as they were before.
function leave() {
  goHome();
  clearSearch();
  (byId("story-next") || byId("search-input")).focus({ preventScroll: true });
}

function resetAll() {
  readView(new URLSearchParams(ownView()).toString());
  clearSearch();
  refresh();
  fitAll();
}

function fitAll() {
  forgetHome();
  fitNetwork();
}

function drawHead() {
  const { payload } = data;
  document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
  document.documentElement.dataset.theme = state.theme;
  document.title = byId("title").textContent = both(payload.title);
  const name = (id, text, label) => {
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

function drawZoom() {
  fill(
    byId("zoom"),
    button("+", () => zoomBy(1.4), { id: "in-button", "aria-label": t("zoomIn"), class: "icon" }),
    button("−", () => zoomBy(1 / 1.4), { id: "out-button", "aria-label": t("zoomOut"), class: "icon" }),
    button("⤢", fitAll, { "aria-label": t("fit"), class: "icon" }),
    button("❋", toggleFree, { id: "free-button", "aria-label": t("free"), title: t("free"), class: "icon", "aria-pressed": String(state.free) }),
    button("↶", undo, { id: "undo-button", "aria-label": t("undo"), title: t("undo"), class: "icon", "aria-disabled": String(!past.views.length) }),
  );
}

// At a year, ties of unknown start show, too: not known is not absent.
function undatedNote() {
  const count = [...shown.ties].filter((key) => timeless(data.edges.get(key))).length;
  return count ? t("statusUndated", count) : "";
}

function drawStatus() {
  const total = data.edges.size;
  const admitted = [...data.edges.values()].filter(withinReliability).length;
  const text = t("statusLine", shown.wanted.size, data.nodes.size, shown.ties.size, total, total - admitted, admitted - shown.ties.size);
  byId("status").textContent = text + undatedNote() + sizeNote() + (shown.gaps.length ? t("statusGaps", shown.gaps.length) : "");
  byId("canvas").setAttribute("aria-label", t("canvas", shown.nodes.size, shown.edges.size));
}

// What a choice changes on the map, while it is still being made.
function preview() {
  computeShown();
  drawStatus();
  drawNetwork();
}

function refresh() {
  computeShown();
  drawHead();
  drawFrame();
  drawSearch();
  drawLegend();
  drawExport();
  drawStory();
  drawPanel();
  drawList();
  drawStatus();
  drawNetwork();
  followScene();
  drawLayout();
  writeLink();
  drawZoom();
}

// A page that is being printed has no stage to draw on.
function onResize() {
  if (!stageShows()) return;
  drawFrame();
  drawNetwork();
  if (shown.marks || !state.selected) aim();
}

function showSide(open) {
  document.body.classList.toggle("side-open", open);
  byId("filter-button").setAttribute("aria-expanded", String(open));
}

function onEscape(event) {
  if (event.key !== "Escape") return;
  if (!byId("export-menu").hidden) showExport(false);
  else if (document.body.classList.contains("side-open")) showSide(false);
  else if (state.selected) select(null);
  else if (isFull()) toggleFull();
  else if (state.step) closeStory();
}

function onUndoKey(event) {
  const typing = event.target.closest("input[type=search], textarea");
  if (typing || event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  undo();
}

function startButtons() {
  const on = (id, action) => byId(id).addEventListener("click", action);
  on("filter-button", () => showSide(!document.body.classList.contains("side-open")));
  on("export-button", () => showExport(byId("export-menu").hidden));
  on("list-button", () => { state.list = !state.list; refresh(); });
  on("lang-button", () => { state.lang = state.lang === "zh" ? "en" : "zh"; refresh(); });
  on("theme-button", () => { state.theme = state.theme === "dark" ? "light" : "dark"; refresh(); });
  document.addEventListener("keydown", onEscape);
  document.addEventListener("keydown", onUndoKey);
}

function openLink() {
  readView(location.hash.slice(1));
  refresh();
  aim();
}

function showProblem(error) {
  const note = byId("problem");
  note.hidden = false;
  note.textContent = t("problem", error.message);
  document.documentElement.dataset.ready = "problem";
}

async function start() {
  try {
    data = await readData();
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error;
    return showProblem(error);
  }
  state.theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  readView("");
  createNetwork((thing) => select(thing));
  startSearch();
  startButtons();
  startPrint();
  startStory();
  startPresenting();
  openLink();
  window.addEventListener("hashchange", openLink);
  window.addEventListener("resize", onResize);
  chart.network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
  return chart.network.redraw();
}

start();
