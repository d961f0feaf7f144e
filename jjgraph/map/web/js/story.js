// The story: steps that a person presents. A step stands in the address by its number alone while the view is as it
// tells; "gone" says that the reader has gone on from there.

const OWN = ["lang", "scale"]; // choices of the reader that no step changes

function storySteps() {
  return data.payload.story.steps || [];
}

function currentStep() {
  return storySteps()[state.step - 1] || null;
}

function ownView() {
  return OWN.flatMap((name) => Object.entries(FIELDS[name].write(state[name]))).filter(([, value]) => value);
}

// The address with what the step tells filled in, unless the reader has gone on from it.
function openStep(given) {
  const step = storySteps()[Number(given.get("step")) - 1];
  if (!step || given.has("gone")) return given;
  const told = new URLSearchParams(step.view);
  for (const [name, value] of given) told.set(name, value);
  return told;
}

// The reverse: a view that is as the step tells needs no more than its number.
function closeStep(parts) {
  const step = currentStep();
  if (!step) return parts;
  const kept = new URLSearchParams([...ownView(), ["step", String(state.step)]]);
  if (isTold(parts, step)) return kept;
  parts.set("gone", "1");
  return parts;
}

function isTold(parts, step) {
  const view = new URLSearchParams(parts);
  for (const name of [...OWN, "step"]) view.delete(name);
  return view.toString() === usualText(step.view);
}

function wentOn() {
  return state.step > 0 && new URLSearchParams(viewText()).has("gone");
}

function showStep(number) {
  if (number < 0 || number > storySteps().length) return;
  readView(new URLSearchParams([...ownView(), ["step", String(number)]]).toString());
  clearSearch();
  refresh();
  aim();
}

function closeStory() {
  showStep(0);
  byId("story-button").focus();
}

function storySources(step) {
  if (!step.sources.length) return null;
  const short = (id) => {
    const source = data.sources.get(id);
    return el("li", {}, link(source.url || "", [source.publisher || source.title, source.date].filter(Boolean).join(" ")));
  };
  return el("ul", { class: "story-sources quiet", "aria-label": t("sources") }, step.sources.map(short));
}

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

function drawStory() {
  const step = currentStep();
  const bar = byId("story");
  const focused = bar.contains(document.activeElement) ? document.activeElement.id : "";
  byId("story-button").hidden = !storySteps().length;
  byId("story-button").setAttribute("aria-pressed", String(state.step > 0));
  bar.hidden = !step;
  bar.setAttribute("aria-label", t("story"));
  fill(byId("story-tell"), step ? [el("h2", {}, both(step.title)), el("div", { class: "story-text" }, el("p", {}, both(step.text)), storySources(step))] : []);
  fill(byId("story-controls"), step ? storyControls() : []);
  if (focused && step) (byId(focused) || byId("story-next")).focus();
}

const STEP_KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

// Arrow keys, and the page keys that a presenter's remote sends; where they scroll or write, they are left alone.
function onStoryKey(event) {
  if (!state.step || !Object.hasOwn(STEP_KEYS, event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea, .scroller, #panel, #side")) return;
  event.preventDefault();
  showStep(Math.min(storySteps().length, Math.max(1, state.step + STEP_KEYS[event.key])));
}

function startStory() {
  byId("story-button").addEventListener("click", () => (state.step ? closeStory() : showStep(1)));
  document.addEventListener("keydown", onStoryKey);
}
