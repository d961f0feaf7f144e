import assert from "node:assert/strict";
import test from "node:test";

import { matching, matchRank, plainText } from "../../jjgraph/map/web/src/base/match.js";
import { findNodes } from "../../jjgraph/map/web/src/derived/entity_search.js";
import { open } from "./sample.js";

const found = (text) => {
  open();
  return findNodes(text, () => true);
};

for (const text of ["泉州职业技术大学", "qzzyjsdx", "quanzhouzhiyejishu", "泉州理工职业学院", "ＱＺＺＹＪＳＤＸ", "泉职大", "职业技术 泉州", "泉州职业技术大学集团", "univ-a"]) {
  test(`the university is found by ${text}`, () => assert.equal(found(text)[0], "univ-a"));
}

test("English names are found, whatever the case", () => assert.deepEqual(found("anta"), ["ent-b"]));
test("nothing typed finds nothing, and what is unknown finds nothing", () => assert.deepEqual([found("  "), found("zzzz")], [[], []]));
test("of equal matches the better connected comes first", () => assert.deepEqual(found("福"), ["ent-a", "univ-b"]));
test("only the wanted are found", () => {
  open();
  assert.deepEqual(findNodes("大学", (uid) => uid !== "univ-b"), ["univ-a"]);
});
test("abbreviations and stems count only where no stricter match is", () => {
  const entities = [{ names: ["华为大学"], spelled: [] }, { names: ["华侨大学"], spelled: [] }];
  assert.equal(matching("华大", entities).length, 2);
  assert.deepEqual(matching("华侨大", entities).map(([, { names }]) => names[0]), ["华侨大学"]);
});
test("the whole name ranks before its beginning, and that before a part", () => {
  const entity = { names: ["福州大学", "fuda"], spelled: ["fzdx"] };
  assert.deepEqual(["福州大学", "福州", "州大", "fz", "无"].map((word) => matchRank(word, entity)), [0, 1, 3, 5, -1]);
  assert.equal(plainText("  ＡＢc "), "abc");
});
