// The data of the page, read once before anything is drawn.

import { checkPayload, parsed, readJson, readPart } from "./decode.js";
import { indexPayload } from "./payload_index.js";

/** @type {Index} */
export let data; // set once by main.js, before anything is drawn

/** @param {Index} index */
export function setData(index) {
  data = index;
}

export async function readData() {
  const payload = parsed(await readPart("payload"), "payload");
  checkPayload(payload);
  return indexPayload(payload, readJson("graph"), await readPart("details"));
}
