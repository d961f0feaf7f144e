// Controls that the side is made of.

import { el } from "../base/dom.js";
import { addedBy } from "../derived/filters.js";
import { refresh } from "../state/changes.js";
import { filledIn } from "../state/language.js";
import { state } from "../state/state.js";
import { choices } from "../state/url_state.js";

/**
 * A choice of one; `options` are pairs of value and text.
 * @param {string} id
 * @param {string} text
 * @param {Option[]} options
 * @param {unknown} chosen
 * @param {(value: string) => void} set
 */
export function selectBox(id, text, options, chosen, set) {
  const items = options.map(([value, name]) => el("option", { value, selected: String(value) === String(chosen ?? "") }, name));
  const box = el("select", { id, change: (event) => { set(event.target.value); refresh(); } }, items);
  return el("label", { class: "choice", for: id }, el("span", {}, text), box);
}

/**
 * @param {string} id
 * @param {string} text
 * @param {boolean} checked
 * @param {(on: boolean) => void} set
 */
export function checkbox(id, text, checked, set) {
  const box = el("input", { type: "checkbox", id, checked, change: (event) => { set(event.target.checked); refresh(); } });
  return el("label", { class: "check", for: id }, box, text);
}

/**
 * The switches of a section that choices ask for by themselves.
 * @param {Section} section
 */
export function switches(section) {
  const asked = choices().filter(([, { control }]) => control?.section === section);
  return asked.map(([name, choice]) => {
    const text = filledIn(choice.control?.text ?? [], addedBy(choice));
    return checkbox(`${name}-check`, text, Boolean(state[name]), (on) => Object.assign(state, { [name]: on }));
  });
}

export const opened = new Set(); // what the reader unfolded, kept while the side is drawn anew

/**
 * @param {string} name
 * @param {boolean} open
 */
export function remember(name, open) {
  if (open) opened.add(name);
  else opened.delete(name);
}
