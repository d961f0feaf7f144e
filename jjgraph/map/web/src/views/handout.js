// The story on paper: one page a step, the picture of it below its title, text and sources.

import { byId, el, fill } from "../base/dom.js";
import { data } from "../data/data.js";
import { computeShown } from "../derived/compute_shown.js";
import { sourceLine } from "../derived/shown_sources.js";
import { chart } from "../drawing/chart.js";
import { svgPicture } from "../drawing/picture.js";
import { refresh } from "../state/changes.js";
import { both } from "../state/language.js";
import { state } from "../state/state.js";
import { currentStep, storySteps } from "../state/story_steps.js";
import { ownView, readView, viewText } from "../state/url_state.js";
import { drawStatus } from "./status.js";

/** @param {number} number */
function stepSheet(number) {
  readView(new URLSearchParams([...ownView(), ["step", String(number)]]).toString());
  computeShown();
  drawStatus();
  chart.version += 1; // names are placed anew for each picture
  const step = currentStep();
  const place = `${both(data.payload.story.title)} · ${number} / ${storySteps().length}`;
  const head = el(
    "header",
    {},
    el("h2", {}, both(step.title)),
    el("p", {}, both(step.text)),
    el("p", { class: "quiet" }, [place, ...step.sources.map(sourceLine)].join(" · ")),
  );
  return el("article", { class: "sheet" }, head, svgPicture({ title: both(step.title) }));
}

/** Paper is light; the view on the screen comes back as it was. */
export function printStory() {
  const [view, theme] = [viewText(), state.theme];
  state.theme = document.documentElement.dataset.theme = "light";
  fill(byId("paper"), storySteps().map((_, index) => stepSheet(index + 1)));
  state.theme = theme;
  readView(view);
  refresh();
  window.print();
}
