"""Draw data sets as people and programs write them, from quite ordinary to quite wrong, and put them into a folder."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from jjgraph.model.schema import CLASSES, PARTIES, PROPERTY_TYPES, SHAPES, STRENGTHS


def seldom(one_in: int) -> st.SearchStrategy[bool]:
    """Draw True once in a while; `integers` would draw its last number far more often than that."""
    return st.sampled_from([*[False] * (one_in - 1), True])


def usually(
    common: st.SearchStrategy[Any], odd: st.SearchStrategy[Any], one_in: int = 25
) -> st.SearchStrategy[Any]:
    """Draw from *common*, and once in a while from *odd*."""
    return seldom(one_in).flatmap(lambda is_odd: odd if is_odd else common)


# Texts that some program, format or language takes for something else than a text.
_TRAPS = (
    '=1+1 ＝1+1 +x -x @x ＠x a,b " \' "q" | || 甲|乙 <b> </script><script>x</script> ]]> &amp; \\ \\u0041 {{x}} {% %} %s $x '
    "-- // /* .. ../x /etc C:\\x null None NaN inf true 是 0 -0 1e400 0x1 constructor __proto__ con nul 🚢 𠮷 שלום ½ Ⅳ ① "
    "e\u0301 \u0301 👩\u200d👦 － ～ a;b 甲、乙；丙 #REF! _x0041_"
)
TRAPS = _TRAPS.split(" ")
MARKS = (
    "\r",
    "\n",
    "\r\n",
    "\t",
    "\x07",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u2028",
    "\x85",
    "\xa0",
    "　",
    "\ue000",
    "\uffff",
)
TEXT = st.one_of(
    st.sampled_from(["甲公司", "Quay", "乙大学", "公报", ""]),
    st.sampled_from(TRAPS),
    st.lists(
        st.one_of(st.sampled_from(TRAPS), st.sampled_from(MARKS), st.sampled_from("ab甲 ")), max_size=4
    ).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    st.integers(100, 1010).map(lambda n: "长" * n),
)
WRITTEN = st.one_of(
    st.integers(0, 9999).map(str),
    st.integers(-(10**15), 10**15).map(str),
    st.decimals(-(10**6), 10**9, places=3).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda x: format(Decimal(repr(x)), "f")),
    st.sampled_from(["1,021", ">8000", "≤7", "约40", "45%", "-0", "007", "1" + "0" * 300, "１２"]),
)
ODD_NUMBER = st.one_of(
    st.integers(-(10**18), 10**18).map(str),
    st.sampled_from(
        [
            "1,021",
            "1,5",
            "12,34",
            ">8000",
            "≤7",
            "约40",
            "45%",
            "-0",
            "007",
            "1e5",
            "9" * 400,
            "1" + "0" * 300,
            "½",
            "多",
            "１２",
        ]
    ),
)
DATE = st.sampled_from(["2023", "2023-05", "2023-05-18", "0001-01-01", "9999-12-31"])
ODD_DATE = st.sampled_from(["2023-02-30", "0000", "2023年5月", "45000", "不详"])
ODD_IDS = (
    "constructor",
    "__proto__",
    ".",
    "..",
    "a:b",
    "-x",
    "A.b",
    "con",
    "nul.txt",
    "x" * 200,
    "x" * 201,
    "晋江",
    "a/b",
    "a b",
    "jjgraph",
    "0",
    "toString",
)
NAMES = {
    "kind": (
        "Ship",
        "Crane",
        "Entity",
        "Record",
        "Claim",
        "Enterprise",
        "Match",
        "ship",
        "教学船",
        "../x",
        "",
        "S" * 61,
        "Null",
        "ENTERPRISE",
    ),
    "tie": (
        "CREWS",
        "TOWS",
        "FROM_SOURCE",
        "MEMBER_OF",
        "crews",
        "RETURN",
        "拖",
        "A B",
        "",
        "MEMBER_OF_GROUP",
    ),
    "property": (
        "docks",
        "berths",
        "name",
        "run",
        "uid",
        "number",
        "weight",
        "headcount",
        "id",
        "order",
        "since",
        "船",
        "a-b",
        "start",
        "Docks",
        "constructor",
    ),
}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 3),
    st.just([]),
    st.just({}),
    st.just([[1]]),
    st.just({1: 2}),
    st.sampled_from(["x", "red", "\x07", "\ud800"]),
)


NUMBER = usually(WRITTEN, ODD_NUMBER)
DATE = usually(DATE, ODD_DATE)


@dataclass(frozen=True, repr=False)
class Drawn:
    """A data set as it will be written: the cells of its files, its settings, and the texts of its schema."""

    toml: str
    tables: Mapping[str, Sequence[Mapping[str, str]]]
    schema: Mapping[str, str] = field(default_factory=dict)
    line_end: str = "\n"

    def __repr__(self) -> str:
        """Show what a failure needs, with long texts cut."""
        return re.sub(r"(.)\1{60,}", r"\1…", f"{self.toml!r} {self.tables} {self.schema}")[:8000]

    def write(self, folder: Path) -> Path:
        """Write it as a folder, and return that."""
        folder.mkdir()
        (folder / "dataset.toml").write_text(self.toml, "utf-8", newline="")
        for name, rows in self.tables.items():
            stream = io.StringIO(newline="")
            columns = list(dict.fromkeys(column for row in rows for column in row)) or ["uid"]
            writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator=self.line_end)
            writer.writerow(columns)
            writer.writerows([row.get(column, "") for column in columns] for row in rows)
            (folder / name).write_text(stream.getvalue(), "utf-8", newline="")
        for name, text in self.schema.items():
            path = folder / "schema" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return folder


def named(sort: str) -> st.SearchStrategy[str]:
    """Draw a name: one of the first two, which are right, and seldom any other."""
    return usually(st.sampled_from(NAMES[sort][:2]), st.sampled_from(NAMES[sort]))


PLAIN = st.one_of(
    st.sampled_from(TRAPS), st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)
).filter(str.strip)
BOTH = st.one_of(
    st.just({"zh": "船", "en": "ship"}),
    st.fixed_dictionaries({"zh": PLAIN, "en": PLAIN}),
    usually(st.just({"zh": "船", "en": "ship"}), st.fixed_dictionaries({"zh": TEXT, "en": TEXT})),
)


@st.composite
def properties(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the properties of a kind or type."""
    return {
        draw(named("property")): {
            "label": draw(BOTH),
            "type": draw(usually(st.sampled_from([*PROPERTY_TYPES, "text"]), JUNK)),
            **draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "unit": usually(st.sampled_from(["人", "%"]), JUNK),
                        "refers": usually(st.just("entity"), JUNK),
                    },
                )
            ),
        }
        for _ in range(draw(st.integers(0, 2)))
    }


