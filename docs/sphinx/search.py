"""Search in Chinese without a dictionary: a run of characters is cut into all pairs of neighbours.

That is what the analyzer ``cjk`` of Neo4j does as well: any part of a word, from two characters on, is found.
"""

import re

from sphinx.search import SearchLanguage

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]+")


class ChinesePairs(SearchLanguage):
    """The index on this side, and in the browser the same cut of what was typed."""

    lang = "zh_CN"
    language_name = "Chinese"
    js_splitter_code = """
const HAN = /[\\u3400-\\u9fff\\uf900-\\ufaff]+/gu;

function splitQuery(query) {
  const words = query.replace(HAN, " ").match(/[\\p{Letter}\\p{Number}_]+/gu) ?? [];
  for (const [run] of query.matchAll(HAN)) {
    if (run.length === 1) words.push(run);
    for (let at = 0; at + 2 <= run.length; at++) words.push(run.slice(at, at + 2));
  }
  return words;
}
"""

    def split(self, input: str) -> list[str]:
        """Cut a text into words: pairs and single characters of Chinese, words of everything else."""
        words = super().split(HAN.sub(" ", input))
        for run in HAN.findall(input):
            words += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
        return words

    def stem(self, word: str) -> str:
        """Capital letters make no difference."""
        return word.lower()
