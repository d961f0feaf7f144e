"""What can be loaded but can hardly be meant: dates ahead of the data, names and places that say nothing."""

import re
from collections.abc import Iterator
from datetime import date

from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import RawFolder, columns_of
from jjgraph.model.dates import first_day, is_partial_date, last_day
from jjgraph.model.identifiers import shortened
from jjgraph.model.issues import Issue

_AS_ABOVE = re.compile(r"(同[上前]|〃|ditto|ibid|(the )?same as above|as above)[。.]?", re.IGNORECASE)

LONGEST_NAME = 1000  # characters
_OTHER_SEPARATOR = re.compile("[；;，]|、(?=.*、)")  # one 、 alone stands within a name, such as 中办、国办


def plausibility_issues(raw: RawFolder, today: date | None) -> Iterator[Issue]:
    """Find what can hardly be meant; *today* bounds the dates of a data set that does not say its own day.

    Examples
    --------
    An enterprise that funds itself.

    >>> from jjgraph.intake.tabular import Row, Table
    >>> from jjgraph.model.schema import builtin_schema
    >>> row = Row(2, {"subject_id": "a", "type": "FUNDS", "object_id": "a"})
    >>> tables = {"relationships.csv": Table("relationships.csv", rows=[row])}
    >>> found = plausibility_issues(RawFolder("d", builtin_schema(), tables=tables), None)
    >>> [(issue.row, issue.code) for issue in found]
    [(2, 'tie-with-oneself')]
    """
    yield from _dates_ahead(raw, today)
    yield from _nameless(raw)
    yield from _endless_names(raw)
    yield from _ties_with_oneself(raw)
    yield from _places_as_above(raw)
    yield from _unused_sources(raw)
    yield from _repeated_rows(raw)
    yield from _other_separators(raw)


def _dates_ahead(raw: RawFolder, today: date | None) -> Iterator[Issue]:
    """Find sources and beginnings later than the day on which the data were taken.

    Only the first day that a date can mean counts, against the last that the retrieval can: 2025 is not after
    2025-06-30. One mistyped year of a source would move as-of, and with it every figure: it is an error.
    """
    retrieved = raw.info.get("retrieved", "")
    if retrieved and not is_partial_date(retrieved):
        return  # reported as no date
    last = last_day(retrieved) if retrieved else today
    if last is None:
        return
    than = (
        Bilingual(f"资料取得日期 retrieved {retrieved}", f"retrieved {retrieved}")
        if retrieved
        else Bilingual(f"今天 {last}", f"today, {last}")
    )
    for row in raw.table("sources.csv").rows:
        if _is_after(row["published"], last):
            yield Issue(
                "sources.csv",
                row.number,
                "published",
                "published-after-retrieved",
                Bilingual(
                    f"发布日期 {row['published']} 晚于{than.zh}",
                    f"published {row['published']} is after {than.en}",
                ),
                Bilingual(
                    "请核对年份；若资料更新了，请改 dataset.toml 的 retrieved",
                    "check the year; where the data are newer, change retrieved in dataset.toml",
                ),
                warning=not retrieved,
            )
    for row in raw.table("relationships.csv").rows:
        if row["status"] != "planned" and _is_after(row["since"], last):
            yield Issue(
                "relationships.csv",
                row.number,
                "since",
                "since-after-retrieved",
                Bilingual(f"起始 {row['since']} 晚于{than.zh}", f"since {row['since']} is after {than.en}"),
                Bilingual(
                    "请核对年份；尚未开始的，status 写 planned",
                    "check the year; what is yet to begin has the status planned",
                ),
                warning=True,
            )


def _is_after(text: str, day: date) -> bool:
    return is_partial_date(text) and first_day(text) > day


def _nameless(raw: RawFolder) -> Iterator[Issue]:
    for row in raw.table("entities.csv").rows:
        if row["uid"] and not (row["name_zh"] or row["name_en"]):
            yield Issue(
                "entities.csv",
                row.number,
                "name_zh",
                "no-name",
                Bilingual(f"{shortened(row['uid'])} 没有名称", f"{shortened(row['uid'])} has no name"),
                Bilingual(
                    "请写 name_zh 或 name_en，否则各处只显示编号",
                    "give name_zh or name_en, or all that shows is its id",
                ),
                warning=True,
            )


def _endless_names(raw: RawFolder) -> Iterator[Issue]:
    """Find names that are whole paragraphs; beyond some 2,700 Chinese characters no index of Neo4j takes one."""
    for row in raw.table("entities.csv").rows:
        for column in ("name_zh", "name_en"):
            if len(row[column]) > LONGEST_NAME:
                yield Issue(
                    "entities.csv",
                    row.number,
                    column,
                    "name-too-long",
                    Bilingual(
                        f"名称有 {len(row[column])} 个字符，最多 {LONGEST_NAME} 个",
                        f"the name has {len(row[column])} characters, {LONGEST_NAME} are the most",
                    ),
                    Bilingual(
                        "请只写名称，说明放在 note", "write the name alone; what explains it goes into note"
                    ),
                )


