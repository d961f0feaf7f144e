// The language of the page: one of two is hidden by CSS. What was chosen last is kept where the browser allows it.

const KEY = "jjgraph-lang";
const root = document.documentElement;

/**
 * Use the store of the browser, which it may refuse.
 * @param {() => string | null | void} use
 */
function kept(use) {
  try {
    return use() ?? null;
  } catch {
    return null;
  }
}

/** @param {string | null} lang */
function known(lang) {
  return lang !== null && ["zh", "en", "both"].includes(lang) ? lang : "zh";
}

function buttons() {
  return /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-set]"));
}

/** @param {string} lang */
function show(lang) {
  root.dataset.lang = lang;
  root.lang = lang === "en" ? "en" : "zh";
  for (const button of buttons()) button.setAttribute("aria-pressed", String(button.dataset.set === lang));
  for (const link of document.querySelectorAll("a[data-map]")) {
    const [page, hash = ""] = (link.getAttribute("href") ?? "").split("#");
    const parts = new URLSearchParams(hash);
    if (lang === "en") parts.set("lang", "en");
    else parts.delete("lang");
    link.setAttribute("href", String(parts) ? `${page}#${parts}` : page);
  }
}

const chosen = known(kept(() => localStorage.getItem(KEY)));
root.dataset.lang = chosen; // before anything is drawn
document.addEventListener("DOMContentLoaded", () => {
  show(chosen);
  // The choice of another window, or of the page before this one where the browser wrote it down late.
  addEventListener("storage", (event) => { if (event.key === KEY) show(known(event.newValue)); });
  for (const button of buttons()) {
    button.addEventListener("click", () => {
      const lang = known(button.dataset.set ?? null);
      show(lang);
      kept(() => localStorage.setItem(KEY, lang));
    });
  }
});
