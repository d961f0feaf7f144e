// How nodes and lines look, from the kinds of the schema and the theme of the page.

const LARGE = 200; // above this many nodes: straight lines without arrows

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function mixed(colour, other, share) {
  const part = (text, place) => parseInt(text.slice(place, place + 2), 16);
  const mix = (place) => Math.round(part(colour, place) * (1 - share) + part(other, place) * share);
  return "#" + [1, 3, 5].map((place) => mix(place).toString(16).padStart(2, "0")).join("");
}

function kindColour(kind) {
  const colour = data.kinds.get(kind).colour;
  return state.theme === "dark" ? mixed(colour, "#ffffff", 0.38) : colour;
}

const SCALE = { light: ["#b9d7ef", "#86b6dd", "#5592c6", "#2c6da8", "#0d4479"], dark: ["#27496b", "#39699a", "#5a92c8", "#8dbbe6", "#c9e2fa"] };

function scaleColours() {
  return SCALE[state.theme];
}

// The values of a measure in at most five steps, each as [lowest, highest]. The lowest and the highest value have a step
// of their own where many share them: none is unlike few. Between them equally many different values make a step, for
// equally many things would all end in the steps of the common values.
function measureScale(id) {
  const counts = new Map();
  for (const { measures } of data.facts.values()) {
    const value = (measures || {})[id];
    if (Number.isFinite(value)) counts.set(value, (counts.get(value) || 0) + 1);
  }
  const steps = scaleColours().length;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const common = (value) => counts.get(value) * steps >= total;
  const between = [...counts.keys()].sort((a, b) => a - b);
  const lowest = between[0] === 0 || common(between[0]) ? between.splice(0, 1) : [];
  const highest = common(between[between.length - 1]) ? between.splice(-1) : [];
  const parts = evenParts(between, steps - lowest.length - highest.length);
  return [lowest, ...parts, highest].filter((part) => part.length).map((part) => [part[0], part[part.length - 1]]);
}

function evenParts(items, count) {
  const cut = (part) => Math.floor((part * items.length) / count);
  return Array.from({ length: count }, (_, part) => items.slice(cut(part), cut(part + 1)));
}

// Few classes take colours from end to end, too.
function stepColour(step, steps) {
  const colours = scaleColours();
  return colours[steps > 1 ? Math.round((step * (colours.length - 1)) / (steps - 1)) : colours.length - 1];
}

function measureColour(uid, id) {
  const value = (data.facts.get(uid).measures || {})[id];
  if (!Number.isFinite(value)) return css("--edge");
  return stepColour(chart.scale.findIndex(([, high]) => value <= high), chart.scale.length);
}

function nodeColour(uid) {
  return state.colour ? measureColour(uid, state.colour) : kindColour(data.nodes.get(uid).kind);
}

// What has no value is as pale as the ground: its border tells that it is there.
function nodeBorder(uid) {
  const pale = state.colour && !Number.isFinite((data.facts.get(uid).measures || {})[state.colour]);
  return css(pale ? "--quiet" : "--ground");
}

// By the share of the best rank where a measure decides: its values may be of any sign and size.
function nodeSize(uid, growth) {
  if (state.size) {
    const ranks = data.ranks.get(state.size);
    const share = ranks.has(uid) ? 1 - (ranks.get(uid) - 1) / ranks.size : 0;
    return (8 + 19 * share ** 2) * Math.min(growth, 1.3);
  }
  const size = 9.5 + 3 * Math.sqrt(data.degree.get(uid) || 0);
  return Math.min(28, size * growth);
}

function nodeStyle(uid, focus, growth) {
  const chosen = selectedEnds().includes(uid) || uid === state.path; // both ends of a path
  const lit = shown.marks !== null && shown.marks.nodes.has(uid);
  return {
    id: uid,
    shape: data.kinds.get(data.nodes.get(uid).kind).shape,
    size: nodeSize(uid, growth),
    opacity: focus && !focus.has(uid) ? 0.13 : 1,
    borderWidth: chosen ? 3 : lit ? 2 : 1.5, // in pixels of the screen: more would blacken small marks
    color: { background: nodeColour(uid), border: chosen || lit ? css("--ink") : nodeBorder(uid) },
  };
}

