// The canvas: vis-network draws the nodes and lines that pyvis built; the ground and the names are ours.

const chart = {
  network: null, nodes: null, edges: null, base: new Map(), lines: new Map(), drawn: new Map(), sizes: new Map(), free: new Map(), scale: [],
  hovered: null, version: 0, scene: "",
  home: null, // puts the map back where the reader had it before a selection moved it; null once they moved it themself
};
const LEAST = 0.35; // of the scale at which the whole map fits: as far as one can go away from it
const MOST = 2.5; // and as near as the map itself comes to it: two neighbours alone would be blown up
const READABLE = 0.7; // of the same: below it names and marks run into each other
const LABEL_RING = 62; // distance of the sectors' names from the ring, in map units

// pyvis numbers the nodes and keeps the uid as label; it was given the lines in the order of our keys.
function readGraph() {
  const uids = data.graph.nodes.map((node) => node.label);
  for (const node of data.graph.nodes) chart.base.set(node.label, { ...node, id: node.label, label: undefined });
  const keys = [...data.edges.keys()];
  if (data.clusters.size) return; // then pyvis was given the clusters, and lines depend on the filters
  data.graph.edges.forEach(({ from, to }, index) => chart.lines.set(keys[index], { id: keys[index], from: uids[from], to: uids[to] }));
}

function createNetwork(onPick) {
  readGraph();
  chart.nodes = new vis.DataSet();
  chart.edges = new vis.DataSet();
  const options = readJson("options");
  chart.network = new vis.Network(byId("canvas"), { nodes: chart.nodes, edges: chart.edges }, options);
  chart.network.on("click", ({ nodes, edges }) => onPick(pickedThing(nodes, edges)));
  chart.network.on("hoverNode", ({ node }) => setHovered(node));
  chart.network.on("blurNode", () => setHovered(null));
  chart.network.on("hoverEdge", () => byId("canvas").classList.add("over"));
  chart.network.on("blurEdge", () => byId("canvas").classList.remove("over"));
  chart.network.on("beforeDrawing", (context) => drawGround(context));
  chart.network.on("afterDrawing", (context) =>
    drawLabels(context, chart.network.getScale(), chart.sizes, chart.hovered, chart.version),
  );
  chart.network.on("zoom", () => { forgetHome(); limitZoom(); });
  chart.network.on("dragStart", ({ nodes }) => { if (!state.free || !nodes.length) forgetHome(); });
  chart.network.on("dragging", ({ nodes }) => keepDragged(nodes));
}

function pickedThing(nodes, edges) {
  if (nodes.length && clusterOf(nodes[0])) return { what: "cluster", id: clusterOf(nodes[0]).id };
  if (nodes.length) return { what: "node", id: nodes[0] };
  if (!edges.length) return null;
  const joint = edges.find((id) => shown.gapLines.has(id));
  if (joint) return { what: "between", id: shown.gapLines.get(joint).pair };
  const gap = edges.find((id) => id.startsWith("gap "));
  if (!gap && !data.edges.has(edges[0])) return null; // a line of a cluster stands for many ties
  return gap ? { what: "gap", id: gap.slice(4) } : { what: "tie", id: edges[0] };
}

function setHovered(uid) {
  chart.hovered = uid;
  byId("canvas").classList.toggle("over", uid !== null);
}

function limitZoom() {
  const scale = chart.network.getScale();
  const least = fitScale() * LEAST;
  if (scale < least || scale > 4) chart.network.moveTo({ scale: Math.min(4, Math.max(least, scale)) });
}

// The data set holds what shows and nothing more. Only what changed is handed on: a click restyles hundreds of lines.
function sync(dataset, styles, baseOf) {
  const changed = styles.filter((style) => {
    const text = JSON.stringify(style);
    if (chart.drawn.get(style.id) === text) return false;
    chart.drawn.set(style.id, text);
    return true;
  });
  dataset.update(changed.map((style) => ({ ...baseOf(style.id), ...style })));
}

function removeGone(dataset, kept) {
  const gone = dataset.getIds().filter((id) => !kept.has(id));
  for (const id of gone) chart.drawn.delete(id);
  dataset.remove(gone);
}

// Where the whole map is drawn small, its nodes grow, so that they can be seen and hit.
function growthAt(scale) {
  return Math.min(1.7, Math.max(1, 0.4 / scale));
}

