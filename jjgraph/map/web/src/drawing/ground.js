// The sectors below what stands on the map, and their names.

import { data } from "../data/data.js";
import { hasGround, ring } from "../derived/local_layout.js";
import { chart } from "./chart.js";
import { css } from "./colours.js";
import { textScale } from "./screen.js";
import { state } from "../state/state.js";

export const LABEL_RING = 62; // distance of the sectors' names from the ring, in map units

/**
 * @param {Pen} context
 * @param {number} start
 * @param {number} end
 * @param {number} inner
 * @param {number} outer
 */
function wedge(context, start, end, inner, outer) {
  const turn = (/** @type {number} */ degrees) => ((degrees - 90) * Math.PI) / 180;
  context.beginPath();
  context.arc(0, 0, outer, turn(start), turn(end));
  context.arc(0, 0, inner, turn(end), turn(start), true);
  context.closePath();
}

/**
 * @param {Pen} context
 * @param {number} [scale]
 */
export function drawGround(context, scale = chart.network.getScale()) {
  if (!hasGround()) return;
  const { inner, outer } = ring();
  context.save();
  context.fillStyle = css("--disk");
  context.beginPath();
  context.arc(0, 0, Math.max(0, inner - 12), 0, 2 * Math.PI);
  context.fill();
  for (const sector of data.payload.sectors) {
    context.fillStyle = css("--sector");
    wedge(context, sector.start + 0.7, sector.end - 0.7, inner, outer);
    context.fill();
    drawSectorName(context, scale, sector);
  }
  context.restore();
}

/** @param {Sector} sector */
function sectorPlace(sector) {
  const angle = (((sector.start + sector.end) / 2 - 90) * Math.PI) / 180;
  const radius = ring().outer + LABEL_RING;
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/**
 * The room that the names of the sectors take, in pixels: no other name is written there.
 * @param {number} scale
 */
export function sectorBoxes(scale) {
  if (!hasGround()) return [];
  return data.payload.sectors.map((sector) => {
    const place = sectorPlace(sector);
    const [w, h] = [(state.lang === "en" ? 130 : 30) * textScale(), 28 * textScale()];
    return { x: place.x * scale - w / 2, y: place.y * scale - h / 2, w, h };
  });
}

/**
 * @param {Pen} context
 * @param {number} scale
 * @param {Sector} sector
 */
function drawSectorName(context, scale, sector) {
  const place = sectorPlace(sector);
  const text = state.lang === "en" ? `${sector.id} ${sector.name.en}` : sector.id;
  context.save();
  context.translate(place.x, place.y);
  context.scale(1 / scale, 1 / scale);
  context.font = `700 ${(state.lang === "en" ? 14 : 19) * textScale()}px "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
  Object.assign(context, { textAlign: "center", textBaseline: "middle", fillStyle: css("--quiet") });
  context.fillText(text, 0, 0);
  context.restore();
}
