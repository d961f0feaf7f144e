import assert from "node:assert/strict";
import test from "node:test";

import { findWays, tiesOfWay } from "../../jjgraph/map/web/src/derived/paths.js";
import { shown } from "../../jjgraph/map/web/src/state/shown.js";
import { open } from "./sample.js";

test("the shortest path goes along the ties that count", () => {
  open();
  assert.deepEqual(findWays("univ-a", "univ-b"), { ways: [["univ-a", "ent-a", "gov", "univ-b"]], count: 1, overHubs: false });
  assert.deepEqual(tiesOfWay(["univ-a", "ent-a", "gov"]), ["t1", "t2"]);
});
test("a place is passed only where nothing else joins the two", () => {
  open();
  assert.deepEqual(findWays("ent-b", "ent-a"), { ways: [["ent-b", "city", "ent-a"]], count: 1, overHubs: true });
});
test("no path is no path, and all ties are searched on request", () => {
  open("off=Enterprise,GovernmentBody&notypes=LOCATED_IN");
  assert.deepEqual(findWays("univ-a", "univ-b"), { ways: [], count: 0, overHubs: false });
  open("node=univ-a&path=univ-b&wide=1");
  assert.deepEqual(shown.path.ways, [["univ-a", "univ-b"]]);
  assert.deepEqual([...shown.marks.nodes].sort(), ["univ-a", "univ-b"]);
});
