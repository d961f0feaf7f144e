// The panel beside the map: one thing, one tie or one gap, with every claim and its source.

function factRow(label, ...values) {
  const filled = values.flat().filter((value) => value !== "" && value !== null && value !== undefined);
  return filled.length ? [el("dt", {}, label), el("dd", {}, filled)] : [];
}

function panelHead(title, under) {
  return el(
    "div",
    { class: "panel-head" },
    el("div", { class: "grow" }, el("h2", { id: "panel-title" }, title), el("p", { class: "quiet" }, under)),
    button("✕", () => select(null), { id: "close-button", "aria-label": t("close"), class: "icon" }),
  );
}

function nodeFacts(uid) {
  const facts = data.facts.get(uid);
  const extras = Object.entries(facts.properties || {}).map(([name, value]) =>
    factRow(wordFor(data.payload.labels, name), Array.isArray(value) ? joined(value) : String(value)),
  );
  return el(
    "dl",
    {},
    factRow(t("party"), joined((data.nodes.get(uid).parties || []).map(sectorName))),
    factRow(t("place"), facts.place),
    factRow(t("website"), facts.website ? link(facts.website, facts.website) : ""),
    factRow(t("aliases"), joined(facts.aliases || [])),
    factRow(t("note"), facts.note),
    extras.flat(),
  );
}

function sectorName(party) {
  const sector = data.payload.sectors.find((item) => item.id === party);
  return sector ? sector.id + inBrackets(both(sector.name)) : party;
}

const BASIC_MEASURES = 5; // the others are folded

function rankText(uid, measure) {
  const rank = data.ranks.get(measure.id).get(uid);
  const range = (data.facts.get(uid).ranks || {})[measure.id];
  return range ? t("rankRange", rank, measure.total, Math.min(rank, range[0]), Math.max(rank, range[1])) : t("rank", rank, measure.total);
}

function measureRow(uid, measure) {
  const value = data.facts.get(uid).measures[measure.id].toLocaleString("en-US", { maximumSignificantDigits: 3 });
  return [
    el("dt", {}, both(measure.name)),
    el("dd", {}, el("strong", {}, value), " ", el("span", { class: "quiet" }, rankText(uid, measure))),
    el("dd", { class: "about" }, both(measure.about)),
  ];
}

function measureView(uid) {
  const known = data.payload.measures.filter((measure) => data.ranks.get(measure.id).has(uid));
  if (!known.length) return null;
  const list = (measures) => el("dl", { class: "measures" }, measures.map((measure) => measureRow(uid, measure)).flat());
  const rest = known.slice(BASIC_MEASURES);
  const more = rest.length ? el("details", { class: "tie" }, el("summary", {}, t("moreMeasures", rest.length)), list(rest)) : null;
  return section(t("measures"), list(known.slice(0, BASIC_MEASURES)), more);
}

function section(title, ...content) {
  return el("section", {}, el("h3", {}, title), content);
}

function egoButtons() {
  const choices = [[1, t("stepOne")], [2, t("step", 2)], [3, t("step", 3)], [0, t("everything")]];
  const set = (steps) => {
    state.ego = steps;
    refresh();
    fitNetwork();
  };
  return el(
    "div",
    { class: "row", role: "group", "aria-label": t("ego") },
    el("span", { class: "quiet" }, t("ego")),
    choices.map(([steps, text]) => button(text, () => set(steps), { class: "small", "data-ego": steps, "aria-pressed": String(state.ego === steps) })),
  );
}

// A tie in a list: what it says, opened to its claims; the name leads to the other end.
function tieItem(key, uid) {
  const edge = data.edges.get(key);
  const out = edge.from === uid;
  return el(
    "details",
    { class: edge.inView ? "tie" : "tie doubtful", "data-tie": key },
    el(
      "summary",
      {},
      el("span", { class: "grow" }, `${out ? "→" : "←"} ${typeName(edge.type)} · ${nameOf(otherEnd(edge, uid))} `, edgeMarks(edge)),
      el("span", { class: "quiet" }, span(edge.since, edge.until)),
    ),
    el("div", { class: "row" }, nodeLink(otherEnd(edge, uid))),
    tieBody(key),
  );
}

