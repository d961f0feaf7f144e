"""Stories: steps that a person presents on the map, each with its text, what is lit up, and the view.

A story is a YAML file (docs/guide/stories.md). What it names must be in the data: a step that speaks of
something unknown is an error with its place, never a step with less in it.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import yaml

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import GAP_KINDS
from jjgraph.bilingual import Bilingual
from jjgraph.errors import DataError
from jjgraph.map.placeholders import Facts
from jjgraph.map.serializers import Json, both
from jjgraph.model.records import LEVELS
from jjgraph.similarity import nearest

STORY = "story.yaml"
STEP_PARTS = ("title", "text", "highlight", "sources", "view")
MOST_STEPS_AROUND = 3


class Story(NamedTuple):
    """A story as it is written: where from, and its YAML."""

    name: str
    text: str


def read_story(path: Path) -> Story:
    """Return the story in the file *path*.

    Raises
    ------
    DataError
        If it cannot be read.
    """
    try:
        return Story(path.name, path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataError(Bilingual(f"读不到讲解文件 {path}", f"cannot read the story {path}")) from error
    except UnicodeDecodeError as error:
        raise DataError(Bilingual(f"{path.name} 不是 UTF-8 编码", f"{path.name} is not in UTF-8")) from error


def parse_story(story: Story) -> Any:
    """Return what the YAML of *story* holds; `story_json` checks it.

    Raises
    ------
    DataError
        If it is no YAML.

    Examples
    --------
    >>> parse_story(Story("story.yaml", "title: {zh: 晋江, en: Jinjiang}"))
    {'title': {'zh': '晋江', 'en': 'Jinjiang'}}
    """
    try:
        return yaml.safe_load(story.text)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        line = place.line + 1 if place else "?"
        raise DataError(
            Bilingual(
                f"{story.name} 第 {line} 行不是有效的 YAML", f"{story.name}, line {line}: not valid YAML"
            ),
            hint=Bilingual(
                "检查缩进与冒号；含冒号或花括号的文字加引号",
                "check indents and colons; quote texts that hold : or {}",
            ),
        ) from error


def story_json(raw: Any, *, analysis: Analysis, payload: Mapping[str, Any], origin: str = STORY) -> Json:
    """Return the story as the page reads it.

    Parameters
    ----------
    raw : object
        From `parse_story`.
    analysis : Analysis
        Everything known: figures in the texts come from it, in view or not.
    payload : mapping
        The data of the map, from `jjgraph.map.payload.map_payload`.
    origin : str
        Name of the file, for messages.

    Returns
    -------
    dict
        ``title`` and ``steps``: each with ``title``, ``text``, ``highlight``, ``sources`` and ``view``,
        the address of the view.

    Raises
    ------
    DataError
        With every problem and its place.
    """
    reader = _Reader(Facts(analysis, payload))
    story = reader.story(raw)
    if reader.problems:
        raise DataError(
            Bilingual(
                f"讲解 {origin}：" + "；".join(problem.zh for problem in reader.problems),
                f"story {origin}: " + "; ".join(problem.en for problem in reader.problems),
            ),
            hint=Bilingual(
                "改好后重试，写法见 docs/guide/stories.md；不要讲解可加 --no-story",
                "mend it, see docs/guide/stories.md; --no-story draws the map without it",
            ),
        )
    return story


class _Reader:
    """Reads one story and collects what is wrong with it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.payload = facts.payload
        self.problems: list[Bilingual] = []
        self.place = Bilingual("", "")

    def note(self, zh: str, en: str) -> None:
        self.problems.append(Bilingual(self.place.zh + zh, self.place.en + en))

    def story(self, raw: Any) -> Json:
        steps = raw.get("steps") if isinstance(raw, Mapping) else None
        if not isinstance(steps, list) or not steps:
            self.note("需要 title 与 steps，steps 至少一步", "give title and steps, at least one step")
            return {}
        self.known(raw, ("title", "steps"), Bilingual("", ""))
        return {"title": self.text(raw, "title"), "steps": [self.step(*item) for item in enumerate(steps, 1)]}

    def step(self, number: int, raw: Any) -> Json:
        self.place = Bilingual(f"第 {number} 步 ", f"step {number}, ")
        if not isinstance(raw, Mapping):
            self.note("应为 title、text 等各项", "title, text and so on expected")
            return {}
        self.known(raw, STEP_PARTS, Bilingual("", ""))
        sources = {uid.rpartition("/s-")[2]: uid for uid in self.payload["sources"]}
        return {
            "title": self.text(raw, "title"),
            "text": self.text(raw, "text"),
            "highlight": self.listed(raw.get("highlight", []), "highlight", self.payload["nodes"]),
            "sources": [sources[name] for name in self.listed(raw.get("sources", []), "sources", sources)],
            "view": self.view(raw.get("view") or {}),
        }

    def known(self, raw: Mapping[str, Any], names: Iterable[str], where: Bilingual) -> None:
        for name in raw:
            self.one_of(name, names, where)

    def one_of(self, value: Any, allowed: Iterable[Any], where: Bilingual) -> bool:
        names = [str(name) for name in allowed]
        if str(value) in names and not isinstance(value, bool):
            return True
        near = nearest(str(value), names)
        advice = (f"，是否指 {near[0]}", f" (did you mean {near[0]}?)") if near else ("", "")
        lead = Bilingual(where.zh and f"{where.zh}：", where.en and f"{where.en}: ")
        self.note(f"{lead.zh}没有 {value}{advice[0]}", f"{lead.en}there is no {value}{advice[1]}")
        return False

    def listed(self, value: Any, name: str, allowed: Iterable[Any]) -> list[str]:
        if not isinstance(value, list):
            self.note(f"{name}：应为列表，如 [a, b]", f"{name}: a list such as [a, b] expected")
            return []
        allowed = list(allowed)
        return [str(item) for item in value if self.one_of(item, allowed, Bilingual(name, name))]

    def text(self, raw: Mapping[str, Any], name: str) -> Json:
        value = raw.get(name)
        if not isinstance(value, Mapping) or not str(value.get("zh") or "").strip():
            self.note(f"缺少 {name}.zh", f"{name}.zh is missing")
            return both(Bilingual(""))
        given = Bilingual(*(str(value.get(lang) or "").strip() for lang in ("zh", "en")))
        try:
            return both(self.facts.tell(given))
        except DataError as error:
            self.note(f"{name}：{error.message.zh}", f"{name}: {error.message.en}")
            return both(Bilingual(""))

    def view(self, raw: Any) -> str:
        """Return the address of the view: what state/url_state.js reads."""
        if not isinstance(raw, Mapping):
            self.note("view：应为各项选择", "view: choices expected")
            return ""
        parts: dict[str, str] = {}
        for name, value in raw.items():
            if self.one_of(name, VIEW, Bilingual("view", "view")):
                parts |= VIEW[name](self, name, value)
        if "node" not in raw and ("around" in raw or "path" in raw):
            self.note("view：around 与 path 需要 node", "view: around and path need node")
        return urlencode({name: value for name, value in parts.items() if value})

    def years(self) -> set[int]:
        return {int(edge["since"][:4]) for edge in self.payload["edges"].values() if "since" in edge}


