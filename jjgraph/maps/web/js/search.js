// Search first: Chinese, pinyin, initials, English and other names; arrow keys and Enter.

const finder = { index: null, results: [], at: -1 };
const MOST_RESULTS = 12;

// What is searched of each thing, made when the first word is typed.
function searchIndex() {
  finder.index ??= [...data.nodes].map(([uid, node]) => ({
    uid,
    id: uid.toLowerCase(),
    texts: [node.name.zh, node.name.en, ...(node.aliases || [])].filter(Boolean).map((text) => text.toLowerCase()),
    spelled: [...(node.initials || "").split(" "), ...(node.pinyin || "").split(" ")],
  }));
  return finder.index;
}

function matchScore(word, { id, texts, spelled }) {
  if (texts.includes(word)) return 6;
  if (texts[0] && texts[0].startsWith(word)) return 5;
  if (texts.some((text) => text.startsWith(word))) return 4.5;
  if (texts.some((text) => text.includes(word))) return 4;
  const plain = word.replace(/\s/g, "");
  if (spelled.includes(plain)) return 3.5;
  if (spelled.some((text) => text.startsWith(plain))) return 3;
  if (spelled.some((text) => text.includes(plain))) return 2;
  return id === word ? 1 : 0;
}

function findNodes(text) {
  const word = text.normalize("NFKC").trim().toLowerCase();
  if (!word) return [];
  const found = [];
  for (const entry of searchIndex()) {
    const { uid } = entry;
    const score = matchScore(word, entry);
    if (score) found.push({ uid, rank: score + Math.min(0.4, (data.degree.get(uid) || 0) / 100) });
  }
  found.sort((a, b) => b.rank - a.rank || (a.uid < b.uid ? -1 : 1));
  return found.map((item) => item.uid);
}

function openResults(open) {
  byId("search-results").hidden = !open;
  byId("search-input").setAttribute("aria-expanded", String(open));
}

function drawResults() {
  const input = byId("search-input");
  const found = findNodes(input.value);
  finder.results = found.slice(0, MOST_RESULTS);
  finder.at = finder.results.length ? 0 : -1;
  const items = finder.results.map((uid, index) =>
    el(
      "li",
      { id: `result-${index}`, role: "option", "aria-selected": "false", mousedown: (event) => event.preventDefault(), click: () => choose(index) },
      kindIcon(data.nodes.get(uid).kind),
      el("span", { class: "grow" }, nameOf(uid)),
      el("span", { class: "quiet" }, kindName(data.nodes.get(uid).kind)),
    ),
  );
  if (!items.length && input.value.trim()) items.push(el("li", { class: "quiet", role: "option", "aria-disabled": "true" }, t("noResult")));
  if (found.length > MOST_RESULTS) items.push(el("li", { class: "quiet", role: "option", "aria-disabled": "true" }, t("moreResults", found.length - MOST_RESULTS)));
  fill(byId("search-results"), items);
  openResults(items.length > 0);
  moveTo(finder.at);
}

function moveTo(index) {
  finder.at = index;
  [...byId("search-results").children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
  const input = byId("search-input");
  if (index < 0) input.removeAttribute("aria-activedescendant");
  else {
    input.setAttribute("aria-activedescendant", `result-${index}`);
    byId(`result-${index}`).scrollIntoView({ block: "nearest" });
  }
}

function choose(index) {
  const uid = finder.results[index];
  if (uid === undefined) return;
  openResults(false);
  byId("search-input").value = nameOf(uid);
  select({ what: "node", id: uid }, true);
}

function onSearchKey(event) {
  const count = finder.results.length;
  if (event.key === "ArrowDown" && count) moveTo((finder.at + 1) % count);
  else if (event.key === "ArrowUp" && count) moveTo((finder.at + count - 1) % count);
  else if (event.key === "Enter" && count && !event.isComposing) choose(Math.max(0, finder.at));
  else if (event.key === "Escape" && !byId("search-results").hidden) openResults(false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function startSearch() {
  const input = byId("search-input");
  input.addEventListener("input", drawResults);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("keydown", onSearchKey);
  input.addEventListener("blur", () => openResults(false));
}

function drawSearch() {
  const input = byId("search-input");
  input.setAttribute("placeholder", t("search"));
  input.setAttribute("aria-label", t("search"));
  byId("search-results").setAttribute("aria-label", t("search"));
}
