// Names on the map: the same size at every zoom, the most important first, never one over another.

const LABEL = { size: 12, line: 15, gap: 3, perLine: 11, lines: 2, most: 400 };
const labelCache = { key: "", placed: [] };

function labelFont(bold) {
  return `${bold ? "600 " : ""}${LABEL.size * textScale()}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

// Full-width characters count as one, others as about half: a line holds as much of either.
function widthOf(character) {
  return character.codePointAt(0) > 0x2e7f ? 1 : 0.55;
}

// What a line may not break: a word of Latin letters, or any other character, with the marks that open or close at it.
const TOKEN = /[（(「『《“]*(?:[\u0021-\u024f]+\s?|.)[、，。；：！？）)」』》”]*/gsu;

function lengthOf(text) {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

// A name of Latin words takes a third line: its words are long, and its lines seldom full.
function linesFor(text) {
  const latin = [...text].filter((character) => widthOf(character) < 1).length;
  return latin > text.length / 2 ? LABEL.lines + 1 : LABEL.lines;
}

function brokenAt(tokens, most) {
  const lines = [""];
  for (const token of tokens) {
    const line = lines[lines.length - 1];
    if (line && lengthOf((line + token).trim()) > most) lines.push(token);
    else lines[lines.length - 1] += token;
  }
  return lines.map((line) => line.trim());
}

// A line of a cluster's name is broken only where it is much too long: its end tells it from the others.
function linesOf(item, whole) {
  const cluster = shown.clusters.has(item);
  const short = (line) => cluster && lengthOf(line) <= 1.5 * LABEL.perLine;
  return labelLines(item).flatMap((line) => (short(line) ? [line] : wrapped(line, whole || cluster)));
}

// Lines of about the same width, or full ones where those would be more.
function wrapped(text, whole) {
  const tokens = text.match(TOKEN) || [];
  const total = lengthOf(text);
  const count = Math.ceil(total / LABEL.perLine) || 1;
  const even = brokenAt(tokens, total / count + 0.5);
  const lines = even.length > count ? brokenAt(tokens, LABEL.perLine) : even;
  const most = whole ? lines.length : linesFor(text);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`];
}

function overlap(box, other) {
  return box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h;
}

// At rest only the most important have names: about one for each 25,000 pixels of the whole map at this zoom.
// Those of clusters cover nothing: each that has room is written.
function labelLimit(scale, focus) {
  if (focus || (shown.clusters.size && !shown.nodes.size)) return LABEL.most;
  const stage = byId("canvas");
  const zoom = scale / fitScale();
  return Math.min(LABEL.most, Math.round((stage.clientWidth * stage.clientHeight * zoom * zoom) / (25000 * textScale() ** 2)));
}

function labelOrder(scale, focus, hovered) {
  const named = namedThings();
  const rank = (uid) => (named.has(uid) ? 1e6 : 0) + (uid === hovered ? 1e5 : 0) + weightOf(uid);
  return drawnItems()
    .filter((uid) => !focus || focus.has(uid) || uid === hovered)
    .sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
    .slice(0, labelLimit(scale, focus));
}

function discBoxes(scale, sizes, focus) {
  return drawnItems()
    .filter((uid) => !focus || focus.has(uid))
    .map((uid) => {
      const node = placeOf(uid);
      const radius = sizes.get(uid) * scale;
      const weight = 1 + weightOf(uid);
      return { uid, weight, x: node.x * scale - radius, y: node.y * scale - radius, w: 2 * radius, h: 2 * radius };
    });
}

function inside(box, area) {
  return box.x > area.x && box.x + box.w < area.x + area.w && box.y > area.y && box.y + box.h < area.y + area.h;
}

// Of the free sides of a node, the one where the name covers least; that of a cluster covers no other mark at all.
function bestBox(boxes, placed, discs, area) {
  const cost = (box) => discs.reduce((sum, disc) => sum + (disc.uid !== box.uid && overlap(box, disc) ? disc.weight : 0), 0);
  const free = boxes.filter((box) => inside(box, area) && !placed.some((other) => overlap(box, other)));
  const ranked = free.map((box) => [cost(box), box]).filter(([covered, { uid }]) => !covered || !shown.clusters.has(uid));
  return ranked.sort((a, b) => a[0] - b[0]).map(([, box]) => box)[0];
}