// How everything that stands on the canvas looks: clusters first, single things above them.
function markStyles(focus, growth) {
  chart.scale = state.colour ? measureScale(state.colour) : [];
  const clusters = [...shown.clusters.keys()].map((item) => clusterStyle(item, focus, growth));
  return [...clusters, ...[...shown.nodes].map((uid) => nodeStyle(uid, focus, growth))];
}

function drawNetwork() {
  const focus = focusSet();
  const growth = growthAt(fitScale());
  chart.version += 1;
  const marks = markStyles(focus, growth);
  for (const { id, size } of marks) chart.sizes.set(id, size);
  const lines = [
    ...[...shown.lines].map((line) => lineStyle(line, focus)),
    ...[...shown.edges].map((key) => edgeStyle(key, focus)),
    ...[...shown.gapLines].map((line) => gapLineStyle(line, focus)),
    ...shown.gaps.map((gap) => gapStyle(gap, focus)),
  ];
  removeGone(chart.edges, new Set(lines.map((line) => line.id)));
  removeGone(chart.nodes, new Set(drawnItems()));
  sync(chart.nodes, marks.map((style) => ({ ...style, x: placeOf(style.id).x, y: placeOf(style.id).y })), (id) => chart.base.get(id));
  sync(chart.edges, lines, endsOf);
  chart.network.redraw();
}

// The ends of a tie's line as pyvis has them; where it was given clusters, from our own data.
function endsOf(id) {
  if (chart.lines.has(id)) return chart.lines.get(id);
  const edge = data.edges.get(id);
  return edge ? { from: edge.from, to: edge.to } : {};
}

// How far out anything shows, with room for the names of the sectors.
function reach() {
  let radius = ring().outer + LABEL_RING + 60;
  for (const item of drawnItems()) {
    const node = placeOf(item);
    radius = Math.max(radius, Math.hypot(node.x, node.y) + 50);
  }
  return radius;
}

function fitScale() {
  const stage = byId("canvas");
  return Math.min(stage.clientWidth, stage.clientHeight) / (2 * reach());
}

// While the page is printed, or the stage is hidden otherwise, there is nothing to aim at.
function stageShows() {
  const stage = byId("canvas");
  return stage.clientWidth > 0 && stage.clientHeight > 0;
}

// Every move of the camera that the reader did not make by hand; the names are placed anew for what is in view then.
function lookAt(frame) {
  chart.version += 1;
  chart.network.moveTo(frame);
}

// All of the map; or, while only a part shows, that part.
function fitNetwork() {
  if (!stageShows()) return null;
  if (scene.key && scene.places && !state.free) return fitScene();
  if (state.ego || state.free) return fitTo(drawnItems());
  return lookAt({ position: { x: 0, y: 0 }, scale: fitScale() });
}

// As much of the map, for its present size, as is seen now.
function rememberHome() {
  if (chart.home) return;
  const [position, zoom, { key }] = [chart.network.getViewPosition(), chart.network.getScale() / fitScale(), scene];
  chart.home = () => (scene.key === key ? lookAt({ position, scale: zoom * fitScale() }) : fitNetwork());
}

function forgetHome() {
  chart.home = null;
}

function goHome() {
  if (!chart.home) return;
  chart.network.setSize("100%", "100%"); // without the panel there may be another room
  chart.home();
  forgetHome();
}

// Names take a part of the room: `aside` at most on either side.
function fits(room, extent, aside) {
  return Math.max(60, room - 2 * Math.min(aside, room * 0.28)) / Math.max(1, extent);
}

// The part of the stage that neither the panel nor the buttons of the map cover.
function clearStage() {
  const { width, height, offset } = freeStage();
  const zoom = byId("zoom").getBoundingClientRect();
  if (zoom.width / width < zoom.height / height) return { width: width - zoom.width, height, offset: { x: offset.x - zoom.width / 2, y: offset.y } };
  return { width, height: height - zoom.height, offset: { x: offset.x, y: offset.y - zoom.height / 2 } };
}

// Where the camera stands to see all of the items clear of the panel.
function frameOf(items) {
  const places = items.map(placeOf);
  const span = (axis) => [Math.min(...places.map((place) => place[axis])), Math.max(...places.map((place) => place[axis]))];
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  const { width, height, offset } = clearStage();
  const [aside, above] = isNarrow() ? [60, 40] : [110, 60];
  return {
    position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    scale: Math.min(1.4, fitScale() * MOST, fits(width, right - left, aside), fits(height, bottom - top, above)),
    offset,
  };
}

