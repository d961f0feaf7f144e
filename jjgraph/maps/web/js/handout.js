// The story on paper: one page a step, with the picture of it, title, text, legend, sources and date.

const SHEET = { side: 900, sharp: 2 };

function stepPicture() {
  const canvas = el("canvas", { width: SHEET.side * SHEET.sharp, height: SHEET.side * SHEET.sharp, role: "img", "aria-label": t("canvas", shown.nodes.size, shown.edges.size) });
  const context = canvas.getContext("2d");
  context.scale(SHEET.sharp, SHEET.sharp);
  labelCache.key = ""; // names are placed anew for each picture
  measureNodes();
  pictureMap(context);
  return canvas;
}

function sheetLegend() {
  const kinds = data.payload.kinds.filter((kind) => [...shown.nodes].some((uid) => data.nodes.get(uid).kind === kind.id));
  const looks = ["strong", "weak", "planned", ...(shown.gaps.length ? ["gapLine", "gapUnknown"] : [])];
  return el(
    "ul",
    { class: "key" },
    kinds.map((kind) => el("li", {}, kindIcon(kind.id), both(kind.name))),
    looks.map((look) => el("li", {}, lineSample(look), t(look))),
  );
}

function stepSheet(number) {
  readView(new URLSearchParams([...ownView(), ["step", String(number)]]).toString());
  computeShown();
  const step = currentStep();
  return el(
    "article",
    { class: "sheet" },
    stepPicture(),
    el(
      "div",
      {},
      el("p", { class: "quiet" }, `${both(data.payload.story.title)} · ${number} / ${storySteps().length}`),
      el("h2", {}, both(step.title)),
      el("p", {}, both(step.text)),
      sheetLegend(),
      el("div", { class: "sheet-foot" }, step.sources.map((id) => sourceView(id)), el("p", { class: "quiet" }, t("asOf", data.payload.asOf))),
    ),
  );
}

// Paper is light; the view on the screen comes back as it was.
function printStory() {
  const [view, theme] = [viewText(), state.theme];
  state.theme = document.documentElement.dataset.theme = "light";
  fill(byId("print"), storySteps().map((_, index) => stepSheet(index + 1)));
  state.theme = theme;
  readView(view);
  refresh();
  Object.assign(document.documentElement.dataset, { print: "story", theme: "light" });
  window.print();
}

function clearSheets() {
  delete document.documentElement.dataset.print;
  fill(byId("print"));
  drawHead();
}
