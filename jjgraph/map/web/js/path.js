// The shortest ways between two things along the ties that count now. Categories, places, people and events join almost
// everything: a way over them is told only where there is no other.

const MOST_WAYS = 3;
const STRENGTH_RANK = { strong: 0, weak: 1, none: 2 };

function passable(overHubs) {
  const among = state.industry && !state.wide ? ofIndustry(state.industry) : data.nodes;
  return (uid) => {
    const kind = data.kinds.get(data.nodes.get(uid).kind);
    return among.has(uid) && (kind.resting ? state.wide || state.kinds.has(kind.id) : overHubs);
  };
}

// The ties that a way may take: those that count now, or all that are on record.
function passableTies(uid) {
  return state.wide ? data.tiesOf.get(uid) || [] : admittedTies(uid);
}

// For each thing that is reached on the way to `to`, those from which it is reached in the fewest steps.
function nearerOnes(from, to, passes) {
  const nearer = new Map([[from, new Set()]]);
  let rim = [from];
  while (rim.length && !nearer.has(to)) {
    const next = new Map();
    for (const uid of rim) {
      for (const key of passableTies(uid)) {
        const other = otherEnd(data.edges.get(key), uid);
        if (nearer.has(other) || (other !== to && !passes(other))) continue;
        if (!next.has(other)) next.set(other, new Set());
        next.get(other).add(uid);
      }
    }
    for (const [uid, ones] of next) nearer.set(uid, ones);
    rim = [...next.keys()];
  }
  return nearer;
}

// The tie that says most: strong before weak, then by reliability.
function bestTie(one, other) {
  const rank = (key) => 10 * STRENGTH_RANK[data.edges.get(key).strength] - data.edges.get(key).level;
  const between = passableTies(one).filter((key) => otherEnd(data.edges.get(key), one) === other);
  return between.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

function* waysBack(uid, nearer) {
  const ones = nearer.get(uid);
  if (!ones.size) yield [uid];
  const strength = (one) => STRENGTH_RANK[data.edges.get(bestTie(one, uid)).strength];
  for (const one of [...ones].sort((a, b) => strength(a) - strength(b) || (a < b ? -1 : 1))) {
    for (const way of waysBack(one, nearer)) yield [...way, uid];
  }
}

function countWays(uid, nearer, known = new Map()) {
  if (!known.has(uid)) {
    const ones = [...nearer.get(uid)];
    known.set(uid, ones.length ? ones.reduce((sum, one) => sum + countWays(one, nearer, known), 0) : 1);
  }
  return known.get(uid);
}

function findWays(from, to) {
  for (const overHubs of [false, true]) {
    const nearer = nearerOnes(from, to, passable(overHubs));
    if (!nearer.has(to)) continue;
    const ways = [];
    for (const way of waysBack(to, nearer)) if (ways.push(way) === MOST_WAYS) break;
    return { ways, count: countWays(to, nearer), overHubs };
  }
  return { ways: [], count: 0, overHubs: false };
}

function tiesOfWay(way) {
  return way.slice(1).map((uid, index) => bestTie(way[index], uid));
}

// What a path lights up; both ends where there is none.
function pathMarks({ ways }) {
  return { nodes: new Set([state.selected.id, state.path, ...ways.flat()]), edges: new Set(ways.flatMap(tiesOfWay)) };
}

function arrowText(key, from) {
  const edge = data.edges.get(key);
  return edge.from === from ? ` —${typeName(edge.type)}→ ` : ` ←${typeName(edge.type)}— `;
}

function wayText(way) {
  return tiesOfWay(way).reduce((text, key, index) => text + arrowText(key, way[index]) + nameOf(way[index + 1]), nameOf(way[0]));
}

function bestClaim(key) {
  const claims = data.evidence.get(key).claims.map((id) => data.claims.get(id)).filter(Boolean);
  return claims.sort((a, b) => (a.certainty === "inferred") - (b.certainty === "inferred") || b.level - a.level)[0];
}

function wayTie(key, from, to) {
  const edge = data.edges.get(key);
  const claim = bestClaim(key);
  return el(
    "li",
    {},
    el("div", { class: "way-tie" }, nodeLink(from), el("span", {}, arrowText(key, from)), nodeLink(to)),
    el("p", {}, edgeMarks(edge)),
    claim ? sourceView(claim.source, claim.locator) : el("p", { class: "source" }, t("unsourced")),
  );
}

function wayView(way, open) {
  const ties = tiesOfWay(way).map((key, index) => wayTie(key, way[index], way[index + 1]));
  return el("details", { class: "way", open }, el("summary", {}, wayText(way)), el("ol", {}, ties));
}

function narrowed() {
  return tiesNarrowed() || state.industry || restingKinds().some((kind) => !state.kinds.has(kind));
}

// Everything that is on record: then a way that is still not found is in none of the data. The filters stay.
function widen() {
  state.wide = true;
  refresh();
  aim();
}

function noWay() {
  const all = state.wide || (state.level === 0 && state.inferred && !narrowed());
  return [
    el("p", { class: "alert" }, t("noPath")),
    all ? null : el("p", {}, t("pathHint")),
    all ? null : button(t("pathWiden"), widen, { id: "path-widen" }),
  ];
}

function setPath(uid) {
  Object.assign(state, { path: uid, wide: false });
  refresh();
  aim();
  const next = byId(uid ? "path-clear" : "path-open");
  if (next) next.focus();
  showPath();
}

// Hits and ways stand below: on the sheet of a phone there is room for them only from its top.
function showPath() {
  byId("path").scrollIntoView({ block: isNarrow() ? "start" : "nearest" });
}

function pathResult() {
  const { ways, count, overHubs } = shown.path;
  return [
    el("h3", { class: "path-head" }, el("span", { class: "grow" }, t("pathFound", nameOf(state.path))), button("✕", () => setPath(""), { id: "path-clear", class: "icon", "aria-label": t("pathClear") })),
    overHubs ? el("p", { class: "quiet" }, t("pathHubs")) : null,
    state.wide ? el("p", { class: "quiet", id: "path-wide" }, t("pathWide")) : null,
    ways.length ? el("p", { class: "quiet" }, t("pathSteps", ways[0].length - 1, count, ways.length)) : noWay(),
    ways.map((way, index) => wayView(way, index === 0)),
  ];
}

function pathSearch(from) {
  const input = el("input", { id: "path-input", type: "search", placeholder: t("search"), "aria-label": t("pathTo"), ...SEARCH_FIELD, "aria-controls": "path-results" });
  const results = el("ul", { id: "path-results", class: "results", role: "listbox", "aria-label": t("pathTo"), hidden: true });
  createSearch(input, results, setPath, (uid) => uid !== from);
  return el("details", { class: "way", toggle: (event) => event.target.open && showPath() }, el("summary", { id: "path-open" }, t("pathTo")), el("div", { class: "search" }, input, results));
}

function pathView(uid) {
  return el("section", { id: "path" }, state.path ? pathResult() : pathSearch(uid));
}
