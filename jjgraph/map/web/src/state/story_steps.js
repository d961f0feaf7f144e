// The steps of the story, and the view that each brings.

import { data } from "../data/data.js";
import { state } from "./state.js";

export function storySteps() {
  return data.payload.story.steps || [];
}

export function currentStep() {
  return storySteps()[state.step - 1] || null;
}

/**
 * The address with what the step tells filled in, unless the reader has gone on from it.
 * @param {URLSearchParams} given
 */
export function openStep(given) {
  const step = storySteps()[Number(given.get("step")) - 1];
  if (!step || given.has("gone")) return given;
  const told = new URLSearchParams(step.view);
  for (const [name, value] of given) told.set(name, value);
  return told;
}
