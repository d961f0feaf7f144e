// What the reader has chosen (fields.js says which choices there are), and what of the data shows because of it.
// Everything is drawn from here.

const state = { theme: "light" };

// `nodes` and `edges` are drawn one by one; `wanted` and `ties` are all that the choices leave (size.js); `marks` are
// those that a path or a story lights up.
let shown = { nodes: new Set(), edges: new Set(), gaps: [], wanted: new Set(), ties: new Set(), clusters: new Map(), lines: new Map(), gapLines: new Map(), path: null, marks: null };

function otherEnd(edge, uid) {
  return edge.from === uid ? edge.to : edge.from;
}

function admittedTies(uid) {
  return (data.tiesOf.get(uid) || []).filter((key) => admits(data.edges.get(key)));
}

// The ends of what is selected, whether or not the filters show them: what one asks for, one sees.
function selectedEnds() {
  const { selected } = state;
  if (!selected) return [];
  if (selected.what === "node") return [selected.id];
  if (selected.what === "tie") {
    const edge = data.edges.get(selected.id);
    return [edge.from, edge.to];
  }
  if (selected.what === "cluster") return [clusterItem(selected.id)];
  if (selected.what === "between") return clusterPair(selected.id).map(clusterItem);
  return data.gaps.get(selected.id).subjects.filter((uid) => data.nodes.has(uid));
}

function around(uid, steps) {
  let reached = new Set([uid]);
  for (let step = 0; step < steps; step += 1) {
    const next = new Set(reached);
    for (const each of reached) {
      for (const key of admittedTies(each)) {
        const other = otherEnd(data.edges.get(key), each);
        if (step === 0 || state.kinds.has(data.nodes.get(other).kind)) next.add(other);
      }
    }
    reached = next;
  }
  return reached;
}

// What a path or a step of the story lights up; a selection of the reader's own comes before the step.
function litThings(path) {
  if (path) return pathMarks(path);
  const step = state.selected ? null : currentStep();
  return step && step.highlight.length ? { nodes: new Set(step.highlight), edges: null } : null;
}

function within(edges, nodes) {
  return new Set([...edges].filter((key) => nodes.has(data.edges.get(key).from) && nodes.has(data.edges.get(key).to)));
}

function wantedNodes(lit) {
  const node = state.selected && state.selected.what === "node" ? state.selected.id : null;
  const nodes = node && state.ego ? around(node, state.ego) : admittedNodes();
  for (const uid of selectedEnds()) if (data.nodes.has(uid)) nodes.add(uid);
  if (state.selected && state.selected.what === "gap") for (const uid of commonPartners(data.gaps.get(state.selected.id))) nodes.add(uid);
  if (node && !state.ego) for (const uid of around(node, 1)) nodes.add(uid);
  if (lit) for (const uid of lit.nodes) nodes.add(uid);
  return nodes;
}

function tiesAmong(nodes, lit) {
  const edges = new Set();
  for (const [key, edge] of data.edges) {
    if (admits(edge) && nodes.has(edge.from) && nodes.has(edge.to)) edges.add(key);
  }
  if (state.selected && state.selected.what === "tie") edges.add(state.selected.id);
  if (lit && lit.edges) for (const key of lit.edges) edges.add(key);
  return edges;
}

function computeShown() {
  const path = state.path ? findWays(state.selected.id, state.path) : null;
  const lit = litThings(path);
  const wanted = wantedNodes(lit);
  const { nodes, clusters } = drawable(wanted, lit, path);
  const ties = tiesAmong(wanted, lit);
  const edges = nodes === wanted ? ties : nodes.size ? tiesAmong(nodes, lit) : new Set();
  const marks = lit && { nodes: lit.nodes, edges: lit.edges || within(edges, lit.nodes) };
  shown = { nodes, edges, gaps: shownGaps(nodes), wanted, ties, clusters, lines: linesAmong(nodes, clusters, ties), gapLines: gapsAmong(nodes, clusters, wanted), path, marks };
}

function shownGaps(nodes) {
  const chosen = state.selected && state.selected.what === "gap" ? state.selected.id : null;
  return data.payload.gaps.filter(
    (gap) =>
      gap.to !== null &&
      nodes.has(gap.from) &&
      nodes.has(gap.to) &&
      (gap.id === chosen || (state.gaps && admitsGap(gap))),
  );
}

// What both ends of a gap have ties with: the partners that could introduce them.
function commonPartners(gap) {
  if (gap.to === null) return [];
  const near = new Set(partners(gap.to));
  return [...new Set(partners(gap.from))].filter((uid) => near.has(uid));
}

// What is named at any size: what is selected, or lit up.
function namedThings() {
  return new Set([...selectedEnds(), ...(shown.marks ? shown.marks.nodes : [])]);
}

// What stays bright while something is selected or lit up; null when nothing is, or when all that shows is around it.
function focusSet() {
  if (shown.marks) return new Set(shown.marks.nodes);
  if (!state.selected || state.ego > 1) return null;
  if (["cluster", "between"].includes(state.selected.what)) return clusterFocus();
  const focus = new Set(selectedEnds());
  if (state.selected.what === "gap") for (const uid of commonPartners(data.gaps.get(state.selected.id))) focus.add(uid);
  if (state.selected.what === "node") {
    for (const key of shown.edges) {
      const edge = data.edges.get(key);
      if (edge.from === state.selected.id) focus.add(edge.to);
      if (edge.to === state.selected.id) focus.add(edge.from);
    }
    for (const gap of shown.gaps) {
      if (gap.subjects.includes(state.selected.id)) for (const uid of gap.subjects) focus.add(uid);
    }
  }
  return focus;
}