// Where there is no free side, a name that must be written hides as little of other names and marks as it can, and
// loses as little of itself beyond the edge.
function leastHiding(boxes, placed, discs, area) {
  const over = (box, others) => others.reduce((sum, other) => sum + (other.uid === box.uid ? 0 : shared(box, other)), 0);
  const hidden = (box) => over(box, placed) + 4 * over(box, discs); // a mark is small, and all of it counts
  const lost = (box) => box.w * box.h - shared(box, area);
  return boxes.map((box) => [hidden(box) + lost(box), box]).sort((a, b) => a[0] - b[0])[0][1];
}

function shared(box, other) {
  const along = (start, size) => Math.max(0, Math.min(box[start] + box[size], other[start] + other[size]) - Math.max(box[start], other[start]));
  return along("x", "w") * along("y", "h");
}

// Where names may stand: to the edge of the map, or of the screen while all of the map is seen.
function mapArea(scale) {
  const stage = byId("canvas");
  const far = reach() * scale;
  const [w, h] = [Math.max(stage.clientWidth, 2 * far), Math.max(stage.clientHeight, 2 * far)];
  return { x: -w / 2, y: -h / 2, w, h };
}

// What is in sight beside the panel: of the things that are chosen or lit up, the names are not cut at its edge.
function seenArea(scale) {
  const { x, y } = chart.network.getViewPosition();
  const { width, height, offset } = freeStage();
  return { x: x * scale + offset.x - width / 2, y: y * scale + offset.y - height / 2, w: width, h: height };
}

function inward(x, w, area) {
  return Math.min(Math.max(x, area.x + 1), area.x + area.w - w - 1);
}

// The four sides of a mark; above and below it a name may be moved inwards.
function sidesOf({ x, y, r, w, h }, area) {
  const middle = inward(x - w / 2, w, area);
  return [[middle, y + r], [x + r, y - h / 2], [x - r - w, y - h / 2], [middle, y - r - h]];
}

// Its corners, for a name that must be written.
function cornersOf({ x, y, r, w, h }, area) {
  const [left, right] = [inward(x - w, w, area), inward(x, w, area)];
  return [[right, y + r], [left, y + r], [right, y - r - h], [left, y - r - h]];
}

// Boxes in pixels of the screen around the origin of the map: panning changes nothing, zooming anew. `seen` is null
// where no part of the map is looked at.
function placeLabels(context, scale, sizes, focus, hovered, { whole, seen }) {
  const named = namedThings();
  const discs = discBoxes(scale, sizes, focus);
  const placed = sectorBoxes(scale);
  const reserved = placed.length;
  for (const uid of labelOrder(scale, focus, hovered)) {
    const bold = named.has(uid) || uid === hovered;
    context.font = labelFont(bold);
    const lines = linesOf(uid, bold);
    const w = Math.max(...lines.map((line) => context.measureText(line).width)) + 4;
    const h = lines.length * LABEL.line * textScale();
    const node = placeOf(uid);
    const [x, y, r] = [node.x * scale, node.y * scale, sizes.get(uid) * scale + LABEL.gap];
    const area = seen && inside({ x, y, w: 0, h: 0 }, seen) ? seen : whole;
    const mark = { x, y, r, w, h };
    const places = [...sidesOf(mark, area), ...(bold ? cornersOf(mark, area) : [])];
    const boxes = places.map(([left, top]) => ({ uid, lines, x: left, y: top, w, h, bold }));
    const box = bestBox(boxes, placed, discs, area) || (bold ? leastHiding(boxes, placed, discs, area) : null);
    if (box) placed.push(box);
  }
  return placed.slice(reserved);
}

// Elsewhere than on the screen, `limit` is how far from the middle names may stand.
function drawLabels(context, scale, sizes, hovered, version, limit = null) {
  const key = `${version} ${scale.toFixed(4)} ${hovered || ""}`;
  if (labelCache.key !== key) {
    labelCache.key = key;
    const focus = focusSet();
    const whole = limit ? { x: -limit.x, y: -limit.y, w: 2 * limit.x, h: 2 * limit.y } : mapArea(scale);
    labelCache.placed = placeLabels(context, scale, sizes, focus, hovered, { whole, seen: focus && !limit ? seenArea(scale) : null });
  }
  context.save();
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
  context.strokeStyle = css("--halo");
  context.fillStyle = css("--ink");
  for (const box of labelCache.placed) {
    context.font = labelFont(box.bold);
    box.lines.forEach((line, index) => {
      const [x, y] = [box.x + box.w / 2, box.y + (index + 0.5) * LABEL.line * textScale()];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
  context.restore();
}
