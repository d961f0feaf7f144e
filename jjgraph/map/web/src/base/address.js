// Which addresses may be followed.

/**
 * An address that may be followed, in full; "" for any other than http and https.
 * @param {string} address
 */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return ["https:", "http:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}
