// Names on the map: the same size at every zoom, the most important first, never one over another.

const LABEL = { size: 12, line: 15, gap: 3, perLine: 11, lines: 2, most: 400 };
const labelCache = { key: "", placed: [] };

function labelFont(bold) {
  return `${bold ? "600 " : ""}${LABEL.size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

// Full-width characters count as one, others as about half: a line holds as much of either.
function widthOf(character) {
  return character.codePointAt(0) > 0x2e7f ? 1 : 0.55;
}

function wrapped(text, whole) {
  const lines = [""];
  let width = 0;
  for (const character of text) {
    if (width + widthOf(character) > LABEL.perLine) {
      if (!whole && lines.length === LABEL.lines) {
        lines[lines.length - 1] += "…";
        return lines;
      }
      lines.push("");
      width = 0;
    }
    lines[lines.length - 1] += character;
    width += widthOf(character);
  }
  return lines;
}

function overlaps(box, others) {
  return others.some(
    (other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h,
  );
}

function labelOrder(focus, hovered) {
  const ends = selectedEnds();
  const rank = (uid) => (ends.includes(uid) ? 1e6 : 0) + (uid === hovered ? 1e5 : 0) + (data.degree.get(uid) || 0);
  return [...shown.nodes]
    .filter((uid) => !focus || focus.has(uid) || uid === hovered)
    .sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
    .slice(0, LABEL.most);
}

// Boxes in pixels of the screen around the origin of the map: panning changes nothing, zooming anew.
function placeLabels(context, scale, sizes, focus, hovered) {
  const ends = selectedEnds();
  const discs = [...shown.nodes].map((uid) => {
    const node = data.nodes.get(uid);
    const radius = sizes.get(uid) * scale;
    return { uid, x: node.x * scale - radius, y: node.y * scale - radius, w: 2 * radius, h: 2 * radius };
  });
  const placed = [];
  context.font = labelFont(false);
  for (const uid of labelOrder(focus, hovered)) {
    const forced = ends.includes(uid) || uid === hovered;
    const lines = wrapped(nameOf(uid), forced);
    const w = Math.max(...lines.map((line) => context.measureText(line).width)) + 4;
    const h = lines.length * LABEL.line;
    const node = data.nodes.get(uid);
    const [x, y, r] = [node.x * scale, node.y * scale, sizes.get(uid) * scale + LABEL.gap];
    const choices = [[x - w / 2, y + r], [x + r, y - h / 2], [x - r - w, y - h / 2], [x - w / 2, y - r - h]];
    const others = discs.filter((disc) => disc.uid !== uid && (!focus || focus.has(disc.uid)));
    const free = choices
      .map(([left, top]) => ({ uid, lines, x: left, y: top, w, h, bold: forced }))
      .find((box) => !overlaps(box, placed) && !overlaps(box, others));
    if (free) placed.push(free);
    else if (forced) placed.push({ uid, lines, x: choices[0][0], y: choices[0][1], w, h, bold: true });
  }
  return placed;
}

function drawLabels(context, scale, sizes, hovered, version) {
  const key = `${version} ${scale.toFixed(4)} ${hovered || ""}`;
  if (labelCache.key !== key) {
    labelCache.key = key;
    labelCache.placed = placeLabels(context, scale, sizes, focusSet(), hovered);
  }
  context.save();
  context.scale(1 / scale, 1 / scale);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
  context.strokeStyle = css("--halo");
  context.fillStyle = css("--ink");
  for (const box of labelCache.placed) {
    context.font = labelFont(box.bold);
    box.lines.forEach((line, index) => {
      const [x, y] = [box.x + box.w / 2, box.y + (index + 0.5) * LABEL.line];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
  context.restore();
}
