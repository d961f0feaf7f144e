// The layers of docs/decisions/0018: ESLint refuses an import upwards, this one a circle within a layer.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../../jjgraph/map/web/src", import.meta.url));
const files = readdirSync(SOURCE, { recursive: true }).filter((file) => String(file).endsWith(".js")).map(String);
const text = (file) => readFileSync(join(SOURCE, file), "utf-8");
const imports = new Map(
  files.map((file) => [file, [...text(file).matchAll(/^import .* from "(.+)";$/gm)].map(([, to]) => relative(SOURCE, join(SOURCE, dirname(file), to)))]),
);

test("no module imports itself over others", () => {
  const done = new Set();
  const visit = (file, above) => {
    assert.ok(!above.includes(file), [...above, file].join(" → "));
    if (done.has(file)) return;
    for (const next of imports.get(file)) visit(next, [...above, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});
test("every module is reached from main.js", () => {
  const reached = new Set(["main.js"]);
  for (const file of reached) for (const next of imports.get(file)) reached.add(next);
  assert.deepEqual(files.filter((file) => !reached.has(file)), []);
});
test("a module stays below 300 lines", () => {
  assert.deepEqual(files.filter((file) => text(file).split("\n").length >= 300), []);
});
