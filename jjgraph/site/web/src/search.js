// Search in the list that stands in the page, by the rules of the map. Results are links: Tab and the arrow keys reach
// them, Enter opens the first.

import { matching, plainText } from "../../../map/web/src/base/match.js";

/** @typedef {Searched & { page: string, zh: string, en: string, kind: [string, string] }} Entry */

const MOST = 20;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = /** @type {HTMLInputElement} */ (byId("search-input"));
const list = byId("search-results");
const count = byId("search-count");

/** @type {{ kinds: [string, string][], rows: [string, string, string, number, string, string, string][] }} */
const { kinds, rows } = JSON.parse(byId("search-data").textContent ?? "");
/** @type {Entry[]} */
const entries = rows.map(([page, zh, en, kind, aliases, pinyin, initials]) => ({
  page,
  zh,
  en,
  kind: kinds[kind],
  names: [zh, en, ...aliases.split("|")].filter(Boolean).map(plainText),
  spelled: `${initials} ${pinyin}`.split(" ").filter(Boolean),
}));

/**
 * @param {string} tag
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
function put(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

/**
 * @param {string} zh
 * @param {string} en
 * @param {string} look
 */
function both(zh, en, look) {
  return [put("span", zh, { class: `zh ${look}`, lang: "zh" }), put("span", en, { class: `en ${look}`, lang: "en" })];
}

/** @param {Entry} entry */
function item({ page, zh, en, kind }) {
  const link = put("a", "", { href: page });
  link.append(put("bdi", zh));
  if (en && en !== zh) link.append(" ", put("bdi", en, { class: "quiet", lang: "en" }));
  const line = put("li", "");
  line.append(link, " ", ...both(...kind, "mark"));
  return line;
}

/**
 * @param {string} word
 * @param {number} found
 */
function counted(word, found) {
  if (!word) return both("", "", "");
  if (!found) return both("没有找到", "nothing found", "");
  if (found > MOST) return both(`${found} 项，列出前 ${MOST} 项`, `${found} found, the first ${MOST} listed`, "");
  return both(`${found} 项`, `${found} found`, "");
}

function search() {
  const word = plainText(input.value);
  const found = word ? matching(word, entries) : [];
  found.sort(([a], [b]) => a - b); // stable: the better connected stay first
  list.replaceChildren(...found.slice(0, MOST).map(([, entry]) => item(entry)));
  count.replaceChildren(...counted(word, found.length));
}

/** @param {KeyboardEvent} event */
function move(event) {
  const links = [...list.querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
  else if (event.key === "Escape") {
    input.value = "";
    search();
    input.focus();
  } else if (event.key === "Enter" && event.target === input && links.length && !event.isComposing) links[0].click();
  else return;
  event.preventDefault();
}

input.addEventListener("input", search);
/** @type {HTMLElement} */ (input.closest(".search")).addEventListener("keydown", move);
search(); // what a browser kept in the field when the reader came back
