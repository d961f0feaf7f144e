// Pieces that several views share: marks, claims with their sources, rows of ties and gaps, addresses.

function mark(text, kind) {
  return el("span", { class: `mark ${kind}` }, text);
}

function kindIcon(kind) {
  return shapeIcon(data.kinds.get(kind).shape, kindColour(kind));
}

function kindName(kind) {
  return both(data.kinds.get(kind).name);
}

function typeName(type) {
  return data.types.has(type) ? both(data.types.get(type).name) : type;
}

function span(since, until) {
  if (!since && !until) return "";
  return until ? `${since || "…"} – ${until}` : since;
}

function edgeMarks(edge) {
  const marks = [];
  if (edge.inferred) marks.push(mark(t("inferredMark"), "low"));
  if (edge.level < 1) marks.push(mark(t("lowMark"), "low"));
  if (!edge.inView) marks.push(mark(t("outMark"), "low"));
  if (edge.status === "planned") marks.push(mark(t("plannedMark"), "plain"));
  if (edge.status === "ended") marks.push(mark(t("endedMark"), "plain"));
  if (changeOf(edge) === "new") marks.push(mark(t("newMark"), "plain"));
  if (edge.conflicts) marks.push(mark(t("conflictMark"), "alert"));
  return marks;
}

function sourceView(id, locator) {
  const source = data.sources.get(id);
  if (!source) return el("p", { class: "source" }, t("unsourced"));
  const facts = [source.publisher, source.date || t("undated"), fromList(LEVEL_WORDS, source.reliability), locator];
  return el(
    "p",
    { class: "source" },
    source.url ? link(source.url, source.title) : el("span", {}, source.title || id),
    el("br"),
    facts.filter(Boolean).join(" · "),
    " ",
    copyButton(source, locator),
  );
}

function figureText(item) {
  if (item.quantity === undefined && item.value === undefined) return "";
  const sign = { ge: "≥ ", le: "≤ ", approx: state.lang === "en" ? "about " : "约 " }[item.bound] || "";
  return `${sign}${(item.quantity ?? item.value).toLocaleString("en-US")}${item.unit || ""}`;
}

// `letter` names the claim in the table of what the sources say differently.
function claimView(id, letter) {
  const claim = data.claims.get(id);
  if (!claim) return null;
  const marks = [];
  if (claim.certainty === "inferred") marks.push(mark(t("inferredMark"), "low"));
  if (claim.level < 1) marks.push(mark(t("lowMark"), "low"));
  const facts = [span(claim.since, claim.until), fromList(READING_WORDS, claim.role || ""), figureText(claim), claim.note];
  if (claim.status) facts.push(fromList(STATUS_WORDS, claim.status));
  return el(
    "blockquote",
    { class: marks.length ? "claim doubtful" : "claim" },
    el("p", {}, letter ? mark(letter, "letter") : null, claim.statement, " ", marks),
    facts.some(Boolean) ? el("p", { class: "facts" }, facts.filter(Boolean).join(" · ")) : null,
    sourceView(claim.source, claim.locator),
  );
}

function claimList(ids, letters = new Map()) {
  return el("div", { class: "claims" }, ids.map((id) => claimView(id, letters.get(id))));
}

// A button that leads to a node: its mark and its name.
function nodeLink(uid) {
  if (!data.nodes.has(uid)) return el("span", {}, uid);
  const parts = [kindIcon(data.nodes.get(uid).kind), el("span", {}, nameOf(uid))];
  return button(parts, () => select({ what: "node", id: uid }, true), { class: "node-link" });
}

function gapName(gap) {
  const { gapKinds } = data.payload;
  return Object.hasOwn(gapKinds, gap.kind) ? both(gapKinds[gap.kind].name) : gap.kind;
}

// The data's own word for a key, or the key itself.
function wordFor(words, key) {
  return Object.hasOwn(words, key) ? both(words[key]) : key;
}

function gapMarks(gap) {
  const marks = [mark(t("computedMark"), "computed")];
  if (gap.settled) marks.push(mark(t("settledMark"), "plain"));
  if (!gap.assessable) marks.push(mark(t("unassessableMark"), "unknown"));
  return marks;
}

function gapItem(gap) {
  const parts = [
    el("strong", {}, `${gapName(gap)} · ${t("score")} ${Number(gap.score).toFixed(2)}`),
    el("span", {}, gap.subjects.map(nameOf).join(" — ")),
    el("span", { class: "reason" }, both(gap.reason)),
    el("span", {}, gapMarks(gap)),
  ];
  const look = gap.assessable ? "gap-card" : "gap-card unknown";
  return button(parts, () => select({ what: "gap", id: gap.id }, true), { class: look });
}
