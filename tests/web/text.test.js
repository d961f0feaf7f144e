import assert from "node:assert/strict";
import test from "node:test";

import { safeAddress } from "../../jjgraph/map/web/src/base/address.js";
import { citationLine } from "../../jjgraph/map/web/src/base/citation.js";
import { csvCell, csvText } from "../../jjgraph/map/web/src/base/csv.js";
import { wrapped } from "../../jjgraph/map/web/src/base/line_breaks.js";
import { state } from "../../jjgraph/map/web/src/state/state.js";
import { t } from "../../jjgraph/map/web/src/state/language.js";
import { figureText, nameOf, span, valueWord } from "../../jjgraph/map/web/src/state/names.js";
import { open, payload } from "./sample.js";

test("only http and https may be followed", () => {
  assert.deepEqual(["https://a.example/b", "javascript:alert(1)", "http://[", ""].map(safeAddress), ["https://a.example/b", "", "", ""]);
});
test("a citation names what is known, says that a date is not, and ends once", () => {
  const cite = (source, locator) => citationLine(source, locator, payload().citation, "zh");
  assert.equal(cite({ publisher: "P", title: "T。", url: "javascript:alert(1)" }, "第2段"), "P. T. 日期不详. 第2段.");
  assert.equal(cite({ title: "T", date: "2020", url: "https://a.example/b." }), "T. 2020. https://a.example/b.");
});
test("no cell of a CSV file is a formula", () => {
  assert.deepEqual(["=1+1", "+a", "-5", "@x", "-x", 'a"b', ["a", "b"]].map(csvCell), ["'=1+1", "'+a", "-5", "'@x", "'-x", '"a""b"', "a|b"]);
  assert.equal(csvText(["a"], [[1]]), "\ufeffa\r\n1\r\n");
});
test("names break between words, and marks stay with what they close", () => {
  assert.deepEqual(wrapped("The Hong Kong Polytechnic University"), ["The Hong Kong", "Polytechnic", "University"]);
  const lines = wrapped("联合创新产业学院(华为、字节跳动、万物智联等共建)", true);
  assert.ok(lines.length > 1 && !lines.some((line) => "、)".includes(line[0]) || line.at(-1) === "("));
});
test("words are those of the chosen language, values those of Python's table", () => {
  open("lang=en");
  assert.deepEqual([t("fit"), nameOf("univ-b"), nameOf("nobody"), valueWord("status", "ended"), valueWord("status", "own")], ["Fit the whole map", "Fuzhou University", "nobody", "ended", "own"]);
  assert.deepEqual([figureText({ quantity: 8000, bound: "ge", unit: "亿元" }), figureText({})], ["≥ 8,000亿元", ""]);
  assert.deepEqual([span("2018", "2020"), span("", "2020"), span("2018", ""), span("", "")], ["2018 – 2020", "… – 2020", "2018", ""]);
  assert.equal(state.lang, "en");
});