function tieBody(key) {
  const letters = conflictLetters(key);
  return el("div", {}, conflictTable(data.edges.get(key), letters), claimList(data.evidence.get(key).claims, letters));
}

// Ties in view first, the strong before the weak, then by the name of the other end.
function orderedTies(uid) {
  const rank = (edge) => (edge.inView ? 0 : 10) + { strong: 0, weak: 1, none: 2 }[edge.strength];
  return [...(data.tiesOf.get(uid) || [])].sort((a, b) => {
    const [one, two] = [data.edges.get(a), data.edges.get(b)];
    return rank(one) - rank(two) || nameOf(otherEnd(one, uid)).localeCompare(nameOf(otherEnd(two, uid)), "zh");
  });
}

// Folded: the ties stand below and matter more.
function foldedGaps(gaps, title = "relatedGaps") {
  if (!gaps.length) return null;
  return el("section", {}, el("details", { class: "way" }, el("summary", {}, t(title, gaps.length)), gaps.map(gapItem)));
}

function nodePanel(uid) {
  const node = data.nodes.get(uid);
  const facts = data.facts.get(uid);
  const ties = orderedTies(uid);
  const figures = (facts.figures || []).map((figure) =>
    el("li", {}, figure.measure + colon(), el("strong", {}, figureText(figure)), figure.period ? inBrackets(figure.period) : "", sourceView(figure.source, figure.locator)),
  );
  return [
    panelHead(nameOf(uid), [kindIcon(node.kind), " ", kindName(node.kind), node.inView ? null : [" ", mark(t("outMark"), "low")]].flat().filter(Boolean)),
    nodeFacts(uid),
    egoButtons(),
    el("div", { class: "folds" }, pathView(uid), foldedGaps(data.gapsOf.get(uid) || [])),
    section(t("tiesOf", ties.length), ties.length ? ties.map((key) => tieItem(key, uid)) : el("p", { class: "quiet" }, t("noTies"))),
    measureView(uid),
    facts.claims ? section(t("memberships"), claimList(facts.claims)) : null,
    figures.length ? section(t("figures"), el("ul", { class: "figures" }, figures)) : null,
    facts.sources ? section(t("sources"), facts.sources.map((id) => sourceView(id))) : null,
  ];
}

function tiePanel(key) {
  const edge = data.edges.get(key);
  const { claims, role } = data.evidence.get(key);
  const pair = [edge.from, edge.to].sort().join("\u0000");
  const parallel = (data.tiesOf.get(edge.from) || []).filter((other) => {
    const item = data.edges.get(other);
    return other !== key && [item.from, item.to].sort().join("\u0000") === pair;
  });
  const facts = el(
    "dl",
    {},
    factRow(t("status"), fromList(STATUS_WORDS, edge.status)),
    factRow(t("since"), edge.since),
    factRow(t("until"), edge.until),
    factRow(t("role"), role),
  );
  return [
    panelHead(typeName(edge.type), edgeMarks(edge)),
    el("div", { class: "ends" }, nodeLink(edge.from), el("span", { class: "quiet" }, `↓ ${typeName(edge.type)}`), nodeLink(edge.to)),
    facts,
    section(t("claims", claims.length), tieBody(key)),
    parallel.length ? section(t("tiesOf", parallel.length), parallel.map((other) => tieItem(other, edge.from))) : null,
  ];
}

function drawPanel() {
  const panel = byId("panel");
  const { selected } = state;
  const top = panel.dataset.shows === JSON.stringify(selected) ? panel.scrollTop : 0;
  panel.hidden = !selected;
  panel.dataset.shows = JSON.stringify(selected);
  if (!selected) return fill(panel);
  const views = { node: nodePanel, tie: tiePanel, gap: gapPanel, cluster: clusterPanel, between: betweenPanel };
  fill(panel, views[selected.what](selected.id));
  panel.setAttribute("aria-labelledby", "panel-title");
  panel.scrollTop = top;
}
