import assert from "node:assert/strict";
import test from "node:test";

import { data } from "../../jjgraph/map/web/src/data/data.js";
import { rankOf } from "../../jjgraph/map/web/src/data/payload_index.js";
import { measureScale } from "../../jjgraph/map/web/src/derived/ranking.js";
import { MEASURE, open } from "./sample.js";

test("equal values share the best of their ranks; what has none has no rank", () => {
  open();
  assert.deepEqual(Object.fromEntries(data.ranks.get("degree")), { "univ-a": 1, "univ-b": 1, "ent-a": 3, "ent-b": 4, gov: 5 });
});
test("where the lowest is the best, ranks run the other way", () => {
  const facts = new Map(Object.entries({ a: { measures: { m: 3 } }, b: { measures: { m: 1 } }, c: {} }));
  assert.deepEqual([...rankOf(facts, { id: "m", lowFirst: true })], [["b", 1], ["a", 2]]);
});
test("every value is in exactly one class; none has one of its own", () => {
  open();
  const classes = measureScale("degree");
  assert.deepEqual(classes[0], [0, 0]);
  for (const value of Object.values(MEASURE)) assert.equal(classes.filter(([low, high]) => low <= value && value <= high).length, 1);
  assert.ok(classes.length <= 5);
});
