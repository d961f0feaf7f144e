// How well what was typed fits an entity: the search of the map and of the site go by it.

const HAN = /^\p{Script=Han}{2,}$/u;
const SUFFIX = /(有限公司|集团|公司|股份)$/u;
const STRICT = 8; // ranks below it; the others count only where none of these is found

/** @param {string} text */
export function plainText(text) {
  return text.normalize("NFKC").trim().toLowerCase();
}

/**
 * 泉职大 in 泉州职业技术大学: each letter after the one before it.
 * @param {string} letters
 * @param {string} name
 */
function abbreviates(letters, name) {
  let at = -1;
  return [...letters].every((letter) => (at = name.indexOf(letter, at + 1)) >= 0);
}

/**
 * The rank of a match, 0 the best; -1 for none. `names` are plain texts, the main one first; `spelled` is in Latin
 * letters.
 * @param {string} word
 * @param {Searched} searched
 */
export function matchRank(word, { names, spelled, id = "" }) {
  const letters = word.replace(/\s/g, "");
  const parts = word.split(/\s+/);
  const stem = word.replace(SUFFIX, "");
  const named = (/** @type {string} */ part) => names.some((name) => name.includes(part));
  return [
    names.includes(word),
    names.length > 0 && names[0].startsWith(word),
    names.some((name) => name.startsWith(word)),
    named(word),
    spelled.includes(letters),
    spelled.some((text) => text.startsWith(letters)),
    spelled.some((text) => text.includes(letters)) || (parts.length > 1 && parts.every(named)),
    id === word,
    stem !== word && stem !== "" && named(stem),
    HAN.test(letters) && names.some((name) => abbreviates(letters, name)),
  ].indexOf(true);
}

/**
 * The entities that match, each with its rank, in the order given.
 * @template {Searched} T
 * @param {string} word
 * @param {T[]} entities
 * @returns {[number, T][]}
 */
export function matching(word, entities) {
  const ranked = entities.map((entity) => /** @type {[number, T]} */ ([matchRank(word, entity), entity])).filter(([rank]) => rank >= 0);
  const strict = ranked.filter(([rank]) => rank < STRICT);
  return strict.length ? strict : ranked;
}
