// Files of what is shown: CSV that Excel opens in Chinese, with cells that cannot act as formulas.

function csvCell(value) {
  const text = Array.isArray(value) ? value.join("|") : String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvText(header, rows) {
  return "\uFEFF" + [header, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

function nodeRows() {
  const header = ["uid", t("name"), t("kind"), t("party"), t("place"), t("tieCount"), t("inView")];
  const rows = [...shown.wanted].sort().map((uid) => {
    const node = data.nodes.get(uid);
    const ties = (data.tiesOf.get(uid) || []).length;
    return [uid, nameOf(uid), kindName(node.kind), node.parties || [], data.facts.get(uid).place, ties, node.inView ? t("yes") : t("no")];
  });
  return [header, rows];
}

// One row a claim: a tie with two sources takes two rows.
function tieRows() {
  const header = [t("from"), t("type"), t("to"), t("since"), t("until"), t("status"), t("statement"), t("certainty"), t("source"), t("publishers"), t("reliability"), t("locator"), "URL"];
  const rows = [];
  for (const key of [...shown.ties].sort()) {
    const edge = data.edges.get(key);
    for (const id of data.evidence.get(key).claims) {
      const claim = data.claims.get(id) || {};
      const source = data.sources.get(claim.source) || {};
      rows.push([
        nameOf(edge.from), typeName(edge.type), nameOf(edge.to), claim.since, claim.until,
        fromList(STATUS_WORDS, edge.status), claim.statement, t(claim.certainty === "inferred" ? "inferredMark" : "statedMark"),
        source.title, source.publisher, fromList(LEVEL_WORDS, source.reliability || ""), claim.locator, source.url,
      ]);
    }
  }
  return [header, rows];
}

// The gaps of the filter: of a kind that shows, and about things that show.
function filteredGaps() {
  const shows = (uid) => shown.wanted.has(uid) || !data.nodes.has(uid);
  return data.payload.gaps.filter((gap) => admitsGap(gap) && gap.subjects.every(shows));
}

function gapRows() {
  const header = ["id", t("kind"), t("about"), t("reason"), t("assessable"), t("score"), t("action")];
  const rows = filteredGaps().map((gap) => [
    gap.id, gapName(gap), gap.subjects.map(nameOf), both(gap.reason), gap.assessable ? t("yes") : t("no"), gap.score, both(gap.action),
  ]);
  return [header, rows];
}

function download(name, blob) {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function saveCsv(name, [header, rows]) {
  download(`jjgraph-${name}-${data.payload.asOf}.csv`, new Blob([csvText(header, rows)], { type: "text/csv;charset=utf-8" }));
}

function drawExport() {
  const choices = [
    ["exportPng", savePng],
    ["exportSvg", saveSvg],
    ["print", () => window.print()],
    ["exportNodes", () => saveCsv("things", nodeRows())],
    ["exportTies", () => saveCsv("ties", tieRows())],
    ["exportGaps", () => saveCsv("gaps", gapRows())],
  ];
  fill(
    byId("export-menu"),
    choices.map(([key, save]) => button(t(key), () => { showExport(false); save(); }, { "data-export": key })),
  );
}

function showExport(open) {
  byId("export-menu").hidden = !open;
  byId("export-button").setAttribute("aria-expanded", String(open));
}
