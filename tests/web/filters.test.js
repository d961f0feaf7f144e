import assert from "node:assert/strict";
import test from "node:test";

import { data } from "../../jjgraph/map/web/src/data/data.js";
import { addedBy, changeOf, filteredGaps, timeless } from "../../jjgraph/map/web/src/derived/filters.js";
import { shown } from "../../jjgraph/map/web/src/state/shown.js";
import { CHOICES } from "../../jjgraph/map/web/src/state/url_state.js";
import { open } from "./sample.js";

const ties = (address) => {
  open(address);
  return [...shown.ties].sort();
};

test("at rest: ties in view between kinds that show", () => assert.deepEqual(ties(""), ["t1", "t2", "t3"]));
test("less reliable and inferred ties come on request", () => {
  assert.deepEqual(ties("level=0"), ["t1", "t2", "t3", "t4"]);
  assert.deepEqual(ties("inferred=true"), ["t1", "t2", "t3", "t5"]);
  assert.deepEqual(ties("level=3"), ["t1"]);
});
test("a year leaves what holds in it, and what has no start", () => {
  assert.deepEqual(ties("year=2018"), ["t2", "t3"]);
  assert.deepEqual(ties("year=2019"), ["t1", "t2", "t3"]);
  assert.equal(timeless(data.edges.get("t3")), true);
  assert.deepEqual(ties("year=2019&undated=0"), ["t1", "t2"]);
});
test("between two years a tie is new, ended or neither", () => {
  open("year=2019&since=2018");
  assert.deepEqual(["t1", "t2", "t3"].map((key) => changeOf(data.edges.get(key))), ["new", "", ""]);
});
test("types and kinds that are off leave with their ties", () => {
  assert.deepEqual(ties("notypes=SIGNED_WITH"), ["t1", "t3"]);
  assert.deepEqual(ties("off=Enterprise"), ["t3"]);
  assert.deepEqual(ties("on=Place"), ["t1", "t2", "t3", "t6", "t7"]);
});
test("an industry shows what is tied to it, and the partners of that", () => {
  open("industry=shoes");
  assert.deepEqual([...shown.nodes].sort(), ["ent-a", "gov", "shoes", "univ-a"]);
});
test("what is around an entity: its own ties, then those of kinds that show", () => {
  open("node=ent-a&ego=1");
  assert.deepEqual([...shown.nodes].sort(), ["city", "ent-a", "gov", "shoes", "univ-a"]);
  open("node=univ-a&ego=2");
  assert.deepEqual([...shown.nodes].sort(), ["ent-a", "gov", "univ-a"]);
});
test("a gap has a line where both ends show, and is in the list by its kind", () => {
  open("gaps=1");
  assert.deepEqual(shown.gaps.map((gap) => gap.id), ["G13:x"]);
  open("gaps=1&off=Enterprise");
  assert.deepEqual([shown.gaps, filteredGaps()], [[], []]);
  open("gaps=1&nogaps=G13");
  assert.deepEqual([shown.gaps, filteredGaps()], [[], []]);
});
test("a switch of a choice tells how many ties it adds", () => {
  open();
  assert.equal(addedBy(CHOICES.undated), 4);
  assert.equal(addedBy(CHOICES.assessable), 0);
});