@st.composite
def definition(draw: st.DrawFn, sort: str, number: int) -> tuple[str, dict[str, Any]]:
    """Draw a kind or a type of tie, and its name; seldom one of its values is junk."""
    name = draw(usually(st.just(NAMES[sort][number]), st.sampled_from(NAMES[sort])))
    found: dict[str, Any] = {
        sort: name,
        "label": draw(BOTH),
        "description": draw(BOTH),
        "properties": draw(properties()),
    }
    if sort == "kind":
        found |= {
            "class": draw(st.sampled_from(CLASSES)),
            "map": {
                "colour": draw(usually(st.just("#0f5132"), JUNK)),
                "shape": draw(st.sampled_from(SHAPES)),
            },
        }
        found |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "parties": st.lists(st.sampled_from(PARTIES), max_size=2),
                    "shared_object": st.booleans(),
                    "broader": usually(st.just("Enterprise"), st.sampled_from(NAMES["kind"]), 4),
                },
            )
        )
    else:
        found |= {
            "ends": {
                "from": ["organisation"],
                "to": draw(usually(st.just(["organisation", "object"]), JUNK)),
            },
            "strength": draw(st.sampled_from(STRENGTHS)),
            "share": draw(st.booleans()),
        }
    if draw(seldom(25)):
        found[draw(st.sampled_from(sorted(found)))] = draw(JUNK)
    return name, found


@st.composite
def schema_files(draw: st.DrawFn) -> dict[str, tuple[str, str]]:
    """Draw the files of kinds and types: name in the folder, to what they define and their text."""
    files = {}
    for sort, room in (("kind", "kinds"), ("tie", "ties")):
        for number in range(draw(st.integers(0, 2))):
            name, content = draw(definition(sort, number))
            text = yaml.safe_dump(content, allow_unicode=draw(st.booleans()), sort_keys=draw(st.booleans()))
            if draw(seldom(25)):
                text = draw(
                    st.sampled_from(
                        [
                            "[" * 3000,
                            "{" * 3000,
                            "a: &a [*a]",
                            "kind: 2023-13-45",
                            "1" * 5000,
                            "\x00",
                            "",
                            "kind: A\nkind: B",
                            "- 1",
                            "%",
                        ]
                    )
                )
            files[f"{room}/f{number}.yaml"] = (name, text)
    return files


