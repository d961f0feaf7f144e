// Which ties count now, and which things may show. Nothing else decides it.

// By reliability and certainty: as the page was made for, until the reader asks for more or for better.
function withinReliability(edge) {
  const stated = edge.stated ?? (edge.inferred ? -1 : edge.level);
  return stated >= state.level || (state.inferred && edge.inferred && edge.level >= state.level);
}

function yearOf(date) {
  return Number(date.slice(0, 4));
}

// A tie holds from the year of its start to the year of its end; one without a start is undated.
function holdsIn(edge, year) {
  return yearOf(edge.since) <= year && (!edge.until || yearOf(edge.until) >= year);
}

// "new" and "ended" between the two years that are compared; "" otherwise.
function changeOf(edge) {
  if (state.since === null || !edge.since) return "";
  const [before, now] = [holdsIn(edge, state.since), holdsIn(edge, state.year)];
  if (before === now) return "";
  return now ? "new" : "ended";
}

function withinTime(edge) {
  if (!edge.since) return state.undated;
  return state.year === null || holdsIn(edge, state.year) || changeOf(edge) === "ended";
}

function admits(edge) {
  return withinReliability(edge) && !state.typesOff.has(edge.type) && withinTime(edge);
}

function widened() {
  const { view } = data.payload;
  return state.level < view.level || (state.inferred && !view.inferred);
}

// Whether ties are filtered beyond the resting view: then a thing that has none left does not show.
function tiesNarrowed() {
  return state.level > data.payload.view.level || state.typesOff.size > 0 || state.year !== null || !state.undated;
}

// The things of an industry: what is tied to it, and the direct partners of that.
function ofIndustry(industry) {
  const near = new Set([industry, ...partners(industry)]);
  const found = new Set(near);
  for (const uid of near) if (uid !== industry) for (const other of partners(uid)) found.add(other);
  return found;
}

function partners(uid) {
  return admittedTies(uid).map((key) => otherEnd(data.edges.get(key), uid));
}

function admitsNode(uid, node) {
  if (!state.kinds.has(node.kind) && uid !== state.industry) return false;
  if (!node.inView && !widened()) return false;
  return !tiesNarrowed() || partners(uid).some((other) => state.kinds.has(data.nodes.get(other).kind));
}

function admittedNodes() {
  const among = state.industry ? ofIndustry(state.industry) : data.nodes.keys();
  const nodes = new Set();
  for (const uid of among) if (admitsNode(uid, data.nodes.get(uid))) nodes.add(uid);
  return nodes;
}
