// Rectangles on the screen: which touch, and where one may stand beside a mark.

/**
 * @param {Box} box
 * @param {Box} other
 */
export function overlap(box, other) {
  return box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h;
}

/**
 * @param {Box} box
 * @param {Box} area
 */
export function inside(box, area) {
  return box.x > area.x && box.x + box.w < area.x + area.w && box.y > area.y && box.y + box.h < area.y + area.h;
}

/**
 * @param {Box} box
 * @param {Box} other
 */
export function shared(box, other) {
  const along = (/** @type {"x" | "y"} */ start, /** @type {"w" | "h"} */ size) =>
    Math.max(0, Math.min(box[start] + box[size], other[start] + other[size]) - Math.max(box[start], other[start]));
  return along("x", "w") * along("y", "h");
}

/**
 * @param {number} x
 * @param {number} w
 * @param {Box} area
 */
function inward(x, w, area) {
  return Math.min(Math.max(x, area.x + 1), area.x + area.w - w - 1);
}

/**
 * The four sides of a mark; above and below it a name may be moved inwards.
 * @param {Mark} mark
 * @param {Box} area
 */
export function sidesOf({ x, y, r, w, h }, area) {
  const middle = inward(x - w / 2, w, area);
  return [[middle, y + r], [x + r, y - h / 2], [x - r - w, y - h / 2], [middle, y - r - h]];
}

/**
 * Its corners, for a name that must be written.
 * @param {Mark} mark
 * @param {Box} area
 */
export function cornersOf({ x, y, r, w, h }, area) {
  const [left, right] = [inward(x - w, w, area), inward(x, w, area)];
  return [[right, y + r], [left, y + r], [right, y - r - h], [left, y - r - h]];
}
