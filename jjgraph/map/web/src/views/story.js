// The story: steps that a person presents. A step stands in the address by its number alone while the view is as it
// tells; "gone" says that the reader has gone on from there.

import { button, byId, el, fill, link } from "../base/dom.js";
import { data } from "../data/data.js";
import { aim } from "../drawing/camera.js";
import { refresh } from "../state/changes.js";
import { both, t } from "../state/language.js";
import { state } from "../state/state.js";
import { currentStep, storySteps } from "../state/story_steps.js";
import { ownView, readView, wentOn } from "../state/url_state.js";
import { clearSearch } from "./actions.js";
import { printStory } from "./handout.js";

/** @param {number} number */
function showStep(number) {
  if (number < 0 || number > storySteps().length) return;
  readView(new URLSearchParams([...ownView(), ["step", String(number)]]).toString());
  clearSearch();
  refresh();
  aim();
}

export function closeStory() {
  showStep(0);
  byId("story-button").focus();
}

/** @param {Step} step */
function storySources(step) {
  if (!step.sources.length) return null;
  const short = (/** @type {string} */ id) => {
    const source = data.sources.get(id);
    return el("li", {}, link(source.url || "", [source.publisher || source.title, source.date].filter(Boolean).join(" ")));
  };
  return el("ul", { class: "story-sources quiet", "aria-label": t("sources") }, step.sources.map(short));
}

/**
 * @param {string} id
 * @param {string} text
 * @param {string} label
 * @param {() => void} action
 * @param {Attributes} [attributes]
 */
function storyButton(id, text, label, action, attributes = {}) {
  return button(text, action, { id, "aria-label": label, title: label, class: "icon", ...attributes });
}

function storyControls() {
  const last = state.step === storySteps().length;
  return [
    storyButton("story-back", "◀", t("stepBack"), () => showStep(Math.max(1, state.step - 1)), { "aria-disabled": String(state.step === 1) }),
    el("span", { class: "story-count" }, `${state.step} / ${storySteps().length}`),
    storyButton("story-next", "▶", t("stepNext"), () => showStep(Math.min(storySteps().length, state.step + 1)), { "aria-disabled": String(last) }),
    wentOn() ? button(t("stepAgain"), () => showStep(state.step), { id: "story-again" }) : null,
    button(t("storyPrint"), printStory, { id: "story-print" }),
    storyButton("story-close", "✕", t("storyClose"), closeStory),
  ];
}

export function drawStory() {
  const step = currentStep();
  const bar = byId("story");
  const focused = bar.contains(document.activeElement) ? document.activeElement?.id : "";
  byId("story-button").hidden = !storySteps().length;
  byId("story-button").setAttribute("aria-pressed", String(state.step > 0));
  bar.hidden = !step;
  bar.setAttribute("aria-label", t("story"));
  fill(byId("story-tell"), step ? [el("h2", {}, both(step.title)), el("div", { class: "story-text" }, el("p", {}, both(step.text)), storySources(step))] : []);
  fill(byId("story-controls"), step ? storyControls() : []);
  if (focused && step) (byId(focused) || byId("story-next")).focus();
}

/** @type {Record<string, number>} */
const STEP_KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/**
 * Arrow keys, and the page keys that a presenter's remote sends; where they scroll or write, they are left alone.
 * @param {KeyboardEvent} event
 */
function onStoryKey(event) {
  if (!state.step || !Object.hasOwn(STEP_KEYS, event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (/** @type {Element} */ (event.target).closest("input, select, textarea, .scroller, #panel, #side")) return;
  event.preventDefault();
  showStep(Math.min(storySteps().length, Math.max(1, state.step + STEP_KEYS[event.key])));
}

export function startStory() {
  byId("story-button").addEventListener("click", () => (state.step ? closeStory() : showStep(1)));
  document.addEventListener("keydown", onStoryKey);
}
