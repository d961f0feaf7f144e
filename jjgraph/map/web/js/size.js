// How much of a large map is drawn: the most important things, or clusters that open. Search and list hold everything.

const KEPT_OF_ZONE = 12; // places of each zone before degree decides about the rest
const MOST_LINES = 160; // lines between clusters: the strongest
const MEMBERS_AT_ONCE = 200;

const noClusters = new Map();

// The name of a cluster among the items of the canvas.
function clusterItem(id) {
  return `cluster ${id}`;
}

function clusterOf(item) {
  return data.nodes.has(item) ? undefined : data.clusters.get(item.slice("cluster ".length));
}

function openedCluster() {
  return state.open && state.selected ? state.selected.id : null;
}

function degreeOf(uid) {
  return data.degree.get(uid) || 0;
}

function byDegree(a, b) {
  return degreeOf(b) - degreeOf(a) || (a < b ? -1 : 1);
}

// Those at `ends`, their neighbours, the best connected of each zone, the best connected of all: so many of them.
function foremost(wanted, most, ends = new Set(selectedEnds())) {
  if (wanted.size <= most) return wanted;
  const near = new Set([...ends].flatMap((uid) => (data.nodes.has(uid) ? partners(uid) : [])));
  const counts = new Map();
  const tiers = [[], [], [], []];
  for (const uid of [...wanted].sort(byDegree)) {
    const zone = zoneOf(uid);
    counts.set(zone, (counts.get(zone) || 0) + 1);
    const tier = ends.has(uid) ? 0 : near.has(uid) ? 1 : counts.get(zone) <= KEPT_OF_ZONE ? 2 : 3;
    tiers[tier].push(uid);
  }
  return new Set(tiers.flat().slice(0, most));
}

// Which of the wanted things are drawn one by one, and which as clusters; what is lit up is drawn at any size.
function drawable(wanted, lit, path) {
  const { density, most, drawn } = data.payload.size;
  if (density !== "clustered") return thinned(wanted, most, lit);
  if (path && path.ways.length) return wayAlone(path.ways);
  if (lit) return alone([...lit.nodes].slice(0, drawn));
  const { selected } = state;
  if (openedCluster()) return openCluster(wanted, drawn);
  if (selected && !["cluster", "between"].includes(selected.what)) return surroundings(drawn);
  if (selected || wanted.size > most) return overview(wanted);
  arrange("few", wanted, []);
  return { nodes: wanted, clusters: noClusters };
}

// Everything stands where the resting choice of things has it: what a selection adds moves nothing.
function thinned(wanted, most, lit) {
  const nodes = foremost(wanted, most, new Set([...selectedEnds(), ...(lit ? lit.nodes : [])]));
  if (data.payload.size.density === "thinned") {
    const resting = foremost(state.ego ? wanted : admittedNodes(), most, new Set());
    arrangeThinned(resting, [...nodes].filter((uid) => !resting.has(uid)));
  }
  return { nodes, clusters: noClusters };
}

function wayAlone(ways) {
  arrangeWays(ways);
  return { nodes: new Set(ways.flat()), clusters: noClusters };
}

function alone(uids) {
  const nodes = new Set(uids);
  arrange(`alone ${uids.join(" ")}`, nodes, []);
  return { nodes, clusters: noClusters };
}

function surroundings(most) {
  const ends = selectedEnds();
  const near = new Set(ends);
  for (const uid of ends) for (const other of around(uid, state.ego || 1)) near.add(other);
  const nodes = foremost(near, most);
  arrange(`${state.ego} ${ends.join(" ")}`, nodes, ends);
  return { nodes, clusters: noClusters };
}

function countClusters(uids) {
  const counts = new Map();
  for (const uid of uids) {
    const { cluster } = data.nodes.get(uid);
    counts.set(cluster, (counts.get(cluster) || 0) + 1);
  }
  return new Map([...counts].map(([id, count]) => [clusterItem(id), count]));
}

function overview(wanted) {
  standStill("clusters");
  return { nodes: new Set(), clusters: countClusters(wanted) };
}

// The members of the opened cluster, and the clusters of those they have ties with.
function openCluster(wanted, most) {
  const id = openedCluster();
  const members = new Set([...wanted].filter((uid) => data.nodes.get(uid).cluster === id));
  const nodes = foremost(members, most);
  const partnersOf = new Set([...nodes].flatMap(partners).filter((uid) => wanted.has(uid) && !members.has(uid)));
  const clusters = countClusters(partnersOf);
  arrangeOpened(id, nodes, [...clusters.keys()]);
  return { nodes, clusters };
}

