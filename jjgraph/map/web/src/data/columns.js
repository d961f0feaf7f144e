// Tables travel by column (map/encoding.py); here they become objects again, one a row.

/**
 * What turns an entry of a column into its value: a word, the id of another table's row, a list of such ids.
 * @param {Column} column
 * @param {string[]} ids
 */
function valueOf({ of: words, table }, ids) {
  if (words) return (/** @type {number} */ at) => words[at];
  if (!table) return (/** @type {any} */ value) => value;
  return (/** @type {number | number[]} */ at) => (Array.isArray(at) ? at.map((each) => ids[each]) : ids[at]);
}

/**
 * @param {any[]} rows
 * @param {string} name
 * @param {Column} column
 * @param {string[]} ids
 */
function fillColumn(rows, name, column, ids) {
  if (column.columns) return fillParts(rows, name, /** @type {Columns} */ (column), ids);
  const value = valueOf(column, ids);
  const { at, rows: places } = column;
  for (let index = 0; index < at.length; index += 1) {
    if (at[index] !== null) rows[places ? places[index] : index][name] = value(at[index]);
  }
  return rows;
}

/**
 * A field that has columns of its own: only rows that have any part have the field.
 * @param {any[]} rows
 * @param {string} name
 * @param {Columns} table
 * @param {string[]} ids
 */
function fillParts(rows, name, table, ids) {
  rowsOf(table, ids).forEach((parts, index) => {
    if (Object.keys(parts).length) rows[index][name] = parts;
  });
  return rows;
}

/**
 * `ids` are those of the one table that the rows refer to.
 * @param {Columns} columns
 * @param {string[]} ids
 */
export function rowsOf({ count, columns }, ids) {
  /** @type {any[]} */
  const rows = Array.from({ length: count }, () => ({}));
  for (const name in columns) fillColumn(rows, name, columns[name], ids);
  return rows;
}

/**
 * @template T
 * @param {string[]} ids
 * @param {T[]} rows
 */
export function mapOfRows(ids, rows) {
  const map = /** @type {Table<T>} */ (new Map());
  for (let at = 0; at < ids.length; at += 1) map.set(ids[at], rows[at]);
  return map;
}
