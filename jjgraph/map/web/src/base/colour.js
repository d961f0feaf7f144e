// Colours as #rrggbb: mixed with another, or with their opacity as two more digits.

/**
 * @param {string} colour
 * @param {string} other
 * @param {number} share
 */
export function mixed(colour, other, share) {
  const part = (/** @type {string} */ text, /** @type {number} */ place) => parseInt(text.slice(place, place + 2), 16);
  const mix = (/** @type {number} */ place) => Math.round(part(colour, place) * (1 - share) + part(other, place) * share);
  return "#" + [1, 3, 5].map((place) => mix(place).toString(16).padStart(2, "0")).join("");
}

/**
 * A colour with its opacity as the last two of eight digits.
 * @param {string} colour
 * @param {number} opacity
 */
export function faded(colour, opacity) {
  return colour + Math.round(opacity * 255).toString(16).padStart(2, "0");
}
