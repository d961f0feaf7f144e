import assert from "node:assert/strict";
import test from "node:test";

import { state } from "../../jjgraph/map/web/src/state/state.js";
import { readView, viewText, wentOn } from "../../jjgraph/map/web/src/state/url_state.js";
import { open } from "./sample.js";

test("the resting view has an empty address", () => {
  open();
  assert.equal(viewText(), "");
});

for (const address of [
  "lang=en&scale=125",
  "node=univ-a&ego=2",
  "node=univ-a&path=ent-b&wide=1",
  "gap=G13%3Ax&gaps=1&assessable=1",
  "on=Place&off=Enterprise&notypes=LOCATED_IN%2CSIGNED_WITH",
  "level=0&inferred=true&year=2019&since=2018&undated=0",
  "size=degree&colour=degree&free=1",
  "view=list&filtered=1&tab=ties",
]) {
  test(`a view that is read is written as it was: ${address}`, () => {
    open(address);
    assert.deepEqual([...new URLSearchParams(viewText())].sort(), [...new URLSearchParams(address)].sort());
    assert.equal(wentOn(), false);
  });
}

for (const address of ["node=nobody&ego=9", "tie=__proto__", "tab=toString", "on=constructor,,", "year=1066", "since=2018", "path=ent-a", "open=1"]) {
  test(`what means nothing leaves the first view: ${address}`, () => {
    open(address);
    assert.equal(viewText(), "");
  });
}

test("a year is compared only to one before it", () => {
  open("year=2018&since=2019");
  assert.equal(state.since, null);
});

test("a story step is its number, until the reader goes on from it", () => {
  open("step=1");
  assert.equal(state.year, 2019);
  assert.equal(viewText(), "step=1");
  state.gaps = true;
  assert.equal(wentOn(), true);
  const left = viewText();
  readView("");
  readView(left);
  assert.deepEqual([state.step, state.year, state.gaps], [1, 2019, true]);
});