function countLine(lines, [one, other]) {
  if (!lines.has(one)) lines.set(one, new Map());
  const ends = lines.get(one);
  ends.set(other, (ends.get(other) || 0) + 1);
}

// Lines that stand for several ties: between clusters, or between an opened member and a cluster.
function linesAmong(nodes, clusters, ties) {
  if (!clusters.size) return noClusters;
  const items = new Map([...clusters.keys()].map((item) => [clusterOf(item).id, item]));
  const lines = new Map();
  for (const key of ties) {
    const { from, to } = data.edges.get(key);
    const [drawnFrom, drawnTo] = [nodes.has(from), nodes.has(to)];
    if ((drawnFrom && drawnTo) || (nodes.size && !drawnFrom && !drawnTo)) continue;
    const one = drawnFrom ? from : items.get(data.nodes.get(from).cluster);
    const other = drawnTo ? to : items.get(data.nodes.get(to).cluster);
    if (one && other && one !== other) countLine(lines, one < other ? [one, other] : [other, one]);
  }
  const found = [...lines].flatMap(([from, ends]) => [...ends].map(([to, count]) => [`line ${from} ${to}`, { from, to, count }]));
  found.sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  return new Map(nodes.size ? found : found.slice(0, MOST_LINES));
}

// The two clusters of a line of gaps, from its name: the names of clusters hold uids, and these may hold anything.
function clusterPair(id) {
  const parts = (id || "").split("|");
  const pairs = parts.map((_, at) => [parts.slice(0, at).join("|"), parts.slice(at).join("|")]);
  return pairs.find((pair) => pair.every((each) => data.clusters.has(each)));
}

function clustersOf(gap) {
  return [gap.from, gap.to].map((uid) => data.nodes.get(uid).cluster).sort();
}

// Where only clusters are drawn, gaps join them: one line for all between the same two.
function gapsAmong(nodes, clusters, wanted) {
  const byPair = new Map();
  if (nodes.size || !clusters.size) return byPair;
  for (const gap of shownGaps(wanted)) collect(byPair, clustersOf(gap).join("|"), gap);
  const lines = [...byPair].map(([pair, gaps]) => {
    const [from, to] = clustersOf(gaps[0]).map(clusterItem);
    return [`gaps ${pair}`, { from, to, gaps, pair }];
  });
  return new Map(lines.filter(([, { from, to }]) => from !== to));
}

// Everything that stands on the canvas as a mark of its own.
function drawnItems() {
  return [...shown.clusters.keys(), ...shown.nodes];
}

// The lines that a name is written in where it is not too long for one: of a cluster its kind, what holds it
// together, and its size.
function labelLines(item) {
  if (!shown.clusters.has(item)) return [nameOf(item)];
  return [...both(clusterOf(item).name).split(" · "), t("clusterSize", shown.clusters.get(item))];
}

function weightOf(item) {
  return shown.clusters.get(item) ?? degreeOf(item);
}

function clusterFocus() {
  if (openedCluster()) return null;
  const [item, other] = selectedEnds();
  if (other) return new Set([item, other]);
  const focus = new Set([item]);
  for (const { from, to } of [...shown.lines.values(), ...shown.gapLines.values()]) if (from === item || to === item) focus.add(from).add(to);
  return focus;
}

function clusterSize(count, growth) {
  return Math.min(58, (11 + 1.2 * Math.sqrt(count)) * growth);
}

function clusterStyle(item, focus, growth) {
  const chosen = selectedEnds().includes(item);
  return {
    id: item,
    shape: "dot",
    size: clusterSize(shown.clusters.get(item), growth),
    opacity: focus && !focus.has(item) ? 0.13 : 0.92,
    borderWidth: chosen ? 6 : 2,
    color: { background: kindColour(clusterOf(item).kind), border: chosen ? css("--ink") : css("--ground") },
  };
}

function lineStyle([id, { from, to, count }], focus) {
  const bright = !focus || (focus.has(from) && focus.has(to) && selectedEnds().some((item) => item === from || item === to));
  return {
    id,
    from,
    to,
    width: Math.min(14, 1 + 1.5 * Math.log2(count)),
    dashes: false,
    color: { color: css("--line-weak"), opacity: bright ? (focus ? 0.8 : state.gaps ? 0.12 : 0.3) : 0.04 },
    arrows: { to: { enabled: false } },
    smooth: false,
  };
}

// What the status line adds: how much of what the filters leave is drawn, and where the rest is.
function sizeNote() {
  const left = shown.wanted.size - shown.nodes.size;
  if (openedCluster()) {
    const members = [...shown.wanted].filter((uid) => data.nodes.get(uid).cluster === openedCluster()).length;
    return t("statusOpened", shown.nodes.size, members);
  }
  if (shown.clusters.size) return t("statusClusters", shown.clusters.size);
  return left > 0 ? t("statusDrawn", shown.nodes.size, left) : "";
}

