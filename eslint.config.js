// What a bundler does not notice: names that nobody uses or that hide another, and imports against the layers.

import js from "@eslint/js";
import globals from "globals";

const WEB = "jjgraph/map/web/src";
const LAYERS = ["base", "data", "state", "derived", "drawing", "views"]; // each imports only from those before it

const layerRule = (layer, index) => ({
  files: [`${WEB}/${layer}/**/*.js`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          { group: ["**/main.js", "**/probe.js", ...LAYERS.slice(index + 1).map((above) => `**/${above}/*`)], message: "an import goes down only" },
        ],
      },
    ],
  },
});

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: { ...globals.browser, vis: "readonly" } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "max-len": ["error", { code: 160, ignoreStrings: true }],
      "no-control-regex": "off", // what XML may not hold is told by its numbers
      "no-shadow": "error",
      "no-unused-vars": ["error", { args: "after-used" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["tests/web/**/*.js", "eslint.config.js"], languageOptions: { globals: globals.node } },
  ...LAYERS.map(layerRule),
];
