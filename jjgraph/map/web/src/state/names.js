// What entities, kinds, types and figures are called, in the language that the reader chose.

import { data } from "../data/data.js";
import { both, inBrackets } from "./language.js";

/**
 * The names of an entity in both languages: on a clustered map most of them are among the details.
 * @param {string} uid
 */
export function namesOf(uid) {
  return data.nodes.get(uid).name ?? data.facts.get(uid).name;
}

/** @param {string} uid */
export function nameOf(uid) {
  return data.nodes.has(uid) ? both(namesOf(uid)) : uid;
}

/** @param {string} kind */
export function kindName(kind) {
  return both(data.kinds.get(kind).name);
}

/** @param {string} type */
export function typeName(type) {
  return data.types.has(type) ? both(data.types.get(type).name) : type;
}

/** @param {Gap} gap */
export function gapName(gap) {
  const { gapKinds } = data.payload;
  return Object.hasOwn(gapKinds, gap.kind) ? both(gapKinds[gap.kind].name) : gap.kind;
}

/**
 * The word for a value that the data carry (a status, a reliability, …), from Python's one table; a value of
 * somebody's own stands for itself.
 * @param {"aspect" | "status" | "reliability" | "reading" | "bound"} table
 * @param {string} value
 */
export function valueWord(table, value) {
  return wordFor(data.payload.words[table], value);
}

/**
 * The data's own word for a key, or the key itself.
 * @param {Record<string, Bilingual>} words
 * @param {string} key
 */
export function wordFor(words, key) {
  return Object.hasOwn(words, key) ? both(words[key]) : key;
}

/** @param {string} party */
export function sectorName(party) {
  const sector = data.payload.sectors.find((item) => item.id === party);
  return sector ? sector.id + inBrackets(both(sector.name)) : party;
}

/** @param {Figure | Claim} item */
export function figureText(item) {
  if (item.quantity === undefined && item.value === undefined) return "";
  const sign = item.bound ? valueWord("bound", item.bound) : "";
  return `${sign}${(item.quantity ?? item.value ?? 0).toLocaleString("en-US")}${item.unit || ""}`;
}

/**
 * @param {string | undefined} since
 * @param {string | undefined} until
 */
export function span(since, until) {
  if (!since && !until) return "";
  return until ? `${since || "…"} – ${until}` : since;
}

/**
 * A value as people read it: a count in full, a share to two digits.
 * @param {number} value
 */
export function written(value) {
  return value.toLocaleString("en-US", Number.isInteger(value) ? {} : { maximumSignificantDigits: 2 });
}

/** @param {number} share */
export function percent(share) {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}

export const collator = new Intl.Collator("zh", { numeric: true });