def _ties_with_oneself(raw: RawFolder) -> Iterator[Issue]:
    for row in raw.table("relationships.csv").rows:
        if row["subject_id"] and row["subject_id"] == row["object_id"]:
            yield Issue(
                "relationships.csv",
                row.number,
                "object_id",
                "tie-with-oneself",
                Bilingual(
                    f"{shortened(row['object_id'])} 与自己相连",
                    f"{shortened(row['object_id'])} is tied to itself",
                ),
                Bilingual("请核对两端的编号", "check the ids of the two ends"),
                warning=True,
            )


def _places_as_above(raw: RawFolder) -> Iterator[Issue]:
    """Find places like 同上, which mean nothing once the rows stand in another order.

    An inferred claim may say so below a row of the same source that gives a place: what it rests on is its own
    statement, and the place is only where the reasoning began.
    """
    for file in ("relationships.csv", "statistics.csv", "declared_groups.csv"):
        source = place = ""
        for row in raw.table(file).rows:
            follows = row["confidence"] == "inferred" and row["source_id"] == source and place
            if _AS_ABOVE.fullmatch(row["locator"]) and not follows:
                yield Issue(
                    file,
                    row.number,
                    "locator",
                    "as-above",
                    Bilingual(
                        f"“{shortened(row['locator'])}”要靠行序才知道指哪里",
                        f"{shortened(row['locator'])!r} depends on the order of the rows",
                    ),
                    Bilingual("请写出位置，如“第3段”", "write the place itself, such as “paragraph 3”"),
                    warning=True,
                )
            source, place = row["source_id"], row["locator"]


def _repeated_rows(raw: RawFolder) -> Iterator[Issue]:
    """Find rows that say the same in every cell: the claim would count twice."""
    for file in ("relationships.csv", "statistics.csv", "group_members.csv"):
        first: dict[tuple[tuple[str, str], ...], int] = {}
        repeats: list[tuple[int, int]] = []
        for row in raw.table(file).rows:
            content = tuple(sorted((name, cell) for name, cell in row.cells.items() if cell))
            earlier = first.setdefault(content, row.number)
            if earlier != row.number:
                repeats.append((row.number, earlier))
        if repeats:
            number, earlier = repeats[0]
            more = _count(len(repeats))
            yield Issue(
                file,
                number,
                "",
                "repeated-row",
                Bilingual(
                    f"与第 {earlier} 行每一格都相同{more.zh}",
                    f"says in every cell what row {earlier} says{more.en}",
                ),
                Bilingual("若是抄重了，请删去一行", "delete one of them where it was copied twice"),
                warning=True,
            )


def _count(rows: int) -> Bilingual:
    return Bilingual(f"（这样的共 {rows} 行）", f" ({rows} such rows)") if rows > 1 else Bilingual("")


def _other_separators(raw: RawFolder) -> Iterator[Issue]:
    """Find lists that seem to be separated by something else than a bar. A comma stands within English names."""
    for file in raw.schema.files:
        lists = [
            column for column in columns_of(raw.schema, file) if column.type == "list" and not column.allowed
        ]
        for column in lists:
            rows = [row for row in raw.table(file).rows if _OTHER_SEPARATOR.search(row[column.name])]
            if rows:
                more = _count(len(rows))
                mark = _OTHER_SEPARATOR.findall(rows[0][column.name])[0]
                yield Issue(
                    file,
                    rows[0].number,
                    column.name,
                    "other-separator",
                    Bilingual(
                        f"“{shortened(rows[0][column.name])}”含“{mark}”，读作一个值{more.zh}",
                        f"{shortened(rows[0][column.name])!r} holds {mark!r} and was read as one value{more.en}",
                    ),
                    Bilingual("几个值之间请用 | 分开", "separate several values by |"),
                    warning=True,
                )


def _unused_sources(raw: RawFolder) -> Iterator[Issue]:
    citing = [file for file in raw.schema.files if file != "sources.csv"]
    if not all(raw.says(file, "source_id") for file in citing):
        return  # what could not be read may cite them
    used = {row["source_id"] for file in citing for row in raw.table(file).rows}
    for row in raw.table("sources.csv").rows:
        if row["source_id"] and row["source_id"] not in used:
            yield Issue(
                "sources.csv",
                row.number,
                "source_id",
                "unused-source",
                Bilingual(
                    f"没有一行依据来源 {shortened(row['source_id'])}",
                    f"no row rests on the source {shortened(row['source_id'])}",
                ),
                Bilingual(
                    "请在它说明的行写上它的编号，或删去这一行",
                    "name it in the rows that rest on it, or delete this row",
                ),
                warning=True,
            )
