// Search first: arrow keys and Enter.

import { byId, inputById, el, fill } from "../base/dom.js";
import { data } from "../data/data.js";
import { findNodes } from "../derived/entity_search.js";
import { t } from "../state/language.js";
import { kindName, nameOf } from "../state/names.js";
import { select } from "./actions.js";
import { kindIcon } from "./pieces.js";

const MOST_RESULTS = 12;
export const SEARCH_FIELD = { role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false" };

/**
 * A field in which one finds an entity: `pick` gets the uid of the one that is chosen among the `wanted`.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {(uid: string) => void} pick
 * @param {(uid: string) => boolean} [wanted]
 */
export function createSearch(input, list, pick, wanted = () => true) {
  /** @type {string[]} */
  let results = [];
  let at = -1;

  function open(/** @type {boolean} */ on) {
    list.hidden = !on;
    input.setAttribute("aria-expanded", String(on));
  }

  function moveTo(/** @type {number} */ index) {
    at = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[index].id);
    return list.children[index].scrollIntoView({ block: "nearest" });
  }

  function choose(/** @type {number} */ index) {
    if (results[index] === undefined) return;
    open(false);
    input.value = nameOf(results[index]);
    pick(results[index]);
  }

  function row(/** @type {string} */ uid, /** @type {number} */ index) {
    return el(
      "li",
      { id: `${list.id}-${index}`, role: "option", "aria-selected": "false", mousedown: (event) => event.preventDefault(), click: () => choose(index) },
      kindIcon(data.nodes.get(uid).kind),
      el("span", { class: "grow" }, nameOf(uid)),
      el("span", { class: "quiet" }, kindName(data.nodes.get(uid).kind)),
    );
  }

  function note(/** @type {string} */ text) {
    return el("li", { class: "quiet", role: "option", "aria-disabled": "true" }, text);
  }

  function draw() {
    const found = findNodes(input.value, wanted);
    results = found.slice(0, MOST_RESULTS);
    const items = results.map(row);
    const rest = found.length - results.length;
    if (!items.length && input.value.trim()) items.push(note(t("noResult")));
    if (rest) items.push(note(t("moreResults", rest)));
    fill(list, items);
    open(items.length > 0);
    moveTo(results.length ? 0 : -1);
  }

  function onKey(/** @type {any} */ event) {
    const count = results.length;
    if (event.key === "ArrowDown" && count) moveTo((at + 1) % count);
    else if (event.key === "ArrowUp" && count) moveTo((at + count - 1) % count);
    else if (event.key === "Enter" && count && !event.isComposing) choose(Math.max(0, at));
    else if (event.key === "Escape" && !list.hidden) open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  input.addEventListener("input", draw);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", () => open(false));
}

export function startSearch() {
  createSearch(inputById("search-input"), byId("search-results"), (uid) => select({ what: "node", id: uid }, true));
}

export function drawSearch() {
  const input = byId("search-input");
  input.setAttribute("placeholder", t("search"));
  input.setAttribute("aria-label", t("search"));
  byId("search-results").setAttribute("aria-label", t("search"));
}
