// What sources say of an entity beyond ties and figures, and its properties with their own sources.

import { el } from "../base/dom.js";
import { collect } from "../base/maps.js";
import { data } from "../data/data.js";
import { both, colon, inBrackets, t } from "../state/language.js";
import { valueWord, wordFor } from "../state/names.js";
import { quote } from "./claims.js";
import { mark } from "./pieces.js";

const OPEN = 5; // so many stand open, more are folded

/**
 * @param {string} look
 * @param {string} title
 * @param {boolean} open
 * @param {...any} content
 */
function fold(look, title, open, ...content) {
  return el("details", { class: look, open }, el("summary", {}, title), content);
}

/** @param {Sourced} item */
function levelOf({ source }) {
  return source ? data.sources.get(source).level : 0;
}

/** @param {Statement} item */
function statementView(item) {
  return quote([both(item.text), " ", item.planned ? mark(t("plannedMark"), "plain") : null], item, levelOf(item));
}

/**
 * By aspect, in the order of the data.
 * @param {Statement[]} [statements]
 */
export function statementsView(statements = []) {
  if (!statements.length) return null;
  /** @type {Map<string, Statement[]>} */
  const aspects = new Map();
  for (const item of statements) collect(aspects, item.aspect, item);
  const open = statements.length <= OPEN;
  const lists = [...aspects].map(([aspect, items]) =>
    fold("tie", valueWord("aspect", aspect) + inBrackets(String(items.length)), open, el("div", { class: "claims" }, items.map(statementView))),
  );
  return el("section", {}, fold("way", t("statements", statements.length), open, el("p", { class: "quiet" }, t("statementsNote")), lists));
}

/** @param {PropertyValue} item */
function valueView(item) {
  return quote([wordFor(data.payload.labels, item.property) + colon(), el("strong", {}, item.value)], item, levelOf(item));
}

/** @param {PropertyValue[]} [values] */
export function valuesView(values = []) {
  if (!values.length) return null;
  return el("section", {}, fold("way", t("propertyValues", values.length), values.length <= OPEN, el("div", { class: "claims" }, values.map(valueView))));
}
