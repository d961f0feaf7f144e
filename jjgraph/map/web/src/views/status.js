// The line that counts what is shown and what is not.

import { byId } from "../base/dom.js";
import { data } from "../data/data.js";
import { timeless, withinReliability } from "../derived/filters.js";
import { openedCluster } from "../derived/selection.js";
import { t } from "../state/language.js";
import { shown } from "../state/shown.js";

/** At a year, ties of unknown start show, too: not known is not absent. */
function undatedNote() {
  const count = [...shown.ties].filter((key) => timeless(data.edges.get(key))).length;
  return count ? t("statusUndated", count) : "";
}

/** What the status line adds: how much of what the filters leave is drawn, and where the rest is. */
function sizeNote() {
  const left = shown.wanted.size - shown.nodes.size;
  if (openedCluster()) {
    const members = [...shown.wanted].filter((uid) => data.nodes.get(uid).cluster === openedCluster()).length;
    return t("statusOpened", shown.nodes.size, members);
  }
  if (shown.clusters.size) return t("statusClusters", shown.clusters.size);
  return left > 0 ? t("statusDrawn", shown.nodes.size, left) : "";
}

export function drawStatus() {
  const total = data.edges.size;
  const admitted = [...data.edges.values()].filter(withinReliability).length;
  const text = t("statusLine", shown.wanted.size, data.nodes.size, shown.ties.size, total, total - admitted, admitted - shown.ties.size);
  byId("status").textContent = text + undatedNote() + sizeNote() + (shown.gaps.length ? t("statusGaps", shown.gaps.length) : "");
  byId("canvas").setAttribute("aria-label", t("canvas", shown.nodes.size, shown.edges.size));
}
