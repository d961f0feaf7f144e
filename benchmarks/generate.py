"""Write a synthetic data set of any size, as `jjgraph seed` loads it; every name says that it is synthetic.

Each enterprise works in an industry; shared objects are built by a college and some enterprises of one industry;
partners are taken from the same industry nine times of ten, and the well connected are taken more often. The same
number of nodes and the same seed give the same files.
"""

import argparse
import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# kind, share of all, name in both languages
KINDS = (
    ("Enterprise", 0.46, "企业", "enterprise"),
    ("TrainingBase", 0.08, "基地", "training base"),
    ("IndustryCollege", 0.08, "产业学院", "industry college"),
    ("Project", 0.08, "项目", "project"),
    ("ResearchPlatform", 0.08, "科研平台", "research platform"),
    ("GovernmentBody", 0.07, "部门", "government body"),
    ("HigherVocationalCollege", 0.05, "高职院校", "vocational college"),
    ("University", 0.04, "大学", "university"),
    ("SecondaryVocationalSchool", 0.03, "中职学校", "secondary school"),
    ("IndustryAssociation", 0.03, "协会", "association"),
)
SHARED = ("TrainingBase", "IndustryCollege", "Project")
SCHOOLS = ("University", "HigherVocationalCollege", "SecondaryVocationalSchool")
PER_INDUSTRY = 60  # things for each industry, up to MOST_INDUSTRIES
MOST_INDUSTRIES = 12
LEVELS = ("official", "institution", "press", "press", "low")
ENTITY_COLUMNS = ("uid", "kind", "name_zh", "name_en", "place", "source_id")
SOURCE_COLUMNS = ("source_id", "title", "publisher", "url", "published", "reliability")
TIE_COLUMNS = ("subject_id", "type", "object_id", "since", "source_id", "locator", "statement")
ABOUT = """# Synthetic: made by benchmarks/generate.py, nothing in it is a fact.
name = "synthetic-{nodes}"
title = "合成数据集{nodes}"
title_en = "Synthetic data set {nodes}"
licence = "MIT; synthetic"
retrieved = "2026-01-01"
"""

Row = Sequence[object]


@dataclass
class Synthetic:
    """A data set in the making: rows of the three files, and who works in which industry."""

    rng: random.Random
    entities: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    ties: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    groups: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    kinds: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, zh: str, en: str, number: int, industry: int) -> str:
        """Add a thing and return its uid."""
        uid = f"synthetic-{en.replace(' ', '-')}-{number:05}"
        self.names[uid] = f"合成{zh}{number:05}"
        source = self.rng.choice(self.sources)[0]
        row = (uid, kind, self.names[uid], f"Synthetic {en} {number:05}", f"合成镇{industry:02}", source)
        self.entities.append(row)
        self.kinds.setdefault(kind, []).append(uid)
        self.groups.setdefault((kind, industry), []).append(uid)
        return uid

    def tie(self, subject: str, relation: str, target: str) -> None:
        """Add a tie; a second one of the same kind between the same two is passed over."""
        if subject == target or (subject, relation, target) in self.ties:
            return
        number = len(self.ties) + 1
        words = f"合成记载{number:06}：{self.names[subject]}与{self.names[target]}"
        since, source = self.rng.randint(2010, 2025), self.rng.choice(self.sources)[0]
        row = (subject, relation, target, since, source, f"第{number % 9 + 1}段", words)
        self.ties[subject, relation, target] = row

    def one(self, kind: str, industry: int) -> str:
        """Return a thing of *kind*, mostly of the same industry; the first of a group are taken more often."""
        near = self.groups.get((kind, industry), ())
        among = near if near and self.rng.random() < 0.9 else self.kinds[kind]  # noqa: PLR2004 - nine of ten
        return among[int(len(among) * self.rng.random() ** 3)]


def synthetic(nodes: int, *, seed: int = 0) -> Synthetic:
    """Return a data set of exactly *nodes* things, about two ties for each.

    Examples
    --------
    >>> made = synthetic(80)
    >>> len(made.entities), all("合成" in row[2] and "Synthetic" in row[3] for row in made.entities)
    (80, True)
    """
    made = Synthetic(random.Random(seed))
    for number in range(1, 2 + nodes // 5):
        made.sources.append(
            (
                f"synthetic-source-{number:05}",
                f"合成来源{number:05}",
                f"合成发布者{number % 97:02}",
                f"https://synthetic.example/{number}",
                f"{2015 + number % 10}-06-01",
                LEVELS[number % len(LEVELS)],
            )
        )
    count = max(1, min(MOST_INDUSTRIES, nodes // PER_INDUSTRY))
    industries = [made.add("Industry", "产业", "industry", number + 1, number) for number in range(count)]
    rest = nodes - count
    for kind, share, zh, en in KINDS[1:]:
        for number in range(max(1, int(rest * share))):
            made.add(kind, zh, en, number + 1, number % count)
    for number in range(nodes - len(made.entities)):
        made.add("Enterprise", "企业", "enterprise", number + 1, number % count)
    _tie_all(made, industries)
    return made


def _tie_all(made: Synthetic, industries: Sequence[str]) -> None:
    for (kind, industry), uids in sorted(made.groups.items()):
        for uid in uids:
            if kind in SHARED:
                made.tie(made.one(made.rng.choice(SCHOOLS), industry), "CO_BUILDS", uid)
                for _ in range(made.rng.randint(1, 3)):
                    made.tie(made.one("Enterprise", industry), "PARTICIPATES_IN", uid)
                made.tie(uid, "SERVES_INDUSTRY", industries[industry])
            elif kind == "GovernmentBody":
                made.tie(uid, "SUPERVISES", made.one("Enterprise", industry))
                made.tie(uid, "SUPERVISES", industries[industry])
            elif kind != "Industry":
                other = made.rng.choice(("Enterprise", *SCHOOLS, "ResearchPlatform"))
                made.tie(uid, "COOPERATES_WITH", made.one(other, industry))
                made.tie(uid, "OPERATES_IN", industries[industry])


def write_synthetic(folder: Path, nodes: int, *, seed: int = 0) -> None:
    """Write the data set of `synthetic` to *folder*: dataset.toml and three CSV files."""
    made = synthetic(nodes, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dataset.toml").write_text(ABOUT.format(nodes=nodes), encoding="utf-8")
    _write(folder / "entities.csv", ENTITY_COLUMNS, made.entities)
    _write(folder / "sources.csv", SOURCE_COLUMNS, made.sources)
    _write(folder / "relationships.csv", TIE_COLUMNS, made.ties.values())


def _write(path: Path, header: Row, rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def main() -> None:
    """Read the command line and write the data set."""
    parser = argparse.ArgumentParser(description="write a synthetic data set / 生成合成数据集")
    parser.add_argument("--nodes", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write_synthetic(given.out, given.nodes, seed=given.seed)


if __name__ == "__main__":
    main()
