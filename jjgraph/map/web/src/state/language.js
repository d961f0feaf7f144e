// Words in the language that the reader chose.

import { WORDS } from "../base/words.js";
import { state } from "./state.js";

/** @param {string[]} words */
function pick(words) {
  return words[state.lang === "en" ? 1 : 0];
}

/**
 * @param {Word} key
 * @param {...unknown} values
 */
export function t(key, ...values) {
  return filledIn(WORDS[key], ...values);
}

/**
 * A text with `values` at its places {0}, {1} …
 * @param {string[]} words
 * @param {...unknown} values
 */
export function filledIn(words, ...values) {
  return pick(words).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/**
 * A text of the data in the language of the page; a missing one falls back to the other.
 * @param {Bilingual | undefined | null} text
 */
export function both(text) {
  if (!text) return "";
  return (state.lang === "en" ? text.en || text.zh : text.zh || text.en) || "";
}

/**
 * The marks of the language around texts of the data.
 * @param {string[]} texts
 */
export function joined(texts) {
  return texts.join(state.lang === "en" ? ", " : "、");
}

/** @param {string} text */
export function inBrackets(text) {
  return state.lang === "en" ? ` (${text})` : `（${text}）`;
}

export function colon() {
  return state.lang === "en" ? ": " : "：";
}
