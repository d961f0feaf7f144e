// The panel of a cluster, and of the gaps between two.

import { button, byId, el } from "../base/dom.js";
import { data } from "../data/data.js";
import { byDegree, knownCluster, clusterPair, degreeOf, gapsOfClusters } from "../data/lookups.js";
import { clusterPartners } from "../derived/joint_lines.js";
import { refresh } from "../state/changes.js";
import { both, t } from "../state/language.js";
import { kindName } from "../state/names.js";
import { shown } from "../state/shown.js";
import { state } from "../state/state.js";
import { select } from "./actions.js";
import { foldedGaps, gapItems, kindIcon, mark, nodeLink, panelHead, section } from "./pieces.js";

const HELD_BY = /** @type {const} */ ({ industry: "byIndustry", community: "byCommunity", rest: "byRest", kind: "byWholeKind" });
const MEMBERS_AT_ONCE = 200;

/** @param {string} id */
export function betweenPanel(id) {
  const pair = clusterPair(id) || [];
  const gaps = gapsOfClusters(id);
  const link = (/** @type {Cluster} */ { id: cluster, kind, name }) =>
    button([kindIcon(kind), el("span", {}, both(name))], () => select({ what: "cluster", id: cluster }, true), { class: "node-link" });
  return [
    panelHead(t("gapsBetween", gaps.length), [mark(t("computedMark"), "computed")]),
    el("div", { class: "ends" }, pair.map((each) => link(data.clusters.get(each)))),
    gaps.length ? gapItems(gaps) : el("p", { class: "quiet" }, t("gapsOff")),
  ];
}

/**
 * @param {string} item
 * @param {number} count
 */
function clusterButton(item, count) {
  const cluster = knownCluster(item);
  const parts = [kindIcon(cluster.kind), el("span", {}, both(cluster.name)), el("span", { class: "quiet" }, t("tieNumber", count))];
  return el("li", {}, button(parts, () => select({ what: "cluster", id: cluster.id }, true), { class: "node-link" }));
}

/**
 * The members, best connected first, so many at a time.
 * @param {string[]} uids
 */
function memberList(uids) {
  const list = el("ul", { class: "members" });
  const more = button("", () => add(), { class: "small" });
  const add = () => {
    const next = uids.slice(list.children.length, list.children.length + MEMBERS_AT_ONCE);
    list.append(...next.map((uid) => el("li", {}, nodeLink(uid), el("span", { class: "quiet" }, t("tieNumber", degreeOf(uid))))));
    more.hidden = list.children.length === uids.length;
    more.textContent = t("moreMembers", uids.length - list.children.length);
  };
  add();
  return [list, more];
}

function openButton() {
  const text = t(state.open ? "closeCluster" : "openCluster");
  return button(text, () => setOpen(!state.open), { id: "open-button", "aria-pressed": String(state.open) });
}

/** @param {boolean} on */
function setOpen(on) {
  state.open = on;
  refresh();
  byId("open-button").focus({ preventScroll: true });
}

/** @param {string} id */
export function clusterPanel(id) {
  const cluster = data.clusters.get(id);
  const members = [...shown.wanted].filter((uid) => data.nodes.get(uid).cluster === id).sort(byDegree);
  const others = clusterPartners(id);
  const inside = gapsOfClusters(`${id}|${id}`);
  const most = data.payload.size.drawn;
  return [
    panelHead(both(cluster.name), [kindIcon(cluster.kind), " ", kindName(cluster.kind)]),
    el("p", {}, t("clusterCount", members.length, cluster.size)),
    el("p", { class: "quiet" }, t(HELD_BY[cluster.by])),
    el("div", { class: "row" }, openButton()),
    members.length > most ? el("p", { class: "quiet" }, t("openedMost", most)) : null,
    foldedGaps(inside, "gapsInside"),
    others.length ? section(t("clusterTies"), el("ul", { class: "members" }, others.map(([item, count]) => clusterButton(item, count)))) : null,
    section(t("members", members.length), memberList(members)),
  ];
}