def _kinds(reader: _Reader, name: str, value: Any) -> dict[str, str]:
    kinds = {kind["id"]: kind["resting"] for kind in reader.payload["kinds"]}
    shown = reader.listed(value, f"view.{name}", kinds)
    off = [kind for kind, resting in kinds.items() if resting and kind not in shown]
    return {"on": ",".join(kind for kind in shown if not kinds[kind]), "off": ",".join(off)}


def _others(address: str, known: Callable[[_Reader], Iterable[str]]) -> "_Word":
    """Return the reader of a list of what shows, for a field that holds what does not."""

    def read(reader: _Reader, name: str, value: Any) -> dict[str, str]:
        every = list(known(reader))
        shown = reader.listed(value, f"view.{name}", every)
        return {address: ",".join(item for item in every if item not in shown)}

    return read


def _one(address: str, known: Callable[[_Reader], Iterable[Any]]) -> "_Word":
    def read(reader: _Reader, name: str, value: Any) -> dict[str, str]:
        where = f"view.{name}"
        return {address: str(value)} if reader.one_of(value, known(reader), Bilingual(where, where)) else {}

    return read


def _flag(reader: _Reader, name: str, value: Any) -> dict[str, str]:
    if not isinstance(value, bool):
        reader.note(f"view.{name}：应为 true 或 false", f"view.{name}: true or false expected")
    return {name: "1" if value else "0"}


def _inferred(reader: _Reader, name: str, value: Any) -> dict[str, str]:
    return {name: "true" if _flag(reader, name, value)[name] == "1" else "false"}


def _reliability(reader: _Reader, name: str, value: Any) -> dict[str, str]:
    known = reader.one_of(value, LEVELS, Bilingual(f"view.{name}", f"view.{name}"))
    return {"level": str(LEVELS[value])} if known else {}


def _uids(reader: _Reader) -> Iterable[str]:
    return list(reader.payload["nodes"])


def _industries(reader: _Reader) -> Iterable[str]:
    kinds = {kind["id"] for kind in reader.payload["kinds"] if kind["industry"]}
    return (uid for uid, node in reader.payload["nodes"].items() if node["kind"] in kinds)


_Word = Callable[[_Reader, str, Any], dict[str, str]]
VIEW: Mapping[str, _Word] = {
    "kinds": _kinds,
    "types": _others("notypes", lambda reader: [item["id"] for item in reader.payload["relationTypes"]]),
    "reliability": _reliability,
    "inferred": _inferred,
    "industry": _one("industry", _industries),
    "year": _one("year", _Reader.years),
    "since": _one("since", _Reader.years),
    "undated": _flag,
    "gaps": _flag,
    "gap_kinds": _others("nogaps", lambda _: GAP_KINDS),  # one that finds nothing today is no mistake
    "node": _one("node", _uids),
    "around": _one("ego", lambda _: range(1, MOST_STEPS_AROUND + 1)),
    "path": _one("path", _uids),
}
