// What the reader has chosen; url_state.js says which choices there are.

/** @type {State} */
export const state = /** @type {State} */ ({ theme: "light" });
export const SCALES = [100, 125, 150]; // sizes of text, in percent
export const TABS = /** @type {Tab[]} */ (["entities", "ties", "gaps"]); // of the list
