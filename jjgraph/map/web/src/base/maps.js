// Maps that are filled as they are asked.

/**
 * @template V
 * @param {Map<string, V[]>} map
 * @param {string} key
 * @param {V} value
 */
export function collect(map, key, value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/**
 * A map whose values are made when they are first asked for.
 * @template V
 * @param {(key: string) => V} make
 * @returns {{ get(key: string): V }}
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
