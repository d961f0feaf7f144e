"""The words of lists, read once from the YAML files beside this module: headings, figures, kinds, forms of cooperation."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.model import definitions
from jjgraph.model.value_words import STATUS

WORDS_FOLDER = Path(__file__).parent / "words"
SORTS = ("label", "number", "date", "list")


@dataclass(frozen=True, slots=True)
class Role:
    """What a column of a list is about.

    ``sort`` says how its cells are read; ``private`` that they are of a person and stay with the institute;
    ``unit`` is that of a figure.
    """

    name: str
    label: Bilingual
    sort: str
    words: tuple[str, ...] = ()
    private: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cooperation:
    """What a word for a cooperation means: a type of tie, the kind of what is shared, the party where the tie begins."""

    tie: str
    object_kind: str = ""
    start: str = ""


def _load(name: str) -> Any:
    return definitions.load((WORDS_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), name)


_TEXTS = definitions.list_of(definitions.text())
_ROLE = definitions.fields(
    {"sort": definitions.choice(SORTS), "label": definitions.both(), "words": _TEXTS},
    {"private": definitions.flag},
)
_FIGURE = definitions.fields({"unit": definitions.text(), "words": _TEXTS}, {})


@cache
def roles() -> Mapping[str, Role]:
    """Return the roles of columns by name, figures (``figure:金额``) last.

    Examples
    --------
    >>> roles()["telephone"].private, roles()["figure:金额"].unit
    (True, '元')
    """
    found = {name: Role(name, **_ROLE(spec, f"headings.{name}")) for name, spec in _load("headings").items()}
    for measure, spec in _load("figures").items():
        checked = _FIGURE(spec, f"figures.{measure}")
        name = figure_role(measure)
        label = Bilingual(measure, measure)
        found[name] = Role(name, label, "number", (measure, *checked["words"]), unit=checked["unit"])
    return found


def figure_role(measure: str) -> str:
    """Return the role of a column of figures.

    Examples
    --------
    >>> figure_role("金额")
    'figure:金额'
    """
    return f"figure:{measure}"


@cache
def cooperations() -> Mapping[str, Cooperation]:
    """Return what words for a cooperation mean.

    Examples
    --------
    >>> cooperations()["产业学院"]
    Cooperation(tie='CO_BUILDS', object_kind='IndustryCollege', start='')
    """
    return {
        word: Cooperation(spec["tie"], spec.get("object", ""), spec.get("from", ""))
        for word, spec in _load("cooperations").items()
    }


@cache
def kind_words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the kinds by the words of lists, and by the endings of names, the longest ending first.

    Examples
    --------
    >>> words, endings = kind_words()
    >>> words["头部企业"], next(iter(endings))
    ('Enterprise', '中等专业学校')
    """
    loaded = _load("kinds")
    endings = sorted(loaded["endings"].items(), key=lambda item: (-len(item[0]), item[0]))
    return loaded["words"], dict(endings)


@cache
def status_words() -> Mapping[str, str]:
    """Return the status that each word means.

    Examples
    --------
    >>> status_words()["续签中"], status_words()["计划"]
    ('active', 'planned')
    """
    labels = {
        word.casefold(): status for status, both in STATUS.items() for word in (status, both.zh, both.en)
    }
    return labels | {word: status for status, words in _load("statuses").items() for word in words}
