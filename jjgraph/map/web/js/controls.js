// The filters and looks of the side beyond the legend: years, types of ties, industries, measures.

// A choice of one; `options` are pairs of value and text.
function selectBox(id, text, options, chosen, set) {
  const items = options.map(([value, name]) => el("option", { value, selected: String(value) === String(chosen ?? "") }, name));
  const box = el("select", { id, change: (event) => { set(event.target.value); refresh(); } }, items);
  return el("label", { class: "choice", for: id }, el("span", {}, text), box);
}

function checkbox(id, text, checked, set) {
  const box = el("input", { type: "checkbox", id, checked, change: (event) => { set(event.target.checked); refresh(); } });
  return el("label", { class: "check", for: id }, box, text);
}

// The slider stands for the years that occur; its last place is "all years".
function setYear(place) {
  state.year = data.years[place] ?? null;
  if (state.year === null || state.since >= state.year) state.since = null;
}

function yearSlider() {
  const { years } = data;
  const place = state.year === null ? years.length : years.indexOf(state.year);
  const text = () => (state.year === null ? t("allYears") : String(state.year));
  const told = el("output", { for: "year-range" }, text());
  const slide = (event) => {
    setYear(Number(event.target.value));
    told.textContent = text();
    event.target.setAttribute("aria-valuetext", text());
    preview(); // the slider itself stays in place while it is dragged
  };
  const range = el("input", {
    type: "range", id: "year-range", min: 0, max: years.length, step: 1, value: place, "aria-valuetext": text(), input: slide, change: refresh,
  });
  return el("label", { class: "slider", for: "year-range" }, el("span", {}, t("year")), told, range);
}

function timeControls() {
  if (!data.years.length) return null;
  const undated = [...data.edges.values()].filter((edge) => withinReliability(edge) && !edge.since).length;
  const earlier = data.years.filter((year) => year < state.year);
  const compared = selectBox(
    "since-select", t("comparedTo"), [["", t("notCompared")], ...earlier.map((year) => [year, year])], state.since,
    (year) => Object.assign(state, { since: year ? Number(year) : null }),
  );
  return el(
    "section",
    {},
    el("h2", {}, t("time")),
    yearSlider(),
    state.year !== null && earlier.length ? compared : null,
    state.since === null ? null : changeSummary(),
    checkbox("undated-check", t("showUndated", undated), state.undated, (on) => Object.assign(state, { undated: on })),
  );
}

function changeSummary() {
  const count = (change) => [...shown.edges].filter((key) => changeOf(data.edges.get(key)) === change).length;
  const line = (look, change) => el("li", {}, lineSample(look), t(change, state.since, state.year, count(change)));
  return el("ul", { class: "key", id: "changes" }, line("newLine", "new"), line("endedLine", "ended"));
}

function typeChip(type, count) {
  const toggle = () => {
    if (!state.typesOff.delete(type.id)) state.typesOff.add(type.id);
    refresh();
  };
  const parts = [el("span", { class: "grow" }, both(type.name)), el("span", { class: "quiet" }, String(count))];
  return button(parts, toggle, { class: "chip", "data-type": type.id, "aria-pressed": String(!state.typesOff.has(type.id)) });
}

// Folded at first, for there are many; open while it filters.
function typeControls() {
  const counts = new Map();
  for (const edge of data.edges.values()) if (withinReliability(edge)) counts.set(edge.type, (counts.get(edge.type) || 0) + 1);
  const types = data.payload.relationTypes.filter((type) => counts.has(type.id)).sort((a, b) => counts.get(b.id) - counts.get(a.id));
  const all = () => {
    state.typesOff = state.typesOff.size ? new Set() : new Set(types.map((type) => type.id));
    refresh();
  };
  const summary = el("summary", { id: "types-summary" }, t("tieTypes", types.length - types.filter((type) => state.typesOff.has(type.id)).length, types.length));
  const folded = el("details", { open: opened.has("types") || state.typesOff.size > 0, toggle: (event) => remember("types", event.target.open) });
  folded.append(
    summary,
    el("div", { class: "row" }, button(t(state.typesOff.size ? "all" : "none"), all, { class: "small", id: "types-all" })),
    el("div", { class: "chips" }, types.map((type) => typeChip(type, counts.get(type.id)))),
  );
  return el("section", {}, folded);
}

const opened = new Set(); // what the reader unfolded, kept while the side is drawn anew

function remember(name, open) {
  if (open) opened.add(name);
  else opened.delete(name);
}

function industryControl() {
  if (!data.industries.length) return null;
  const options = data.industries.map((uid) => [uid, nameOf(uid)]).sort((a, b) => collator.compare(a[1], b[1]));
  const set = (industry) => Object.assign(state, { industry });
  const note = state.industry ? el("p", { class: "quiet" }, t("industryNote")) : null;
  return el("section", {}, selectBox("industry-select", t("industry"), [["", t("allIndustries")], ...options], state.industry, set), note);
}

function measureOf(id) {
  return data.payload.measures.find((measure) => measure.id === id);
}

function measureControls() {
  const options = data.payload.measures.map((measure) => [measure.id, both(measure.name)]);
  if (!options.length) return null;
  const told = [...new Set([state.size, state.colour])].filter(Boolean).map(measureOf);
  return el(
    "section",
    {},
    el("h2", {}, t("looks")),
    selectBox("size-select", t("sizeBy"), [["", t("byTies")], ...options], state.size, (size) => Object.assign(state, { size })),
    selectBox("colour-select", t("colourBy"), [["", t("byKind")], ...options], state.colour, (colour) => Object.assign(state, { colour })),
    told.map((measure) => el("p", { class: "quiet" }, el("strong", {}, both(measure.name) + colon()), both(measure.about))),
    state.colour ? colourKey() : null,
    told.length ? el("p", { class: "quiet" }, t("rankNote")) : null,
  );
}

function swatch(colour) {
  return shapeIcon("square", colour);
}

// A value as people read it: a count in full, a share to two digits.
function written(value) {
  return value.toLocaleString("en-US", Number.isInteger(value) ? {} : { maximumSignificantDigits: 2 });
}

// The colours of the measure that is chosen, each with the values it stands for.
function colourSteps() {
  const bounds = measureScale(state.colour);
  const told = (ends) => [...new Set(ends.map(written))].join(" – ");
  return [...bounds.map((ends, step) => [stepColour(step, bounds.length), told(ends)]), [css("--edge"), t("noValue")]];
}

function colourKey() {
  return el("ul", { class: "key", id: "colour-key" }, colourSteps().map(([colour, text]) => el("li", {}, swatch(colour), text)));
}
