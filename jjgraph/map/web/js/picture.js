// A picture of what is shown, for a report or for paper: with title, legend, sources, date and what was left out.
// It is drawn on a canvas or written as SVG (svg.js); a sheet of A4 lying on its side has its shape.

const PICTURE = { width: 1312, height: 900, sharp: 2, head: 54, foot: 50, side: 440, margin: 20 };

function pictureFont(size, bold) {
  return `${bold ? "600 " : ""}${size}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

// As much of a text as there is room for; what is cut off is marked.
function fitted(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const characters = [...text];
  while (characters.length && context.measureText(characters.join("") + "…").width > width) characters.pop();
  return characters.join("") + "…";
}

function pictureText(context, text, x, y, { size = 12, bold = false, colour = "--ink", width = PICTURE.width } = {}) {
  context.font = pictureFont(size, bold);
  Object.assign(context, { textAlign: "left", textBaseline: "middle", fillStyle: css(colour) });
  context.fillText(fitted(context, text, width), x, y);
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
  const bend = style.smooth ? style.smooth.roundness : 0;
  const middle = { x: (from.x + to.x) / 2 + bend * (to.y - from.y), y: (from.y + to.y) / 2 - bend * (to.x - from.x) };
  const line = (colour, opacity, width, dashes) => {
    Object.assign(context, { strokeStyle: colour, globalAlpha: opacity, lineWidth: width });
    context.setLineDash(dashes);
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.quadraticCurveTo(middle.x, middle.y, to.x, to.y);
    context.stroke();
  };
  if (style.background?.enabled) line(style.background.color, 1, style.background.size, []);
  line(style.color.color, style.color.opacity, style.width, style.dashes || []);
  context.setLineDash([]);
  return middle;
}

// The head of an arrow that comes from `from` and ends at the rim of a disc around `to`.
function pictureArrow(context, from, to, radius, size) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const at = (length, turn) => [to.x - length * Math.cos(angle + turn), to.y - length * Math.sin(angle + turn)];
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.lineTo(...at(radius, 0));
  context.lineTo(...at(radius + size, 0.16));
  context.lineTo(...at(radius + size, -0.16));
  context.closePath();
  context.fill();
}

function pictureTie(context, key, focus, sizes) {
  const { from, to } = data.edges.get(key);
  const style = edgeStyle(key, focus);
  const middle = pictureLine(context, placeOf(from), placeOf(to), style);
  if (style.arrows.to.enabled) pictureArrow(context, middle, placeOf(to), sizes.get(to), 9 + 2 * style.width);
}

function pictureNode(context, style) {
  const { x, y } = placeOf(style.id);
  context.globalAlpha = style.opacity;
  pictureShape(context, style.shape, style.color.background, x, y, style.size);
  Object.assign(context, { strokeStyle: style.color.border, lineWidth: style.borderWidth });
  context.stroke();
}

function layer(context, name) {
  if (context.layer) context.layer(name);
}

function pictureMap(context) {
  const focus = focusSet();
  const room = PICTURE.height - PICTURE.head - PICTURE.foot;
  const middle = (PICTURE.width - PICTURE.side) / 2;
  const scale = room / (2 * reach());
  const growth = growthAt(scale);
  const marks = markStyles(focus, growth);
  const sizes = new Map(marks.map((mark) => [mark.id, mark.size]));
  context.save();
  context.translate(middle, PICTURE.head + room / 2);
  context.scale(scale, scale);
  layer(context, "ground");
  drawGround(context, scale);
  layer(context, "ties");
  for (const line of shown.lines) pictureLine(context, placeOf(line[1].from), placeOf(line[1].to), lineStyle(line, focus));
  for (const key of shown.edges) pictureTie(context, key, focus, sizes);
  layer(context, "gaps");
  for (const line of shown.gapLines) pictureLine(context, placeOf(line[1].from), placeOf(line[1].to), gapLineStyle(line, focus));
  for (const gap of shown.gaps) pictureLine(context, placeOf(gap.from), placeOf(gap.to), gapStyle(gap, focus));
  layer(context, "things");
  for (const mark of marks) pictureNode(context, mark);
  context.globalAlpha = 1;
  layer(context, "names");
  drawLabels(context, scale, sizes, null, `picture ${chart.version}`, { x: middle - 12, y: room / 2 });
  context.restore();
}

// The looks of lines that occur in this view.
function pictureLines() {
  const edges = [...shown.edges].map((key) => data.edges.get(key));
  const lines = [["strong", "--line-strong", []], ["weak", "--line-weak", []], ["planned", "--line-strong", [2, 4]]];
  if (edges.some((edge) => edge.publishers > 1)) lines.push(["attested", "--line-weak", []]);
  for (const [look, change] of [["newLine", "new"], ["endedLine", "ended"]]) {
    if (edges.some((edge) => changeOf(edge) === change)) lines.push([look, `--${change}`, change === "ended" ? [2, 6] : []]);
  }
  if (edges.some(timeless)) lines.push(["undatedLine", "--line-weak", []]);
  if (edges.some((edge) => !edge.inView)) lines.push(["low", "--line-low", [5, 4]]);
  if (shown.gaps.length || shown.gapLines.size) lines.push(["gapLine", "--gap", [7, 4]], ["gapUnknown", "--gap-unknown", [2, 5]]);
  return lines;
}

// Marks with their words, in two columns; returns where the next line stands.
function pictureMarks(context, x, top, marks) {
  const half = Math.ceil(marks.length / 2);
  const width = (PICTURE.side - PICTURE.margin) / 2;
  marks.forEach(([shape, colour, text], index) => {
    const [left, y] = [x + (index < half ? 0 : width), top + 18 * (index % half)];
    pictureShape(context, shape, colour, left + 7, y, 6.5);
    pictureText(context, text, left + 22, y, { width: width - 26 });
  });
  return top + 18 * half;
}

// Where a measure gives the colour, the kinds keep their shapes alone.
function pictureKinds() {
  const counts = new Map();
  for (const uid of shown.wanted) counts.set(data.nodes.get(uid).kind, (counts.get(data.nodes.get(uid).kind) || 0) + 1);
  const colour = (kind) => (state.colour ? css("--quiet") : kindColour(kind.id));
  return data.payload.kinds.filter((kind) => counts.has(kind.id)).map((kind) => [kind.shape, colour(kind), `${both(kind.name)} ${counts.get(kind.id)}`]);
}

// What size and colour say where a measure decides them.
function pictureMeasures(context, x, top) {
  const told = (words, id) => t(words) + colon() + both(measureOf(id).name);
  let y = top;
  if (state.size) pictureText(context, told("sizeBy", state.size), x, (y += 18), { bold: true, width: PICTURE.side - PICTURE.margin });
  if (!state.colour) return y;
  pictureText(context, told("colourBy", state.colour), x, (y += 18), { bold: true, width: PICTURE.side - PICTURE.margin });
  return pictureMarks(context, x, y + 18, colourSteps().map(([colour, text]) => ["square", colour, text])) - 18;
}

function pictureLegend(context, x, top) {
  let y = pictureMarks(context, x, top, pictureKinds());
  for (const [key, colour, dashes] of pictureLines()) {
    y += 18;
    const background = key === "attested" ? { enabled: true, color: faded(css(colour), 0.4), size: 9 } : null;
    pictureLine(context, { x, y }, { x: x + 34, y }, { color: { color: css(colour), opacity: key === "undatedLine" ? 0.4 : 1 }, width: 2.2, dashes, background });
    context.globalAlpha = 1;
    pictureText(context, t(key, state.since, state.year), x + 44, y, { width: PICTURE.side - PICTURE.margin - 48 });
  }
  return pictureMeasures(context, x, y) + 30;
}

// As many of the sources as there is room for, the most used first, and how many more there are.
function pictureSources(context, x, top) {
  const sources = shownSources();
  const width = PICTURE.side - PICTURE.margin;
  const room = Math.floor((PICTURE.height - PICTURE.foot - top - 20) / 15);
  const listed = sources.length > room ? sources.slice(0, room - 1) : sources;
  pictureText(context, t("sourcesShown", sources.length, publisherCount(sources)), x, top, { bold: true, width });
  listed.forEach(({ publisher, title, date }, index) => {
    const text = [publisher, title, date || t("undated")].filter(Boolean).join(". ");
    pictureText(context, `[${index + 1}] ${text}`, x, top + 20 + 15 * index, { size: 10.5, colour: "--quiet", width });
  });
  const rest = sources.length - listed.length;
  if (rest) pictureText(context, t("sourcesMore", rest), x, top + 20 + 15 * listed.length, { size: 10.5, colour: "--quiet", width });
}

function today() {
  return new Intl.DateTimeFormat("sv").format(new Date()); // year-month-day, in local time
}

// The title of the map, and what the reader has lit up.
function pictureTitle() {
  const { selected, path } = state;
  const title = both(data.payload.title);
  if (!selected || selected.what !== "node") return title;
  return `${title} · ${path ? t("pathTitle", nameOf(selected.id), nameOf(path)) : nameOf(selected.id)}`;
}

// Draw the present view on `context`, a canvas' or an SvgContext, in PICTURE's width and height.
function drawPicture(context, { title = pictureTitle() } = {}) {
  const { width, height, head, foot, side, margin } = PICTURE;
  layer(context, "page");
  context.fillStyle = css("--ground");
  context.fillRect(0, 0, width, height);
  pictureMap(context);
  layer(context, "legend");
  const end = pictureLegend(context, width - side, head + 16);
  layer(context, "sources");
  pictureSources(context, width - side, end);
  layer(context, "words");
  pictureText(context, title, margin, 30, { size: 22, bold: true, width: width - 2 * margin });
  const dates = [t("asOf", data.payload.asOf), t("madeOn", today()), t("computedNote")].join(" · ");
  pictureText(context, byId("status").textContent, margin, height - foot + 18, { width: width - 2 * margin });
  pictureText(context, dates, margin, height - foot + 36, { colour: "--quiet", width: width - 2 * margin });
}

function svgPicture(options = {}) {
  const context = new SvgContext(PICTURE.width, PICTURE.height, options.title || pictureTitle());
  drawPicture(context, options);
  return context.root;
}

function savePng() {
  const canvas = el("canvas", { width: PICTURE.width * PICTURE.sharp, height: PICTURE.height * PICTURE.sharp });
  const context = canvas.getContext("2d");
  context.scale(PICTURE.sharp, PICTURE.sharp);
  drawPicture(context);
  canvas.toBlob((blob) => download(`jjgraph-${data.payload.asOf}.png`, blob), "image/png");
}

function saveSvg() {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgPicture())}\n`;
  download(`jjgraph-${data.payload.asOf}.svg`, new Blob([text], { type: "image/svg+xml" }));
}
