// Start the page, and draw it anew whenever something was chosen.

import { readData, setData } from "./data/data.js";
import { DataProblem } from "./data/decode.js";
import { computeShown } from "./derived/compute_shown.js";
import { aim, followLayout, stageShows } from "./drawing/camera.js";
import { chart } from "./drawing/chart.js";
import { drawLayout, keepDragged } from "./drawing/drag_layout.js";
import { createNetwork, drawNetwork } from "./drawing/network.js";
import { startProbe } from "./probe.js";
import { drawWith, refresh } from "./state/changes.js";
import { shown } from "./state/shown.js";
import { state } from "./state/state.js";
import { readView } from "./state/url_state.js";
import { select } from "./views/actions.js";
import { drawExport } from "./views/export_menu.js";
import { drawHead, drawZoom, showProblem } from "./views/head.js";
import { startButtons } from "./views/keys.js";
import { drawList } from "./views/list.js";
import { drawFrame, startPresenting } from "./views/meeting_room.js";
import { drawPanel } from "./views/panel.js";
import { startPrint } from "./views/paper.js";
import { drawSearch, startSearch } from "./views/search_field.js";
import { drawLegend } from "./views/side.js";
import { drawStatus } from "./views/status.js";
import { drawStory, startStory } from "./views/story.js";
import { writeLink } from "./views/undo.js";

function drawMap() {
  computeShown();
  drawStatus();
  drawNetwork();
}

function drawAll() {
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
  followLayout();
  drawLayout();
  writeLink();
  drawZoom();
}

/** A page that is being printed has no stage to draw on. */
function onResize() {
  if (!stageShows()) return;
  drawFrame();
  drawNetwork();
  if (shown.marks || !state.selected) aim();
}

function openLink() {
  readView(location.hash.slice(1));
  refresh();
  aim();
}

async function start() {
  try {
    setData(await readData());
  } catch (error) {
    if (!(error instanceof DataProblem)) throw error;
    return showProblem(error);
  }
  state.theme = window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  drawWith({ all: drawAll, map: drawMap });
  readView("");
  createNetwork({ onPick: (picked) => select(picked), onDragged: keepDragged });
  startProbe();
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
