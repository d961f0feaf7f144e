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

function lineWidth(text) {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

// A line of a cluster's name is broken only where it is much too long: its end tells it from the others.
function linesOf(item, whole) {
  const cluster = shown.clusters.has(item);
  const short = (line) => cluster && lineWidth(line) <= 1.5 * LABEL.perLine;
  return labelLines(item).flatMap((line) => (short(line) ? [line] : wrapped(line, whole || cluster)));
}

// Lines of about the same width.
function wrapped(text, whole) {
  const tokens = text.match(TOKEN) || [];
  const lengths = tokens.map(lineWidth);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const count = Math.ceil(total / LABEL.perLine) || 1;
  const most = whole ? tokens.length : Math.min(count, LABEL.lines);
  const target = count > LABEL.lines && !whole ? LABEL.perLine : total / count + 0.5;
  const lines = [""];
  let width = 0;
  tokens.forEach((token, index) => {
    if (width && width + lengths[index] > target && lines.length <= most) {
      lines.push("");
      width = 0;
    }
    lines[lines.length - 1] += token;
    width += lengths[index];
  });
  const kept = lines.slice(0, most).map((line) => line.trim());
  if (lines.length > most) kept[most - 1] += "…";
  return kept;
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

// Of the free sides of a node, the one where the name covers least; that of a cluster covers no other mark at all.
function bestBox(boxes, placed, discs, limit) {
  const cost = (box) => discs.reduce((sum, disc) => sum + (disc.uid !== box.uid && overlap(box, disc) ? disc.weight : 0), 0);
  const inside = (box) => box.x > -limit.x && box.x + box.w < limit.x && box.y > -limit.y && box.y + box.h < limit.y;
  const free = boxes.filter((box) => inside(box) && !placed.some((other) => overlap(box, other)));
  return free.map((box) => [cost(box), box]).sort((a, b) => a[0] - b[0]).filter(([covered, { uid }]) => !covered || !shown.clusters.has(uid)).map(([, box]) => box)[0];
}

// Where there is no free side, a name that must be written hides as little of the others as it can.
function leastHiding(boxes, placed) {
  const hidden = (box) => placed.reduce((sum, other) => sum + shared(box, other), 0);
  return boxes.map((box) => [hidden(box), box]).sort((a, b) => a[0] - b[0])[0][1];
}

function shared(box, other) {
  const along = (start, size) => Math.max(0, Math.min(box[start] + box[size], other[start] + other[size]) - Math.max(box[start], other[start]));
  return along("x", "w") * along("y", "h");
}

// How far from the middle names may stand: to the edge of the map, or of the screen while all of the map is seen.
function screenLimit(scale) {
  const stage = byId("canvas");
  const far = reach() * scale;
  return { x: Math.max(stage.clientWidth / 2, far), y: Math.max(stage.clientHeight / 2, far) };
}

// Boxes in pixels of the screen around the origin of the map: panning changes nothing, zooming anew.
function placeLabels(context, scale, sizes, focus, hovered, limit) {
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
    const places = [[x - w / 2, y + r], [x + r, y - h / 2], [x - r - w, y - h / 2], [x - w / 2, y - r - h]];
    const boxes = places.map(([left, top]) => ({ uid, lines, x: left, y: top, w, h, bold }));
    const box = bestBox(boxes, placed, discs, limit) || (bold ? leastHiding(boxes, placed) : null);
    if (box) placed.push(box);
  }
  return placed.slice(reserved);
}

function drawLabels(context, scale, sizes, hovered, version, limit = screenLimit(scale)) {
  const key = `${version} ${scale.toFixed(4)} ${hovered || ""}`;
  if (labelCache.key !== key) {
    labelCache.key = key;
    labelCache.placed = placeLabels(context, scale, sizes, focusSet(), hovered, limit);
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
