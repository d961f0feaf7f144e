// Files of what is shown.

import { csvText } from "../base/csv.js";
import { button, byId, fill } from "../base/dom.js";
import { data } from "../data/data.js";
import { gapRows, nodeRows, tieRows } from "../derived/rows.js";
import { download, savePng, saveSvg } from "../drawing/picture.js";
import { t } from "../state/language.js";
import { showExport } from "./actions.js";

/**
 * @param {string} name
 * @param {[string[], unknown[][]]} arg1
 */
function saveCsv(name, [header, rows]) {
  download(`jjgraph-${name}-${data.payload.asOf}.csv`, new Blob([csvText(header, rows)], { type: "text/csv;charset=utf-8" }));
}

export function drawExport() {
  /** @type {[Word, () => void][]} */
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
