import assert from "node:assert/strict";
import test from "node:test";

import { findPaths, tiesOfPath } from "../../jjgraph/map/web/src/derived/paths.js";
import { shown } from "../../jjgraph/map/web/src/state/shown.js";
import { open } from "./sample.js";

test("the shortest path goes along the ties that count", () => {
  open();
  assert.deepEqual(findPaths("univ-a", "univ-b"), { paths: [["univ-a", "ent-a", "gov", "univ-b"]], count: 1, overHubs: false });
  assert.deepEqual(tiesOfPath(["univ-a", "ent-a", "gov"]), ["t1", "t2"]);
});
test("a place is passed only where nothing else joins the two", () => {
  open();
  assert.deepEqual(findPaths("ent-b", "ent-a"), { paths: [["ent-b", "city", "ent-a"]], count: 1, overHubs: true });
});
test("no path is no path, and all ties are searched on request", () => {
  open("off=Enterprise,GovernmentBody&notypes=LOCATED_IN");
  assert.deepEqual(findPaths("univ-a", "univ-b"), { paths: [], count: 0, overHubs: false });
  open("node=univ-a&path=univ-b&wide=1");
  assert.deepEqual(shown.path.paths, [["univ-a", "univ-b"]]);
  assert.deepEqual([...shown.marks.nodes].sort(), ["univ-a", "univ-b"]);
});
