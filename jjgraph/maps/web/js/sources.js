// The sources that what is shown rests on, the most used first.

function countSource(counts, id) {
  if (data.sources.has(id)) counts.set(id, (counts.get(id) || 0) + 1);
}

function shownSources() {
  const counts = new Map();
  for (const uid of shown.wanted) for (const id of data.facts.get(uid).sources || []) countSource(counts, id);
  const claims = [...[...shown.ties].map((key) => data.evidence.get(key).claims), ...shown.gaps.map((gap) => gap.evidence)].flat();
  for (const id of claims) countSource(counts, data.claims.get(id).source);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => data.sources.get(id));
}

function publisherCount(sources) {
  return new Set(sources.map((source) => source.publisher).filter(Boolean)).size;
}
