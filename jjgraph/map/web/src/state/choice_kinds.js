// The kinds of choices that url_state.js lists: yes or no, one of several, some of several.

/**
 * @template V
 * @param {() => V} first
 * @param {(given: URLSearchParams) => V} read
 * @param {(value: V) => Record<string, string>} write
 * @param {ChoiceExtras<V>} [extras]
 * @returns {Choice<V>}
 */
export function choice(first, read, write, extras = {}) {
  return { first, read, write, ...extras };
}

/**
 * Yes or no.
 * @param {string} name
 * @param {boolean} [first]
 * @param {ChoiceExtras<boolean>} [extras]
 */
export function flag(name, first = false, extras = {}) {
  /** @type {(given: URLSearchParams) => boolean} */
  const read = (given) => (given.has(name) ? given.get(name) === "1" : first);
  return choice(() => first, read, (value) => ({ [name]: value === first ? "" : value ? "1" : "0" }), extras);
}

/**
 * One of what `known` lists; its first value is not written.
 * @template V
 * @param {string} name
 * @param {() => V} first
 * @param {() => V[]} known
 * @param {ChoiceExtras<V>} [extras]
 */
export function oneOf(name, first, known, extras = {}) {
  /** @type {(given: URLSearchParams) => V} */
  const read = (given) => known().find((value) => String(value) === given.get(name)) ?? first();
  return choice(first, read, (value) => ({ [name]: value === first() ? "" : String(value) }), extras);
}

/**
 * The parts of a list in the address.
 * @param {string | null} text
 */
export function listed(text) {
  return (text || "").split(",").filter(Boolean);
}

/**
 * Some of what is `known`; none at first.
 * @param {string} name
 * @param {(id: string) => boolean} known
 * @param {ChoiceExtras<Set<string>>} [extras]
 */
export function someOf(name, known, extras = {}) {
  /** @type {(given: URLSearchParams) => Set<string>} */
  const read = (given) => new Set(listed(given.get(name)).filter((id) => known(id)));
  return choice(() => new Set(), read, (value) => ({ [name]: [...value].sort().join(",") }), extras);
}