function edgeLook(edge) {
  const change = changeOf(edge);
  if (change === "new") return { colour: css("--new"), width: 3.4, dashes: false };
  if (change === "ended") return { colour: css("--ended"), width: 2.6, dashes: [2, 6] };
  if (!edge.inView) return { colour: css("--line-low"), width: 1.6, dashes: [7, 7] };
  if (edge.status === "planned") return { colour: css("--line-strong"), width: 2, dashes: [2, 5] };
  if (edge.strength === "strong") return { colour: css("--line-strong"), width: 2.4, dashes: false };
  return { colour: css("--line-weak"), width: 1.4, dashes: false };
}

function edgeStyle(key, focus) {
  const edge = data.edges.get(key);
  const look = edgeLook(edge);
  const curved = shown.nodes.size < LARGE;
  const bright = !focus || isBright(edge, key, focus);
  const rest = changeOf(edge) ? 1 : (edge.strength === "strong" ? 0.6 : 0.4) * (state.gaps ? 0.4 : 1) * (timeless(edge) ? 0.4 : 1);
  return {
    id: key,
    width: focus && bright ? look.width * 1.7 : look.width,
    dashes: look.dashes,
    color: { color: look.colour, opacity: bright ? (focus ? 1 : rest) : 0.05 },
    background: attestedBand(edge, look, bright ? rest : 0.02),
    arrows: curved || (focus && bright) ? { to: { enabled: true, scaleFactor: 0.55 } } : { to: { enabled: false } },
    smooth: curved || edge.publishers > 1 ? { enabled: true, type: "curvedCW", roundness: curved ? 0.08 + 0.1 * data.lane.get(key) : 0 } : false,
  };
}

// At a year nobody knows whether a tie without a start held: it stays, but pale.
function timeless(edge) {
  return state.year !== null && !edge.since;
}

// A wide pale band below the line: two or more publishers stand behind the tie. The band never changes the line
// itself, which tells strength and certainty. vis draws bands below curves only: straight ones are curves of no bend.
function attestedBand(edge, look, opacity) {
  if (edge.publishers < 2) return { enabled: false };
  return { enabled: true, color: faded(look.colour, 0.7 * opacity), size: look.width + 8, dashes: false };
}

// A colour with its opacity as the last two of eight digits.
function faded(colour, opacity) {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, "0");
}

function isBright(edge, key, focus) {
  if (shown.marks) return shown.marks.edges.has(key);
  const { what, id } = state.selected;
  if (what === "tie") return key === id;
  if (what === "gap") { // the ways over common partners
    const ends = selectedEnds();
    return focus.has(edge.from) && focus.has(edge.to) && ends.includes(edge.from) !== ends.includes(edge.to);
  }
  return edge.from === id || edge.to === id;
}

function isBrightGap(gap) {
  if (shown.marks) return gap.subjects.every((uid) => shown.marks.nodes.has(uid));
  const { what, id } = state.selected;
  return what === "gap" ? gap.id === id : gap.subjects.includes(id);
}

// The gaps between two clusters as one line, with their number; vis keeps the last label where the next is empty.
function gapLineStyle([id, { from, to, gaps }], focus) {
  const bright = !focus || (focus.has(from) && focus.has(to));
  const look = gapStyle({ ...gaps.find((gap) => gap.assessable) ?? gaps[0], from, to }, null);
  return {
    ...look,
    id,
    width: Math.min(9, 2 + 1.5 * Math.log2(gaps.length + 1)),
    color: { ...look.color, opacity: bright ? 0.7 : 0.06 },
    label: bright && gaps.length > 1 ? String(gaps.length) : " ",
    font: { size: 34, color: css("--ink"), strokeWidth: 8, strokeColor: css("--halo"), align: "horizontal" },
  };
}

function gapStyle(gap, focus) {
  const bright = !focus || isBrightGap(gap);
  return {
    id: "gap " + gap.id,
    from: gap.from,
    to: gap.to,
    width: gap.assessable ? 7 : 4.5,
    dashes: gap.assessable ? [18, 11] : [4, 12],
    color: { color: css(gap.assessable ? "--gap" : "--gap-unknown"), opacity: bright ? (gap.assessable ? 0.95 : 0.7) : 0.1 },
    arrows: { to: { enabled: false } },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.16 },
  };
}
