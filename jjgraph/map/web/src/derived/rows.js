// What is shown, as rows of a file.

import { data } from "../data/data.js";
import { sourceOf } from "../data/lookups.js";
import { filteredGaps } from "./filters.js";
import { both, t } from "../state/language.js";
import { gapName, kindName, nameOf, typeName, valueWord } from "../state/names.js";
import { shown } from "../state/shown.js";

/**
 * @returns {[string[], unknown[][]]}
 */
export function nodeRows() {
  const header = ["uid", t("name"), t("kind"), t("party"), t("place"), t("tieCount"), t("inView")];
  const rows = [...shown.wanted].sort().map((uid) => {
    const node = data.nodes.get(uid);
    const ties = (data.tiesOf.get(uid) || []).length;
    return [uid, nameOf(uid), kindName(node.kind), node.parties || [], data.facts.get(uid).place, ties, node.inView ? t("yes") : t("no")];
  });
  return [header, rows];
}

/** @type {Word[]} */
const TIE_HEADER = [
  "from", "type", "to", "since", "until", "status", "statement", "certainty", "source", "publishers", "reliability", "locator",
];

/**
 * One row a claim: a tie with two sources takes two rows.
 * @returns {[string[], unknown[][]]}
 */
export function tieRows() {
  const header = [...TIE_HEADER.map((word) => t(word)), "URL"];
  const rows = [];
  for (const key of [...shown.ties].sort()) {
    const edge = data.edges.get(key);
    for (const id of data.evidence.get(key).claims) {
      const claim = data.claims.get(id);
      const source = sourceOf(claim);
      rows.push([
        nameOf(edge.from), typeName(edge.type), nameOf(edge.to), claim.since, claim.until,
        valueWord("status", edge.status), claim.statement, t(claim.certainty === "inferred" ? "inferredMark" : "statedMark"),
        source.title, source.publisher, valueWord("reliability", source.reliability || ""), claim.locator, source.url,
      ]);
    }
  }
  return [header, rows];
}

/**
 * @returns {[string[], unknown[][]]}
 */
export function gapRows() {
  const header = ["id", t("kind"), t("about"), t("reason"), t("assessable"), t("score"), t("action")];
  const rows = filteredGaps().map((gap) => [
    gap.id, gapName(gap), gap.subjects.map(nameOf), both(gap.reason), gap.assessable ? t("yes") : t("no"), gap.score, both(gap.action),
  ]);
  return [header, rows];
}