// Under the switch of the gaps: what became of them where only clusters are drawn.
function gapNote() {
  if (!state.gaps || shown.nodes.size || !shown.clusters.size) return null;
  const joined = [...shown.gapLines.values()].reduce((sum, { gaps }) => sum + gaps.length, 0);
  const all = shownGaps(shown.wanted).length;
  return el(
    "div",
    { id: "gap-note" },
    el("p", { class: "quiet" }, t("gapsJoined", all, joined, all - joined)),
    button(t("gapsListed"), openGapList, { id: "gap-list", class: "small" }),
  );
}

// Every gap of a pair in these two clusters, or in this one.
function gapsOfClusters(pair) {
  return data.payload.gaps.filter((gap) => gap.to !== null && clustersOf(gap).join("|") === pair);
}

function betweenPanel(id) {
  const pair = clusterPair(id);
  const gaps = gapsOfClusters(id);
  const link = (cluster) => button([kindIcon(cluster.kind), el("span", {}, both(cluster.name))], () => select({ what: "cluster", id: cluster.id }, true), { class: "node-link" });
  return [
    panelHead(t("gapsBetween", gaps.length), [mark(t("computedMark"), "computed")]),
    el("div", { class: "ends" }, pair.map((each) => link(data.clusters.get(each)))),
    gaps.length ? gaps.map(gapItem) : el("p", { class: "quiet" }, t("gapsOff")),
  ];
}

// What the page does not hold because there is too much of it.
function sizeSection() {
  const { counts, gaps, leftOut } = data.payload;
  const remarks = leftOut.map(both);
  if (counts.gaps > gaps.length) remarks.push(t("gapsCarried", gaps.length, counts.gaps));
  if (!remarks.length) return null;
  return el("section", { id: "left-out" }, el("h2", {}, t("leftOut")), remarks.map((text) => el("p", { class: "quiet" }, text)));
}

function clusterButton(item, count) {
  const cluster = clusterOf(item);
  const parts = [kindIcon(cluster.kind), el("span", {}, both(cluster.name)), el("span", { class: "quiet" }, t("tieNumber", count))];
  return el("li", {}, button(parts, () => select({ what: "cluster", id: cluster.id }, true), { class: "node-link" }));
}

// The members, best connected first, so many at a time.
function memberList(uids) {
  const list = el("ul", { class: "members" });
  const more = button("", () => add(), { class: "small" });
  const add = () => {
    const next = uids.slice(list.children.length, list.children.length + MEMBERS_AT_ONCE);
    list.append(...next.map((uid) => el("li", {}, nodeLink(uid), el("span", { class: "quiet" }, t("tieNumber", degreeOf(uid))))));
    more.hidden = list.children.length === uids.length;
    more.textContent = t("moreMembers", uids.length - list.children.length);
  };
  add();
  return [list, more];
}

function setOpen(on) {
  state.open = on;
  refresh();
  byId("open-button").focus({ preventScroll: true });
}

function clusterPartners(id) {
  const item = clusterItem(id);
  const counts = new Map();
  for (const { from, to, count } of linesAmong(new Set(), countClusters(shown.wanted), shown.ties).values()) {
    if (from === item) counts.set(to, count);
    if (to === item) counts.set(from, count);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
}

function clusterPanel(id) {
  const cluster = data.clusters.get(id);
  const members = [...shown.wanted].filter((uid) => data.nodes.get(uid).cluster === id).sort(byDegree);
  const others = clusterPartners(id);
  const inside = gapsOfClusters(`${id}|${id}`);
  const most = data.payload.size.drawn;
  return [
    panelHead(both(cluster.name), [kindIcon(cluster.kind), " ", kindName(cluster.kind)]),
    el("p", {}, t("clusterCount", members.length, cluster.size)),
    el("p", { class: "quiet" }, t({ industry: "byIndustry", community: "byCommunity", rest: "byRest", kind: "byWholeKind" }[cluster.by])),
    el("div", { class: "row" }, button(t(state.open ? "closeCluster" : "openCluster"), () => setOpen(!state.open), { id: "open-button", "aria-pressed": String(state.open) })),
    members.length > most ? el("p", { class: "quiet" }, t("openedMost", most)) : null,
    foldedGaps(inside, "gapsInside"),
    others.length ? section(t("clusterTies"), el("ul", { class: "members" }, others.map(([item, count]) => clusterButton(item, count)))) : null,
    section(t("members", members.length), memberList(members)),
  ];
}