function fitTo(items) {
  if (!items.length) return;
  const frame = frameOf(items);
  lookAt({ ...frame, scale: Math.max(frame.scale, fitScale() * LEAST) });
}

function zoomBy(factor) {
  forgetHome();
  chart.network.moveTo({ scale: chart.network.getScale() * factor });
  limitZoom();
}

// A click selects what is in sight; the panel that opens may cover it.
function keepInSight(uids) {
  const panel = byId("panel").getBoundingClientRect();
  const stage = byId("canvas").getBoundingClientRect();
  const covered = uids.some((uid) => {
    const place = chart.network.canvasToDOM(placeOf(uid));
    return place.x + stage.left > panel.left - 30 && place.y + stage.top > panel.top - 30;
  });
  if (covered) centreOn(uids);
}

// Bring the selected into the part of the stage that the panel leaves free; with all that stays bright beside it,
// where there is room for that to be read; on a phone always, for one cannot look for it beside.
function centreOn(uids) {
  chart.network.setSize("100%", "100%"); // the panel may have changed the room
  if (scene.key) return fitScene();
  const places = uids.map(placeOf);
  if (!places.length) return null;
  const bright = [...(focusSet() || [])];
  const frame = bright.length > 1 ? frameOf(bright) : null;
  const least = isNarrow() ? 0 : fitScale() * READABLE;
  if (frame && frame.scale >= least) return lookAt(frame);
  const mean = (axis) => places.reduce((sum, node) => sum + node[axis], 0) / places.length;
  const { offset } = freeStage();
  const scale = Math.max(chart.network.getScale(), fitScale() * (places.length > 1 ? 1 : 1.5));
  return lookAt({ position: { x: mean("x"), y: mean("y") }, scale, offset });
}

// Where the camera goes for what was chosen; the stage may have another size than before.
function aim() {
  if (!stageShows()) return null;
  chart.network.setSize("100%", "100%");
  chart.home = state.selected ? chart.home || fitNetwork : null;
  if (shown.marks) return fitTo([...shown.marks.nodes]);
  fitNetwork();
  return state.selected ? centreOn(selectedEnds()) : null;
}

function wedge(context, start, end, inner, outer) {
  const turn = (degrees) => ((degrees - 90) * Math.PI) / 180;
  context.beginPath();
  context.arc(0, 0, outer, turn(start), turn(end));
  context.arc(0, 0, inner, turn(end), turn(start), true);
  context.closePath();
}

function drawGround(context, scale = chart.network.getScale()) {
  if (!hasGround()) return;
  const { inner, outer } = ring();
  context.save();
  context.fillStyle = css("--disk");
  context.beginPath();
  context.arc(0, 0, Math.max(0, inner - 12), 0, 2 * Math.PI);
  context.fill();
  for (const sector of data.payload.sectors) {
    context.fillStyle = css("--sector");
    wedge(context, sector.start + 0.7, sector.end - 0.7, inner, outer);
    context.fill();
    drawSectorName(context, scale, sector);
  }
  context.restore();
}

function sectorPlace(sector) {
  const angle = (((sector.start + sector.end) / 2 - 90) * Math.PI) / 180;
  const radius = ring().outer + LABEL_RING;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

// The room that the names of the sectors take, in pixels: no other name is written there.
function sectorBoxes(scale) {
  if (!hasGround()) return [];
  return data.payload.sectors.map((sector) => {
    const place = sectorPlace(sector);
    const [w, h] = [(state.lang === "en" ? 130 : 30) * textScale(), 28 * textScale()];
    return { x: place.x * scale - w / 2, y: place.y * scale - h / 2, w, h };
  });
}

function drawSectorName(context, scale, sector) {
  const place = sectorPlace(sector);
  const text = state.lang === "en" ? `${sector.id} ${sector.name.en}` : sector.id;
  context.save();
  context.translate(place.x, place.y);
  context.scale(1 / scale, 1 / scale);
  context.font = `700 ${(state.lang === "en" ? 14 : 19) * textScale()}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
  Object.assign(context, { textAlign: "center", textBaseline: "middle", fillStyle: css("--quiet") });
  context.fillText(text, 0, 0);
  context.restore();
}
