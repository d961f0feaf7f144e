// A picture of what is shown, to put into a report: with title, legend, date and what was left out.

const PICTURE = { width: 1240, height: 900, sharp: 2, map: 900, head: 56, foot: 34 };

function pictureText(context, text, x, y, { size = 13, bold = false, colour = "--ink", width = undefined } = {}) {
  context.font = `${bold ? "600 " : ""}${size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
  Object.assign(context, { textAlign: "left", textBaseline: "middle", fillStyle: css(colour) });
  context.fillText(text, x, y, width);
}

function pictureShape(context, shape, colour, x, y, radius) {
  context.fillStyle = colour;
  context.beginPath();
  if (shape === "dot") context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    for (const point of SHAPE_POINTS[shape].split(" ")) {
      const [px, py] = point.split(",").map(Number);
      context.lineTo(x + ((px - 8) / 8) * radius, y + ((py - 8) / 8) * radius);
    }
    context.closePath();
  }
  context.fill();
}

function pictureLine(context, from, to, style) {
  context.strokeStyle = style.color.color;
  context.globalAlpha = style.color.opacity;
  context.lineWidth = style.width;
  context.setLineDash(style.dashes || []);
  const bend = style.smooth ? style.smooth.roundness : 0;
  const middle = { x: (from.x + to.x) / 2 + bend * (to.y - from.y), y: (from.y + to.y) / 2 - bend * (to.x - from.x) };
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
  context.stroke();
}

function pictureMap(context) {
  const focus = focusSet();
  const scale = (PICTURE.height - PICTURE.head - PICTURE.foot) / (2 * reach());
  context.save();
  context.translate(PICTURE.map / 2, PICTURE.head + (PICTURE.height - PICTURE.head - PICTURE.foot) / 2);
  context.scale(scale, scale);
  drawGround(context, scale);
  for (const line of shown.lines) pictureLine(context, placeOf(line[1].from), placeOf(line[1].to), lineStyle(line, focus));
  for (const key of shown.edges) pictureLine(context, placeOf(data.edges.get(key).from), placeOf(data.edges.get(key).to), edgeStyle(key, focus));
  for (const gap of shown.gaps) pictureLine(context, placeOf(gap.from), placeOf(gap.to), gapStyle(gap, focus));
  context.setLineDash([]);
  for (const uid of drawnItems()) {
    const { kind } = clusterOf(uid) || data.nodes.get(uid);
    const { x, y } = placeOf(uid);
    context.globalAlpha = focus && !focus.has(uid) ? 0.13 : 1;
    pictureShape(context, clusterOf(uid) ? "dot" : data.kinds.get(kind).shape, clusterOf(uid) ? kindColour(kind) : nodeColour(uid), x, y, chart.sizes.get(uid));
  }
  context.globalAlpha = 1;
  drawLabels(context, scale, chart.sizes, null, "picture");
  context.restore();
}

function pictureLegend(context) {
  const counts = new Map();
  for (const uid of shown.wanted) counts.set(data.nodes.get(uid).kind, (counts.get(data.nodes.get(uid).kind) || 0) + 1);
  const kinds = data.payload.kinds.filter((item) => counts.has(item.id));
  const lines = [["strong", "--line-strong", []], ["weak", "--line-weak", []], ["planned", "--line-strong", [2, 4]]];
  if (widened()) lines.push(["low", "--line-low", [5, 4]]);
  if (shown.gaps.length) lines.push(["gapLine", "--gap", [7, 4]], ["gapUnknown", "--gap-unknown", [2, 5]]);
  const row = Math.min(22, (PICTURE.height - PICTURE.head - PICTURE.foot - 30) / (kinds.length + lines.length + 1));
  const x = PICTURE.map + 20;
  let y = PICTURE.head + 20;
  for (const kind of kinds) {
    pictureShape(context, kind.shape, kindColour(kind.id), x + 8, y, 7);
    pictureText(context, `${both(kind.name)}  ${counts.get(kind.id)}`, x + 26, y, { width: 280 });
    y += row;
  }
  for (const [key, colour, dashes] of lines) {
    y += row;
    pictureLine(context, { x, y }, { x: x + 34, y }, { color: { color: css(colour), opacity: 1 }, width: 2.4, dashes });
    pictureText(context, t(key), x + 44, y, { width: 270 });
  }
  context.setLineDash([]);
}

function savePicture() {
  const canvas = el("canvas", { width: PICTURE.width * PICTURE.sharp, height: PICTURE.height * PICTURE.sharp });
  const context = canvas.getContext("2d");
  context.scale(PICTURE.sharp, PICTURE.sharp);
  context.fillStyle = css("--ground");
  context.fillRect(0, 0, PICTURE.width, PICTURE.height);
  pictureMap(context);
  pictureLegend(context);
  pictureText(context, both(data.payload.title), 24, 30, { size: 22, bold: true, width: PICTURE.width - 48 });
  const foot = [t("asOf", data.payload.asOf), byId("status").textContent, t("sourceCount", data.sources.size)].join(" · ");
  pictureText(context, foot, 24, PICTURE.height - 18, { colour: "--quiet", width: PICTURE.width - 48 });
  canvas.toBlob((blob) => download(`jjgraph-${data.payload.asOf}.png`, blob), "image/png");
}
