// Search in the list that stands in the page, by the rules of the map. Results are links: Tab and the arrow keys reach
// them, Enter opens the first.

import { matching, plainText } from "../../../map/web/src/base/match.js";

const MOST = 20;
const { kinds, rows } = JSON.parse(document.getElementById("search-data").textContent);
const input = document.getElementById("search-input");
const list = document.getElementById("search-results");
const count = document.getElementById("search-count");
const things = rows.map(([page, zh, en, kind, aliases, pinyin, initials]) => ({
  page, zh, en, kind: kinds[kind],
  names: [zh, en, ...aliases.split("|")].filter(Boolean).map(plainText),
  spelled: `${initials} ${pinyin}`.split(" ").filter(Boolean),
}));
const put = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
};
const both = (zh, en, look) => [
  put("span", zh, { class: `zh ${look}`, lang: "zh" }), put("span", en, { class: `en ${look}`, lang: "en" }),
];
const item = (thing) => {
  const link = put("a", "", { href: thing.page });
  link.append(put("bdi", thing.zh));
  if (thing.en && thing.en !== thing.zh) link.append(" ", put("bdi", thing.en, { class: "quiet", lang: "en" }));
  const line = put("li", "");
  line.append(link, " ", ...both(...thing.kind, "mark"));
  return line;
};
const search = () => {
  const word = plainText(input.value);
  const found = word ? matching(word, things) : [];
  found.sort(([a], [b]) => a - b); // stable: the better connected stay first
  list.replaceChildren(...found.slice(0, MOST).map(([, thing]) => item(thing)));
  const [zh, en] = !word ? ["", ""] : !found.length ? ["没有找到", "nothing found"]
    : found.length > MOST ? [`${found.length} 项，列出前 ${MOST} 项`, `${found.length} found, the first ${MOST} listed`]
    : [`${found.length} 项`, `${found.length} found`];
  count.replaceChildren(...both(zh, en, ""));
};
const move = (event) => {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
  else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
  else if (event.key === "Escape") { input.value = ""; search(); input.focus(); }
  else if (event.key === "Enter" && event.target === input && links.length && !event.isComposing) links[0].click();
  else return;
  event.preventDefault();
};
input.addEventListener("input", search);
input.closest(".search").addEventListener("keydown", move);
search(); // what a browser kept in the field when the reader came back
