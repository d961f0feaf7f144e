// The side: which kinds show and how many there are, what the lines mean, and how good the evidence is.

function toggleKind(id) {
  if (!state.kinds.delete(id)) state.kinds.add(id);
  refresh();
}

function countsOfKinds() {
  const counts = new Map();
  for (const node of data.nodes.values()) {
    if (node.inView || widened()) counts.set(node.kind, (counts.get(node.kind) || 0) + 1);
  }
  return counts;
}

function kindChip(kind, count) {
  const parts = [kindIcon(kind.id), el("span", { class: "grow" }, both(kind.name)), el("span", { class: "quiet" }, String(count))];
  return button(parts, () => toggleKind(kind.id), {
    class: "chip",
    title: both(kind.about),
    "data-kind": kind.id,
    "aria-pressed": String(state.kinds.has(kind.id)),
  });
}

function setKinds(kinds, on) {
  for (const kind of kinds) {
    if (on) state.kinds.add(kind.id);
    else state.kinds.delete(kind.id);
  }
  refresh();
}

function kindGroup(title, kinds, counts) {
  if (!kinds.length) return null;
  const every = kinds.every((kind) => state.kinds.has(kind.id));
  return el(
    "section",
    {},
    el("h2", {}, el("span", { class: "grow" }, title), button(t(every ? "none" : "all"), () => setKinds(kinds, !every), { class: "small", "data-group": kinds[0].id + " group" })),
    el("div", { class: "chips" }, kinds.map((kind) => kindChip(kind, counts.get(kind.id) || 0))),
  );
}

function lineSample(look) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 36 10");
  svg.setAttribute("class", `line ${look}`);
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  for (const [name, value] of [["x1", 1], ["y1", 5], ["x2", 35], ["y2", 5]]) line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

function lineKey() {
  const looks = ["strong", "weak", "attested", "planned", "low", ...(state.year === null ? [] : ["undatedLine"]), "gapLine", "gapUnknown"];
  return el(
    "section",
    {},
    el("h2", {}, t("lines")),
    el("ul", { class: "key" }, looks.map((look) => el("li", {}, lineSample(look), t(look, state.since, state.year)))),
  );
}

function layerControls() {
  return el(
    "section",
    {},
    data.payload.gaps.length ? checkbox("gap-check", t("showGaps"), state.gaps, (on) => Object.assign(state, { gaps: on })) : null,
    gapControls(),
    gapNote(),
    selectBox("level-select", t("leastReliability"), LEVEL_ORDER.map((name, level) => [level, t("orBetter", fromList(LEVEL_WORDS, name))]), state.level, (level) => Object.assign(state, { level: Number(level) })),
    checkbox("inferred-check", t("showInferred"), state.inferred, (on) => Object.assign(state, { inferred: on })),
  );
}

function percent(share) {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

function evidenceView() {
  const { evidence } = data.payload.counts;
  const row = (words, count, share) =>
    el("li", {}, el("span", { class: "grow" }, words), el("strong", {}, `${count}/${evidence.ties}（${percent(share)}）`));
  return el(
    "section",
    {},
    el("h2", {}, t("evidence")),
    el(
      "ul",
      { class: "key" },
      row(t("reliable"), evidence.reliable, evidence.reliableShare),
      row(t("independent"), evidence.independent, evidence.independentShare),
    ),
  );
}

function drawLegend() {
  const focused = document.activeElement;
  const mark = focused && byId("side").contains(focused) ? nameOfControl(focused) : null;
  const counts = countsOfKinds();
  const { kinds } = data.payload;
  byId("side").setAttribute("aria-label", t("filters"));
  fill(
    byId("side"),
    layerControls(),
    timeControls(),
    kindGroup(t("legend"), kinds.filter((kind) => kind.resting), counts),
    kindGroup(t("topics"), kinds.filter((kind) => !kind.resting), counts),
    typeControls(),
    industryControl(),
    measureControls(),
    lineKey(),
    evidenceView(),
    sizeSection(),
    el("section", {}, button(t("reset"), resetAll, { id: "reset-button" })),
  );
  if (mark) refocus(mark);
}

function nameOfControl({ id, dataset }) {
  return id || dataset.kind || dataset.group || dataset.gap || dataset.type;
}

// The side is drawn anew after each choice: the keyboard stays where it was.
function refocus(name) {
  const controls = [...byId("side").querySelectorAll("button, input, select, summary")];
  const target = controls.find((item) => nameOfControl(item) === name);
  if (target) target.focus();
}
