// CSV that Excel opens in Chinese, with cells that cannot act as formulas.

/** @param {unknown} value */
export function csvCell(value) {
  const text = Array.isArray(value) ? value.join("|") : String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string[]} header
 * @param {unknown[][]} rows
 */
export function csvText(header, rows) {
  return "\uFEFF" + [header, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}
