// One entry a choice: its first value, and how it stands in the address. Reset, links, undo and the steps of a story
// all go over this table; a choice that is not in it cannot be linked, undone or told.

import { data } from "../data/data.js";
import { clusterPair, restingKinds } from "../data/lookups.js";
import { SCALES, TABS, state } from "./state.js";
import { currentStep, openStep, storySteps } from "./story_steps.js";

const OWN = ["lang", "scale"]; // choices of the reader that no step changes

/**
 * @param {any} first
 * @param {any} read
 * @param {any} write
 */
function field(first, read, write) {
  return { first, read, write };
}

/**
 * @param {string} name
 * @param {boolean} [first]
 */
function flagField(name, first = false) {
  const write = (/** @type {any} */ value) => ({ [name]: value === first ? "" : value ? "1" : "0" });
  return field(() => first, (/** @type {URLSearchParams} */ given) => (given.has(name) ? given.get(name) === "1" : first), write);
}

/**
 * One of what `known` lists; its first value is not written.
 * @param {string} name
 * @param {() => any} first
 * @param {() => any[]} known
 */
function choiceField(name, first, known) {
  const read = (/** @type {URLSearchParams} */ given) => known().find((value) => String(value) === given.get(name)) ?? first();
  return field(first, read, (/** @type {any} */ value) => ({ [name]: value === first() ? "" : String(value) }));
}

/**
 * @param {string | null} text
 */
function listed(text) {
  return (text || "").split(",").filter(Boolean);
}

/**
 * @param {string} name
 * @param {(id: string) => boolean} known
 */
function setField(name, known) {
  const read = (/** @type {URLSearchParams} */ given) => new Set(listed(given.get(name)).filter((id) => known(id)));
  return field(() => new Set(), read, (/** @type {any} */ value) => ({ [name]: [...value].sort().join(",") }));
}

// The kinds that show, told as what differs from rest.
const kindsField = field(
  () => new Set(restingKinds()),
  (/** @type {URLSearchParams} */ given) => {
    const kinds = new Set(restingKinds());
    for (const id of listed(given.get("on"))) if (data.kinds.has(id)) kinds.add(id);
    for (const id of listed(given.get("off"))) kinds.delete(id);
    return kinds;
  },
  (/** @type {Set<string>} */ kinds) => {
    const resting = restingKinds();
    const on = [...kinds].filter((id) => !resting.includes(id)).sort();
    return { on: on.join(","), off: resting.filter((id) => !kinds.has(id)).join(",") };
  },
);

// What can be selected, by its word in the address.
/** @type {Record<Selected["what"], () => { has(id: string): boolean }>} */
const SELECTABLE = {
  node: () => data.nodes,
  tie: () => data.edges,
  gap: () => data.gaps,
  cluster: () => data.clusters,
  between: () => ({ has: (/** @type {string} */ id) => Boolean(clusterPair(id)) }), // the gaps between two clusters
};

const selectedField = field(
  () => null,
  (/** @type {URLSearchParams} */ given) => {
    for (const [what, known] of Object.entries(SELECTABLE)) {
      const id = given.get(what);
      if (id !== null && known().has(id)) return { what, id };
    }
    return null;
  },
  (/** @type {Selected | null} */ thing) => (thing ? { [thing.what]: thing.id } : {}),
);

const listField = field(
  () => false,
  (/** @type {URLSearchParams} */ given) => given.get("view") === "list",
  (/** @type {boolean} */ on) => ({ view: on ? "list" : "" }),
);

const pathField = field(
  () => "",
  (/** @type {URLSearchParams} */ given) => (data.nodes.has(given.get("path") ?? "") ? given.get("path") : ""),
  (/** @type {string} */ uid) => ({ path: uid }),
);

/** @type {Record<string, Field<any>>} */
const FIELDS = {
  lang: choiceField("lang", () => "zh", () => ["zh", "en"]),
  scale: choiceField("scale", () => 100, () => SCALES), // size of text, in percent
  step: choiceField("step", () => 0, () => storySteps().map((_, index) => index + 1)), // of the story; 0 outside of it
  selected: selectedField,
  open: flagField("open"), // whether the selected cluster shows its members
  path: pathField, // the other end of a way from the selected node
  wide: flagField("wide"), // whether the way is sought among all ties, whatever the filters
  ego: choiceField("ego", () => 0, () => [1, 2, 3]), // steps around the selected node; 0 shows all
  kinds: kindsField,
  typesOff: setField("notypes", (id) => data.types.has(id)), // types of ties that do not show
  level: choiceField("level", () => data.payload.view.level, () => [0, 1, 2, 3]), // the least reliability that shows
  inferred: choiceField("inferred", () => data.payload.view.inferred, () => [true, false]),
  industry: choiceField("industry", () => "", () => data.industries),
  year: choiceField("year", () => null, () => data.years), // ties that hold in it; null for all times
  since: choiceField("since", () => null, () => data.years), // the year to which `year` is compared
  undated: flagField("undated", true),
  size: choiceField("size", () => "", () => data.payload.measures.map((measure) => measure.id)),
  colour: choiceField("colour", () => "", () => data.payload.measures.map((measure) => measure.id)),
  free: flagField("free"), // things stand where forces put them, not where Python did
  gaps: flagField("gaps"),
  assessable: flagField("assessable"), // only gaps that can be assessed
  gapKindsOff: setField("nogaps", (id) => Object.hasOwn(data.payload.gapKinds, id)),
  list: listField,
  filtered: flagField("filtered"), // the list holds what the filters leave, not everything
  tab: choiceField("tab", () => "entities", () => TABS),
};

export function ownView() {
  return OWN.flatMap((name) => Object.entries(FIELDS[name].write(state[/** @type {keyof State} */ (name)]))).filter(([, value]) => value);
}

/**
 * Take over a view from its text; what means nothing there has its first value, and does no harm.
 * @param {string} text
 */
export function readView(text) {
  const given = openStep(new URLSearchParams(text));
  for (const [name, { read }] of Object.entries(FIELDS)) Object.assign(state, { [name]: read(given) });
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

/**
 * @param {any} values
 */
function addressOf(values) {
  const parts = new URLSearchParams();
  for (const [name, { write }] of Object.entries(FIELDS)) {
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
  return addressOf(Object.fromEntries(Object.entries(FIELDS).map(([name, { read }]) => [name, read(given)]))).toString();
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
