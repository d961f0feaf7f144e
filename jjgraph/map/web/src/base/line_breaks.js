// Where a name is broken into lines.

export const LABEL = { size: 12, line: 15, gap: 3, perLine: 11, lines: 2, most: 400 };

/**
 * Full-width characters count as one, others as about half: a line holds as much of either.
 * @param {string} character
 */
function widthOf(character) {
  return (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.55;
}

// What a line may not break: a word of Latin letters, or any other character, with the marks that open or close at it.
const TOKEN = /[（(「『《“]*(?:[\u0021-\u024f]+\s?|.)[、，。；：！？）)」』》”]*/gsu;

/** @param {string} text */
export function lengthOf(text) {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

/**
 * A name of Latin words takes a third line: its words are long, and its lines seldom full.
 * @param {string} text
 */
function linesFor(text) {
  const latin = [...text].filter((character) => widthOf(character) < 1).length;
  return latin > text.length / 2 ? LABEL.lines + 1 : LABEL.lines;
}

/**
 * @param {string[]} tokens
 * @param {number} most
 */
function brokenAt(tokens, most) {
  const lines = [""];
  for (const token of tokens) {
    const line = lines[lines.length - 1];
    if (line && lengthOf((line + token).trim()) > most) lines.push(token);
    else lines[lines.length - 1] += token;
  }
  return lines.map((line) => line.trim());
}

/**
 * Lines of about the same width, or full ones where those would be more.
 * @param {string} text
 * @param {boolean} [whole]
 */
export function wrapped(text, whole) {
  const tokens = text.match(TOKEN) || [];
  const total = lengthOf(text);
  const count = Math.ceil(total / LABEL.perLine) || 1;
  const even = brokenAt(tokens, total / count + 0.5);
  const lines = even.length > count ? brokenAt(tokens, LABEL.perLine) : even;
  const most = whole ? lines.length : linesFor(text);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}
