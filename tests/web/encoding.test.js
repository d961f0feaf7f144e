import assert from "node:assert/strict";
import test from "node:test";

import { rowsOf } from "../../jjgraph/map/web/src/data/columns.js";
import { data } from "../../jjgraph/map/web/src/data/data.js";
import { DataProblem, checkPayload, parsed } from "../../jjgraph/map/web/src/data/decode.js";
import { open, payload } from "./sample.js";

test("a column has its values, words by number, rows of another table, or only some rows", () => {
  const columns = {
    plain: { at: [1, null, 3] },
    word: { of: ["校", "企"], at: [0, 1, 0] },
    from: { table: "nodes", at: [1, 0, [0, 1]] },
    some: { rows: [2], at: ["x"] },
    name: { count: 3, columns: { zh: { at: ["甲", null, null] } } },
  };
  assert.deepEqual(rowsOf({ count: 3, columns }, ["a", "b"]), [
    { plain: 1, word: "校", from: "b", name: { zh: "甲" } },
    { word: "企", from: "a" },
    { plain: 3, word: "校", from: ["a", "b"], some: "x" },
  ]);
});
test("what is left out has its default", () => {
  open();
  const edge = data.edges.get("t1");
  assert.deepEqual([edge.inView, edge.strength, edge.status, edge.publishers], [true, "strong", "active", 1]);
  assert.deepEqual([data.payload.gaps[0].from, data.payload.gaps[0].to], ["univ-a", "ent-b"]);
  assert.equal(data.claims.get(0).certainty, "stated");
  assert.deepEqual([data.years, data.industries], [[2018, 2019], ["shoes"]]);
});
test("data that were cut or altered are a problem with a name", () => {
  assert.throws(() => parsed("{", "payload"), new DataProblem("payload: JSON"));
  assert.throws(() => checkPayload({ ...payload(), schema: "jjgraph.map/9" }), /schema/);
  assert.throws(() => checkPayload({ ...payload(), gaps: {} }), /gaps: array/);
  assert.throws(() => open("", (given) => ({ ...given, edges: { count: 1, columns: { from: { at: ["x"] }, to: { at: ["gov"] } } } })), DataProblem);
});
