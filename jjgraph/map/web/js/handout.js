// The story on paper: one page a step, the picture of it below its title, text and sources.

function sourceLine(id) {
  const { publisher, title, date } = data.sources.get(id);
  return [publisher, title, date || t("undated")].filter(Boolean).join(". ");
}

function stepSheet(number) {
  readView(new URLSearchParams([...ownView(), ["step", String(number)]]).toString());
  computeShown();
  drawStatus();
  chart.version += 1; // names are placed anew for each picture
  const step = currentStep();
  const place = `${both(data.payload.story.title)} · ${number} / ${storySteps().length}`;
  const head = el(
    "header",
    {},
    el("h2", {}, both(step.title)),
    el("p", {}, both(step.text)),
    el("p", { class: "quiet" }, [place, ...step.sources.map(sourceLine)].join(" · ")),
  );
  return el("article", { class: "sheet" }, head, svgPicture({ title: both(step.title) }));
}

// Paper is light; the view on the screen comes back as it was.
function printStory() {
  const [view, theme] = [viewText(), state.theme];
  state.theme = document.documentElement.dataset.theme = "light";
  fill(byId("paper"), storySteps().map((_, index) => stepSheet(index + 1)));
  state.theme = theme;
  readView(view);
  refresh();
  window.print();
}
