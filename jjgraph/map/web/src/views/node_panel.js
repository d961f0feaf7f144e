// The panel of an entity.

import { button, el, link } from "../base/dom.js";
import { data } from "../data/data.js";
import { fitNetwork } from "../drawing/camera.js";
import { refresh } from "../state/changes.js";
import { both, colon, inBrackets, joined, t } from "../state/language.js";
import { figureText, kindName, nameOf, sectorName, wordFor } from "../state/names.js";
import { state } from "../state/state.js";
import { claimList, sourceView } from "./claims.js";
import { pathView } from "./path_view.js";
import { factRow, foldedGaps, kindIcon, mark, panelHead, section } from "./pieces.js";
import { statementsView, valuesView } from "./said.js";
import { orderedTies, tieItem } from "./tie_panel.js";

/** @param {string} uid */
function nodeFacts(uid) {
  const facts = data.facts.get(uid);
  const extras = Object.entries(facts.properties || {}).map(([name, value]) =>
    factRow(wordFor(data.payload.labels, name), Array.isArray(value) ? joined(value) : String(value)),
  );
  return el(
    "dl",
    {},
    factRow(t("party"), joined((data.nodes.get(uid).parties || []).map(sectorName))),
    factRow(t("place"), facts.place),
    factRow(t("website"), facts.website ? link(facts.website, facts.website) : ""),
    factRow(t("aliases"), joined(facts.aliases || [])),
    factRow(t("note"), facts.note),
    extras.flat(),
  );
}

const BASIC_MEASURES = 5; // the others are folded

/**
 * @param {string} uid
 * @param {Measure} measure
 */
function rankText(uid, measure) {
  const rank = data.ranks.get(measure.id).get(uid);
  const range = (data.facts.get(uid).ranks || {})[measure.id];
  return range ? t("rankRange", rank, measure.total, Math.min(rank, range[0]), Math.max(rank, range[1])) : t("rank", rank, measure.total);
}

/**
 * @param {string} uid
 * @param {Measure} measure
 */
function measureRow(uid, measure) {
  const value = data.facts.get(uid).measures?.[measure.id].toLocaleString("en-US", { maximumSignificantDigits: 3 });
  return [
    el("dt", {}, both(measure.name)),
    el("dd", {}, el("strong", {}, value), " ", el("span", { class: "quiet" }, rankText(uid, measure))),
    el("dd", { class: "about" }, both(measure.about)),
  ];
}

/** @param {string} uid */
function measureView(uid) {
  const known = data.payload.measures.filter((measure) => data.ranks.get(measure.id).has(uid));
  if (!known.length) return null;
  const list = (/** @type {Measure[]} */ measures) => el("dl", { class: "measures" }, measures.map((measure) => measureRow(uid, measure)).flat());
  const rest = known.slice(BASIC_MEASURES);
  const more = rest.length ? el("details", { class: "tie" }, el("summary", {}, t("moreMeasures", rest.length)), list(rest)) : null;
  return section(t("measures"), list(known.slice(0, BASIC_MEASURES)), more);
}

function egoButtons() {
  /** @type {[number, string][]} */
  const choices = [[1, t("stepOne")], [2, t("step", 2)], [3, t("step", 3)], [0, t("everything")]];
  const set = (/** @type {number} */ steps) => {
    state.ego = steps;
    refresh();
    fitNetwork();
  };
  return el(
    "div",
    { class: "row", role: "group", "aria-label": t("ego") },
    el("span", { class: "quiet" }, t("ego")),
    choices.map(([steps, text]) => button(text, () => set(steps), { class: "small", "data-ego": steps, "aria-pressed": String(state.ego === steps) })),
  );
}

/** @param {string} uid */
export function nodePanel(uid) {
  const node = data.nodes.get(uid);
  const facts = data.facts.get(uid);
  const ties = orderedTies(uid);
  const figures = (facts.figures || []).map((figure) =>
    el(
      "li",
      {},
      figure.measure + (figure.partner ? ` ${nameOf(figure.partner)}` : "") + colon(),
      el("strong", {}, figureText(figure)),
      figure.period ? inBrackets(figure.period) : "",
      sourceView(figure.source, figure.locator),
    ),
  );
  return [
    panelHead(nameOf(uid), [kindIcon(node.kind), " ", kindName(node.kind), node.inView ? null : [" ", mark(t("outMark"), "low")]].flat().filter(Boolean)),
    nodeFacts(uid),
    egoButtons(),
    el("div", { class: "folds" }, pathView(uid), foldedGaps(data.gapsOf.get(uid) || []), statementsView(facts.statements), valuesView(facts.values)),
    section(t("tiesOf", ties.length), ties.length ? ties.map((key) => tieItem(key, uid)) : el("p", { class: "quiet" }, t("noTies"))),
    measureView(uid),
    facts.claims ? section(t("memberships"), claimList(facts.claims)) : null,
    figures.length ? section(t("figures"), el("ul", { class: "figures" }, figures)) : null,
    facts.sources ? section(t("sources"), facts.sources.map((id) => sourceView(id))) : null,
  ];
}
