// The language of the page: one of two is hidden by CSS. What was chosen last is kept where the browser allows it.

const KEY = "jjgraph-lang", root = document.documentElement;
const keep = (use) => { try { return use(); } catch { return null; } };
const show = (lang) => {
  root.dataset.lang = lang;
  root.lang = lang === "en" ? "en" : "zh";
  for (const button of document.querySelectorAll("[data-set]")) {
    button.setAttribute("aria-pressed", String(button.dataset.set === lang));
  }
  for (const link of document.querySelectorAll("a[data-map]")) {
    const [page, hash = ""] = link.getAttribute("href").split("#");
    const parts = new URLSearchParams(hash);
    if (lang === "en") parts.set("lang", "en"); else parts.delete("lang");
    link.setAttribute("href", String(parts) ? `${page}#${parts}` : page);
  }
};
const known = (lang) => (["zh", "en", "both"].includes(lang) ? lang : "zh");
const lang = known(keep(() => localStorage.getItem(KEY)));
root.dataset.lang = lang;
document.addEventListener("DOMContentLoaded", () => {
  show(lang);
  // The choice of another window, or of the page before this one where the browser wrote it down late.
  addEventListener("storage", (event) => { if (event.key === KEY) show(known(event.newValue)); });
  for (const button of document.querySelectorAll("[data-set]")) {
    button.addEventListener("click", () => {
      show(button.dataset.set);
      keep(() => localStorage.setItem(KEY, button.dataset.set));
    });
  }
});
