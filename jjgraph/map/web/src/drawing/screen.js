// How much room there is, and how large its text is.

import { state } from "../state/state.js";

export const ROOM = 1000; // pixels at normal size, below which larger text leaves no room for the side
const LOW = 420; // the same for the height of a page that is wider than high: below it there is little room beside the map
const LOW_TOLD = 600; // for any page while a story is told, or on the whole screen

export function textScale() {
  return state.scale / 100;
}

/** A phone held upright: style.css has the panel as a sheet below the map then. */
export function isNarrow() {
  return window.matchMedia("(max-width: 760px)").matches;
}

/** Too low for more than the map and the tools one needs at the moment. */
export function isLow() {
  const height = window.innerHeight / textScale();
  if (isFull() || state.step) return height < LOW_TOLD;
  return height < LOW && window.innerWidth > window.innerHeight;
}

export function isFull() {
  return document.documentElement.classList.contains("full");
}
