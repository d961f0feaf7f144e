// Where things stand when a clustered map shows single ones: in their sector, in the order in which Python placed them.

const scene = { key: "", places: null, ring: null };
const STEP = 78; // between neighbours, in map units
const CLUSTER_STEP = 150;
const WHOLE = [-180, 180];

function zoneOf(uid) {
  const node = data.nodes.get(uid);
  if (!data.kinds.get(node.kind).resting) return "outside";
  return (node.parties || [])[0] || "inside";
}

// Where an item is drawn, in map units.
function placeOf(item) {
  return (state.free && chart.free.get(item)) || (scene.places && scene.places.get(item)) || data.nodes.get(item) || clusterOf(item) || { x: 0, y: 0 };
}

function ring() {
  return scene.ring || data.payload.ring;
}

// The places of Python, for all that is drawn.
function standStill(key) {
  Object.assign(scene, { key, places: null, ring: null });
}

function bearing(item, start) {
  const { x, y } = data.nodes.get(item) || clusterOf(item);
  const degrees = (Math.atan2(x, -y) * 180) / Math.PI;
  return (((degrees - start) % 360) + 360) % 360;
}

// Put items on arcs, from the inner one outwards; on each arc by their bearing. Returns the radius that comes next.
function onArcs(items, inner, [start, end], step) {
  let radius = inner;
  for (let at = 0; at < items.length; radius += step) {
    const room = Math.max(1, Math.floor((((end - start) / 180) * Math.PI * radius) / step));
    const row = items.slice(at, at + room).sort((a, b) => bearing(a, start) - bearing(b, start) || (a < b ? -1 : 1));
    row.forEach((item, index) => {
      const angle = ((start + ((index + 0.5) * (end - start)) / row.length) * Math.PI) / 180;
      scene.places.set(item, { x: Math.round(radius * Math.sin(angle)), y: Math.round(-radius * Math.cos(angle)) });
    });
    at += row.length;
  }
  return radius;
}

// Items of the parties in their sectors, those without one in a band around them.
function onSectors(zones, inner, step) {
  let outer = inner + step / 2;
  for (const { id, start, end } of data.payload.sectors) {
    outer = Math.max(outer, onArcs(zones.get(id) || [], inner, [start + 3, end - 3], step) - step / 2);
  }
  scene.ring = { inner: inner - step / 2, outer };
  onArcs(zones.get("outside") || [], outer + 1.5 * step, WHOLE, step);
}

// What was chosen in the centre, what parties share around it, the parties in their sectors.
function arrange(key, nodes, centre) {
  Object.assign(scene, { key, places: new Map() });
  const zones = new Map();
  for (const uid of [...nodes].sort(byDegree)) if (!centre.includes(uid)) collect(zones, zoneOf(uid), uid);
  const free = onArcs(centre, centre.length > 1 ? STEP : 0, WHOLE, STEP);
  const inner = onArcs(zones.get("inside") || [], Math.max(STEP, free) * 1.25, WHOLE, STEP);
  onSectors(zones, Math.max(inner + STEP / 2, 3 * STEP), STEP);
}

// The members of a cluster in the centre, the clusters around them in their sectors.
function arrangeOpened(key, nodes, clusters) {
  Object.assign(scene, { key: `open ${key}`, places: new Map() });
  const inner = onArcs([...nodes].sort(byDegree), 0, WHOLE, STEP);
  const zones = new Map();
  for (const item of [...clusters].sort()) collect(zones, data.kinds.get(clusterOf(item).kind).sector, item);
  const shared = onArcs(zones.get("inside") || [], inner + STEP, WHOLE, CLUSTER_STEP);
  onSectors(zones, shared + CLUSTER_STEP / 2, CLUSTER_STEP);
}

// Fit the view to another arrangement, beside the panel.
function followScene() {
  if (chart.scene === scene.key) return;
  chart.scene = scene.key;
  fitNetwork();
}

// The part of the stage that an open panel leaves free, and how far its middle is from the middle of the stage.
function freeStage() {
  const stage = byId("canvas").getBoundingClientRect();
  const panel = byId("panel").getBoundingClientRect();
  if (panel.width > stage.width * 0.8) return { width: stage.width, height: stage.height - panel.height, offset: { x: 0, y: -panel.height / 2 } };
  return { width: stage.width - panel.width, height: stage.height, offset: { x: -panel.width / 2, y: 0 } };
}

function fitScene() {
  const { width, height, offset } = freeStage();
  chart.network.moveTo({ position: { x: 0, y: 0 }, scale: Math.min(1.6, Math.min(width, height) / (2 * reach())), offset });
}
