// Claims with their sources, and the button that copies a citation.

import { citationLine } from "../base/citation.js";
import { button, byId, el, link } from "../base/dom.js";
import { data } from "../data/data.js";
import { t } from "../state/language.js";
import { state } from "../state/state.js";
import { figureText, span, valueWord } from "../state/names.js";
import { mark } from "./pieces.js";

/**
 * @param {Source} source
 * @param {string} [locator]
 */
function copyButton(source, locator) {
  const copy = (/** @type {any} */ event) => copyCitation(event.currentTarget, citationLine(source, locator, data.payload.citation, state.lang));
  return button(t("copyCitation"), copy, { class: "small copy", "aria-label": t("copyCitationOf", source.title || "") });
}

/**
 * The clipboard may be refused (an embedded page, an older browser): then the line is shown, selected, and copied
 * as text is, or left for the reader's own Ctrl+C.
 * @param {HTMLElement} pressed
 * @param {string} line
 */
async function copyCitation(pressed, line) {
  try {
    await navigator.clipboard.writeText(line);
    return confirmCopy(pressed, t("copied"));
  } catch {
    const shownLine = el("span", { class: "citation", tabindex: "-1" }, line);
    pressed.parentElement?.querySelector(".citation")?.remove();
    pressed.after(shownLine);
    getSelection()?.selectAllChildren(shownLine);
    return confirmCopy(pressed, t(document.execCommand("copy") ? "copied" : "copyByHand"));
  }
}

/**
 * @param {HTMLElement} pressed
 * @param {string} text
 */
function confirmCopy(pressed, text) {
  pressed.textContent = text;
  byId("said").textContent = text;
}

/**
 * @param {string | undefined} id
 * @param {string} [locator]
 */
export function sourceView(id, locator) {
  if (!id || !data.sources.has(id)) return el("p", { class: "source" }, t("unsourced"));
  const source = data.sources.get(id);
  const facts = [source.publisher, source.date || t("undated"), valueWord("reliability", source.reliability), locator];
  return el(
    "p",
    { class: "source" },
    source.url ? link(source.url, source.title) : el("span", {}, source.title || id),
    el("br"),
    facts.filter(Boolean).join(" · "),
    " ",
    copyButton(source, locator),
  );
}

/**
 * What a source says: marked where it is doubtful, with its date and whatever else is known of it, and its source.
 * @param {any[]} text
 * @param {Sourced} item
 * @param {number} level
 * @param {(string | undefined)[]} [facts]
 */
export function quote(text, item, level, facts = []) {
  const marks = [];
  if (item.certainty === "inferred") marks.push(mark(t("inferredMark"), "low"));
  if (level < 1) marks.push(mark(t("lowMark"), "low"));
  const told = [span(item.since, item.until), ...facts].filter(Boolean);
  return el(
    "blockquote",
    { class: marks.length ? "claim doubtful" : "claim" },
    el("p", {}, text, " ", marks),
    told.length ? el("p", { class: "facts" }, told.join(" · ")) : null,
    sourceView(item.source, item.locator),
  );
}

/**
 * `letter` names the claim in the table of what the sources say differently.
 * @param {string} id
 * @param {string} [letter]
 */
function claimView(id, letter) {
  const claim = data.claims.get(id);
  if (!claim) return null;
  const facts = [valueWord("reading", claim.role || ""), figureText(claim), claim.note];
  if (claim.status) facts.push(valueWord("status", claim.status));
  return quote([letter ? mark(letter, "letter") : null, claim.statement], claim, claim.level, facts);
}

/**
 * @param {string[]} ids
 * @param {Map<string, string>} [letters]
 */
export function claimList(ids, letters = new Map()) {
  return el("div", { class: "claims" }, ids.map((id) => claimView(id, letters.get(id))));
}
