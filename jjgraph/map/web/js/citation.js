// Where a statement comes from, as a line for a list of references, and the button that copies it.

// Publisher. Title. Date. Address. Place in it: the order of GB/T 7714, without its marks of the type of document.
function citation(source, locator) {
  const parts = [source.publisher, source.title, source.date || t("undated"), safeAddress(source.url), locator];
  return parts.map((part) => (part || "").trim().replace(/[.。．]+$/u, "")).filter(Boolean).join(". ") + ".";
}

function copyButton(source, locator) {
  const copy = (event) => copyCitation(event.currentTarget, citation(source, locator));
  return button(t("copyCitation"), copy, { class: "small copy", "aria-label": t("copyCitationOf", source.title || "") });
}

// The clipboard may be refused (an embedded page, an older browser): then the line is shown, selected, and copied as
// text is, or left for the reader's own Ctrl+C.
async function copyCitation(pressed, line) {
  try {
    await navigator.clipboard.writeText(line);
    return confirmCopy(pressed, t("copied"));
  } catch {
    const shownLine = el("span", { class: "citation", tabindex: "-1" }, line);
    pressed.parentElement.querySelector(".citation")?.remove();
    pressed.after(shownLine);
    getSelection().selectAllChildren(shownLine);
    return confirmCopy(pressed, t(document.execCommand("copy") ? "copied" : "copyByHand"));
  }
}

function confirmCopy(pressed, text) {
  pressed.textContent = text;
  byId("said").textContent = text;
}