@st.composite
def data_sets(draw: st.DrawFn) -> Drawn:
    """Draw a data set: three to six entities, ties, figures, groups and members, and perhaps a schema."""
    files = draw(schema_files())
    kinds = [
        "Enterprise",
        *["Enterprise"] * 4,
        "University",
        *(name for path, (name, _) in files.items() if path.startswith("kinds")),
    ]
    types = [
        "COOPERATES_WITH",
        "RESEARCHES_WITH",
        *(name for path, (name, _) in files.items() if path.startswith("ties")),
    ]
    uids = [
        draw(usually(st.just(f"e{number}"), st.sampled_from(ODD_IDS), 20))
        for number in range(draw(st.integers(2, 5)))
    ]
    entity, source = st.sampled_from(uids), usually(st.just("s"), st.just("t"), 6)
    extra = draw(
        st.dictionaries(
            st.sampled_from(["docks", "berths", "number", "headcount", "unknown"]),
            st.sampled_from(["3", "2023", "7.25"]),
            max_size=2,
        )
    )
    cell = usually(TEXT, st.just(""), 3)
    tables = {
        "entities.csv": [
            {
                "uid": uid,
                "kind": draw(st.sampled_from(kinds)),
                "name_zh": draw(cell),
                "name_en": draw(cell),
                "aliases": draw(cell),
                "place": draw(cell),
                "website": draw(usually(st.just("https://example.org/a"), TEXT)),
                "source_id": "s",
                "note": draw(cell),
                **extra,
            }
            for uid in uids
        ],
        "relationships.csv": [
            {
                "subject_id": draw(entity),
                "type": draw(st.sampled_from(types)),
                "object_id": draw(entity),
                "since": draw(usually(st.just(""), DATE, 3)),
                "until": draw(usually(st.just(""), DATE, 5)),
                "quantity": draw(usually(st.just(""), NUMBER, 2)),
                "unit": draw(cell),
                "role": draw(cell),
                "source_id": draw(source),
                "locator": draw(cell),
                "statement": draw(cell),
                "confidence": draw(st.sampled_from(["", "stated", "inferred"])),
                "tie": draw(usually(st.just(""), st.sampled_from(ODD_IDS))),
            }
            for _ in range(draw(st.integers(0, 4)))
        ],
        "sources.csv": [
            {
                "source_id": uid,
                "title": draw(usually(st.just("公报"), TEXT)),
                "publisher": draw(cell),
                "url": draw(cell),
                "published": draw(usually(st.just("2024"), DATE)),
                "reliability": draw(st.sampled_from(["official", "press", "low"])),
                "note": draw(cell),
            }
            for uid in ("s", "t")
        ],
        "statistics.csv": [
            {
                "subject_id": draw(entity),
                "measure": draw(usually(st.just("产值"), TEXT)),
                "value": draw(NUMBER),
                "unit": draw(cell),
                "period": draw(cell),
                "source_id": "s",
                "bound": draw(usually(st.just(""), st.sampled_from(["ge", "eq"]), 4)),
                "locator": "",
                "statement": draw(cell),
            }
            for _ in range(draw(st.integers(0, 3)))
        ],
        "declared_groups.csv": [
            {
                "group_id": f"g{number}",
                "subject_id": draw(entity),
                "name_zh": draw(cell),
                "declared": draw(usually(st.just("3"), NUMBER)),
                "kind": "",
                "in_total": "yes",
                "source_id": "s",
            }
            for number in range(draw(st.integers(0, 2)))
        ],
    }
    tables["group_members.csv"] = [
        {
            "group_id": "g0",
            "entity_id": draw(entity),
            "reading": draw(st.sampled_from(["strict", "lenient", "candidate"])),
            "source_id": "s",
            "note": draw(cell),
        }
        for _ in range(draw(st.integers(0, 2)) if tables["declared_groups.csv"] else 0)
    ]
    if not tables["group_members.csv"]:
        del tables["group_members.csv"]
    for file in ("statistics.csv", "declared_groups.csv"):
        if not tables[file]:
            del tables[file]
    if not tables["relationships.csv"]:
        tables["relationships.csv"] = [dict.fromkeys(["subject_id", "type", "object_id", "source_id"], "")]
    return Drawn(
        toml=draw(toml()),
        tables=tables,
        schema={path: text for path, (_, text) in files.items()},
        line_end=draw(st.sampled_from(["\n", "\r\n"])),
    )


def written(text: str) -> str:
    """Return *text* as TOML writes it: a JSON string, whose signs stand for themselves."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@st.composite
def toml(draw: st.DrawFn) -> str:
    """Draw a dataset.toml."""
    name = draw(
        usually(
            st.just("drawn"),
            st.sampled_from(["..", ".", "a/b", "con", "Port.1", "a:b", "", "x" * 61, "晋江", "-x"]),
            10,
        )
    )
    title, note = draw(TEXT), draw(usually(st.just(""), TEXT))
    lines = [
        f"name = {written(name)}",
        f"title = {written(title)}",
        'retrieved = "2025-06-30"',
        f"licence = {written(note)}",
    ]
    lines += draw(
        usually(
            st.just([]),
            st.sampled_from(
                [
                    ["title_en = 3"],
                    ["x = " + "[" * 2000],
                    ["n = " + "1" * 5000],
                    ["consortium = 'e0'"],
                    ["primary_source = 's'"],
                    ["retrieved = 2025-06-30"],
                ]
            ),
        )
    )
    return "\n".join(lines) + "\n"
