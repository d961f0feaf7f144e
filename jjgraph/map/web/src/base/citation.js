// A source as a line for a list of references. The form is Python's (model/citation.py) and comes with the data.

import { safeAddress } from "./address.js";

/**
 * @param {Partial<Source>} source
 * @param {string | undefined} locator
 * @param {CitationForm} form
 * @param {"zh" | "en"} lang
 */
export function citationLine(source, locator, form, lang) {
  /** @type {Record<string, string | undefined>} */
  const told = {
    publisher: source.publisher,
    title: source.title,
    date: source.date || form.undated[lang],
    address: safeAddress(source.url || "") && source.url,
    locator,
  };
  const parts = form.parts.map((name) => (told[name] || "").trim().replace(/[.。．]+$/u, ""));
  return parts.filter(Boolean).join(form.between) + form.end;
}
