// Colours, from the kinds of the schema, the measure that is chosen, and the theme of the page.

import { mixed } from "../base/colour.js";
import { data } from "../data/data.js";
import { measureScale } from "../derived/ranking.js";
import { chart } from "./chart.js";
import { t } from "../state/language.js";
import { written } from "../state/names.js";
import { state } from "../state/state.js";

/** @param {string} name */
export function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** @param {string} kind */
export function kindColour(kind) {
  const colour = data.kinds.get(kind).colour;
  return state.theme === "dark" ? mixed(colour, "#ffffff", 0.38) : colour;
}

const SCALE = { light: ["#b9d7ef", "#86b6dd", "#5592c6", "#2c6da8", "#0d4479"], dark: ["#27496b", "#39699a", "#5a92c8", "#8dbbe6", "#c9e2fa"] };

export function scaleColours() {
  return SCALE[state.theme];
}

/**
 * Few classes take colours from end to end, too.
 * @param {number} step
 * @param {number} steps
 */
function stepColour(step, steps) {
  const colours = scaleColours();
  return colours[steps > 1 ? Math.round((step * (colours.length - 1)) / (steps - 1)) : colours.length - 1];
}

/**
 * @param {string} uid
 * @param {string} id
 */
function measureColour(uid, id) {
  const value = (data.facts.get(uid).measures || {})[id];
  if (!Number.isFinite(value)) return css("--edge");
  return stepColour(chart.scale.findIndex(([, high]) => value <= high), chart.scale.length);
}

/** @param {string} uid */
export function nodeColour(uid) {
  return state.colour ? measureColour(uid, state.colour) : kindColour(data.nodes.get(uid).kind);
}

/**
 * What has no value is as pale as the ground: its border tells that it is there.
 * @param {string} uid
 */
export function nodeBorder(uid) {
  const pale = state.colour && !Number.isFinite((data.facts.get(uid).measures || {})[state.colour]);
  return css(pale ? "--quiet" : "--ground");
}

/** The colours of the measure that is chosen, each with the values it stands for. */
export function colourSteps() {
  const bounds = measureScale(state.colour);
  const told = (/** @type {number[]} */ ends) => [...new Set(ends.map(written))].join(" – ");
  return [...bounds.map((ends, step) => [stepColour(step, bounds.length), told(ends)]), [css("--edge"), t("noValue")]];
}
