// Maps that are filled as they are asked.

/**
 * @param {Map<string, V[]>} map
 * @param {string} key
 * @param {V} value
 */
export function collect(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

/**
 * A map whose values are made when they are first asked for.
 * @param {(key: string) => V} make
 */
export function lazyMap(make) {
  const made = new Map();
  return {
    get(key) {
      if (!made.has(key)) made.set(key, make(key));
      return made.get(key);
    },
  };
}
