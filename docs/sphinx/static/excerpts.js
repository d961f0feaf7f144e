// Below each page that the search lists: where the words stand in its text (see docs/sphinx/excerpts.py).
"use strict";

const AROUND = 50; // characters on either side

function excerpt(text, words) {
  const lower = text.toLowerCase();
  const found = words.map((word) => [lower.indexOf(word), word.length]).find(([at]) => at >= 0);
  if (!found) return null;
  const [at, length] = found;
  const [start, end] = [Math.max(0, at - AROUND), Math.min(text.length, at + length + AROUND)];
  const mark = document.createElement("mark");
  mark.textContent = text.slice(at, at + length);
  const line = document.createElement("p");
  line.append(start ? "…" : "", text.slice(start, at), mark, text.slice(at + length, end), end < text.length ? "…" : "");
  return line;
}

function explain(item, words) {
  const page = item.querySelector("a").getAttribute("href").replace(/\.html(#.*)?$/, "");
  const line = excerpt(PAGE_TEXTS[page] ?? "", words);
  if (line) item.append(line);
}

document.addEventListener("DOMContentLoaded", () => {
  const typed = (new URLSearchParams(location.search).get("q") ?? "").toLowerCase().trim();
  const words = [typed, ...typed.split(/\s+/), ...splitQuery(typed)].filter(Boolean);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.matches?.("ul.search > li")) explain(node, words);
  }).observe(document.getElementById("search-results"), { childList: true, subtree: true });
});
