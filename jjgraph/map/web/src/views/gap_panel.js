// Collaboration gaps: computed, never facts; each with its reason and evidence, or the note that it cannot be
// assessed.

import { el } from "../base/dom.js";
import { data } from "../data/data.js";
import { commonPartners } from "../derived/selection.js";
import { both, t } from "../state/language.js";
import { gapName } from "../state/names.js";
import { claimList } from "./claims.js";
import { factRow, gapMarks, nodeLink, panelHead, section } from "./pieces.js";

/** @param {Gap} gap */
function introducers(gap) {
  const common = commonPartners(gap);
  return common.length ? section(t("commonPartners", common.length), el("div", { class: "ends" }, common.map(nodeLink))) : null;
}

/** @param {string} id */
export function gapPanel(id) {
  const gap = data.gaps.get(id);
  return [
    panelHead(gapName(gap), gapMarks(gap)),
    el("p", { class: "quiet" }, both(data.payload.gapKinds[gap.kind].about)),
    el("div", { class: "ends" }, gap.subjects.map(nodeLink)),
    el("p", { class: gap.assessable ? "gap-reason" : "gap-reason unknown" }, both(gap.reason)),
    el("p", { class: "quiet" }, t("amongKnown")),
    el(
      "dl",
      {},
      factRow(t("expected"), gap.expected),
      factRow(t("observed"), gap.observed),
      factRow(t("score"), Number(gap.score).toFixed(2)),
      factRow(t("action"), both(gap.action)),
    ),
    introducers(gap),
    section(
      t("gapEvidence", gap.evidence.length),
      gap.evidence.length ? claimList(gap.evidence) : el("p", { class: "quiet" }, t("noEvidence")),
    ),
  ];
}
