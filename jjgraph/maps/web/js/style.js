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

function nodeSize(uid, growth) {
  const size = 9.5 + 3 * Math.sqrt(data.degree.get(uid) || 0);
  return Math.min(28, size * growth);
}

function nodeStyle(uid, focus, growth) {
  const chosen = selectedEnds().includes(uid);
  const lit = shown.marks !== null && shown.marks.nodes.has(uid);
  return {
    id: uid,
    size: nodeSize(uid, growth),
    opacity: focus && !focus.has(uid) ? 0.13 : 1,
    borderWidth: chosen ? 5 : lit ? 3 : 1.5,
    color: { background: kindColour(data.nodes.get(uid).kind), border: chosen || lit ? css("--ink") : css("--ground") },
  };
}

function edgeLook(edge) {
  if (!edge.inView) return { colour: css("--line-low"), width: 1.6, dashes: [7, 7] };
  if (edge.status === "planned") return { colour: css("--line-strong"), width: 2, dashes: [2, 5] };
  if (edge.strength === "strong") return { colour: css("--line-strong"), width: 2.4, dashes: false };
  return { colour: css("--line-weak"), width: 1.4, dashes: false };
}

function edgeStyle(key, focus) {
  const edge = data.edges.get(key);
  const look = edgeLook(edge);
  const curved = shown.nodes.size < LARGE;
  const bright = !focus || isBright(edge, key);
  const rest = (edge.strength === "strong" ? 0.6 : 0.4) * (state.gaps ? 0.4 : 1);
  return {
    id: key,
    width: focus && bright ? look.width * 1.7 : look.width,
    dashes: look.dashes,
    color: { color: look.colour, opacity: bright ? (focus ? 1 : rest) : 0.05 },
    arrows: curved || (focus && bright) ? { to: { enabled: true, scaleFactor: 0.55 } } : { to: { enabled: false } },
    smooth: curved ? { enabled: true, type: "curvedCW", roundness: 0.08 + 0.1 * data.lane.get(key) } : false,
  };
}

function isBright(edge, key) {
  if (shown.marks) return shown.marks.edges.has(key);
  const { what, id } = state.selected;
  if (what === "tie") return key === id;
  return what === "node" && (edge.from === id || edge.to === id);
}

function isBrightGap(gap) {
  if (shown.marks) return gap.subjects.every((uid) => shown.marks.nodes.has(uid));
  const { what, id } = state.selected;
  return what === "gap" ? gap.id === id : gap.subjects.includes(id);
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
