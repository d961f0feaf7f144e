// One entry a choice: its first value, and how it stands in the address. Reset, links, undo and the steps of a story
// all go over this table; a choice that is not in it cannot be linked, undone or told. A choice may say by itself which
// ties it admits (derived/filters.js) and by which switch it is made (views/controls.js): then nothing else is needed.

import { data } from "../data/data.js";
import { clusterPair, restingKinds } from "../data/lookups.js";
import { choice, flag, listed, oneOf, someOf } from "./choice_kinds.js";
import { SCALES, TABS, state } from "./state.js";
import { currentStep, openStep, storySteps } from "./story_steps.js";

const LANGUAGES = /** @type {("zh" | "en")[]} */ (["zh", "en"]);
const OWN = ["lang", "scale"]; // choices of the reader that no step changes

/** The kinds that show, told as what differs from rest. */
const kinds = choice(
  () => new Set(restingKinds()),
  (given) => {
    const shown = new Set(restingKinds());
    for (const id of listed(given.get("on"))) if (data.kinds.has(id)) shown.add(id);
    for (const id of listed(given.get("off"))) shown.delete(id);
    return shown;
  },
  (shown) => {
    const resting = restingKinds();
    const on = [...shown].filter((id) => !resting.includes(id)).sort();
    return { on: on.join(","), off: resting.filter((id) => !shown.has(id)).join(",") };
  },
);

// What can be selected, by its word in the address.
/** @type {Record<Selected["what"], () => { has(id: string): boolean }>} */
const SELECTABLE = {
  node: () => data.nodes,
  tie: () => data.edges,
  gap: () => data.gaps,
  cluster: () => data.clusters,
  between: () => ({ has: (id) => Boolean(clusterPair(id)) }), // the gaps between two clusters
};

const selected = choice(
  () => /** @type {Selected | null} */ (null),
  (given) => {
    for (const [what, known] of Object.entries(SELECTABLE)) {
      const id = given.get(what);
      if (id !== null && known().has(id)) return /** @type {Selected} */ ({ what, id });
    }
    return null;
  },
  (item) => (item ? { [item.what]: item.id } : /** @type {Record<string, string>} */ ({})),
);

const list = choice(
  () => false,
  (given) => given.get("view") === "list",
  (on) => ({ view: on ? "list" : "" }),
);

const path = choice(
  () => "",
  (given) => (data.nodes.has(given.get("path") ?? "") ? given.get("path") ?? "" : ""),
  (uid) => ({ path: uid }),
);

const measures = () => data.payload.measures.map((measure) => measure.id);
const years = () => /** @type {(number | null)[]} */ (data.years);
const noYear = () => /** @type {number | null} */ (null);

export const CHOICES = {
  lang: oneOf("lang", () => LANGUAGES[0], () => LANGUAGES),
  scale: oneOf("scale", () => 100, () => SCALES), // size of text, in percent
  step: oneOf("step", () => 0, () => storySteps().map((_, index) => index + 1)), // of the story; 0 outside of it
  selected,
  open: flag("open"), // whether the selected cluster shows its members
  path, // the other end of a path from the selected node
  wide: flag("wide"), // whether the path is sought among all ties, whatever the filters
  ego: oneOf("ego", () => 0, () => [1, 2, 3]), // steps around the selected node; 0 shows all
  kinds,
  typesOff: someOf("notypes", (id) => data.types.has(id), { admits: (edge, off) => !off.has(edge.type) }),
  level: oneOf("level", () => data.payload.view.level, () => data.payload.levels.map((_, level) => level)), // the least that shows
  inferred: oneOf("inferred", () => data.payload.view.inferred, () => [true, false], {
    control: { section: "reliability", text: ["也显示推断的联系", "Also show inferred ties"] },
  }),
  industry: oneOf("industry", () => "", () => data.industries),
  year: oneOf("year", noYear, years), // ties that hold in it; null for all times
  since: oneOf("since", noYear, years), // the year to which `year` is compared
  undated: flag("undated", true, {
    admits: (edge, on) => on || edge.years !== undefined,
    control: { section: "time", text: ["也显示未注明起始时间的联系（{0}）", "Also show ties without a start ({0})"] },
  }),
  size: oneOf("size", () => "", measures),
  colour: oneOf("colour", () => "", measures),
  free: flag("free"), // entities stand where forces put them, not where Python did
  gaps: flag("gaps"),
  assessable: flag("assessable", false, { control: { section: "gaps", text: ["只看可判断的", "Only those that can be assessed"] } }),
  gapKindsOff: someOf("nogaps", (id) => Object.hasOwn(data.payload.gapKinds, id)),
  list,
  filtered: flag("filtered"), // the list holds what the filters leave, not everything
  tab: oneOf("tab", () => /** @type {Tab} */ ("entities"), () => TABS),
};

/** @returns {[keyof typeof CHOICES, Choice<any>][]} */
export function choices() {
  return /** @type {[keyof typeof CHOICES, Choice<any>][]} */ (Object.entries(CHOICES));
}

/**
 * Whether a choice is another than its first.
 * @param {keyof typeof CHOICES} name
 */
export function isWritten(name) {
  return Object.values(/** @type {Choice<any>} */ (CHOICES[name]).write(state[name])).some(Boolean);
}

/** What the address says of the reader's own choices. */
export function ownView() {
  const own = choices().filter(([name]) => OWN.includes(name));
  return own.flatMap(([name, { write }]) => Object.entries(write(state[name]))).filter(([, value]) => value);
}

/**
 * Take over a view from its text; what means nothing there has its first value, and does no harm.
 * @param {string} text
 */
export function readView(text) {
  const given = openStep(new URLSearchParams(text));
  for (const [name, { read }] of choices()) Object.assign(state, { [name]: read(given) });
  if (!state.selected || state.selected.what !== "node") Object.assign(state, { ego: 0, path: "" });
  if (!state.selected || state.selected.what !== "cluster") state.open = false;
  if (state.path && state.path === state.selected?.id) state.path = "";
  if (!state.path) state.wide = false;
  keepSinceBefore();
}

/** A year is compared to one before it, or to none. */
export function keepSinceBefore() {
  if (state.year === null || (state.since ?? state.year) >= state.year) state.since = null;
}

/** @param {any} values */
function addressOf(values) {
  const parts = new URLSearchParams();
  for (const [name, { write }] of choices()) {
    for (const [key, value] of Object.entries(write(values[name]))) if (value) parts.set(key, value);
  }
  return parts;
}

/**
 * The text in the form in which the page itself would write it.
 * @param {string} text
 */
function usualText(text) {
  const given = new URLSearchParams(text);
  return addressOf(Object.fromEntries(choices().map(([name, { read }]) => [name, read(given)]))).toString();
}

/**
 * The reverse: a view that is as the step tells needs no more than its number.
 * @param {URLSearchParams} parts
 */
function closeStep(parts) {
  const step = currentStep();
  if (!step) return parts;
  const kept = new URLSearchParams([...ownView(), ["step", String(state.step)]]);
  if (isTold(parts, step)) return kept;
  parts.set("gone", "1");
  return parts;
}

/**
 * @param {URLSearchParams} parts
 * @param {Step} step
 */
function isTold(parts, step) {
  const view = new URLSearchParams(parts);
  for (const name of [...OWN, "step"]) view.delete(name);
  return view.toString() === usualText(step.view);
}

export function viewText() {
  return closeStep(addressOf(state)).toString();
}

export function wentOn() {
  return state.step > 0 && new URLSearchParams(viewText()).has("gone");
}
