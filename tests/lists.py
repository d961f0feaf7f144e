"""Lists of invented members, and what an import of them does to a store."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jjgraph.exports.folders import write_folders
from jjgraph.services.change_report import Words, change_table
from jjgraph.services.datasets import schema_of
from jjgraph.services.imports import ImportPlan, ImportRequest, carry_out, plan_import
from jjgraph.store.protocol import GraphStore
from jjgraph.store.reading import fetch_dataset
from tests.spreadsheets import save_workbook

HEADINGS = ("单位名称", "类别", "合作院校", "签约时间", "金额（万元）", "联系人")
JANUARY: Sequence[Sequence[str]] = (
    ("溪陶", "企业", "溪口职业技术大学", "2023-05", "50", "张三"),
    ("溪口职业中学", "院校"),
    ("甲瓷业有限公司", "企业", "溪口职业技术大学", "2024", "20"),
    ("乙窑业有限公司", "企业"),
)
# one left, one is called otherwise, one date is corrected, one has another partner
FEBRUARY: Sequence[Sequence[str]] = (
    ("溪口陶瓷有限公司", "企业", "溪口职业技术大学", "2023-06", "50", "张三"),
    ("溪口职业中学", "院校"),
    ("甲瓷业有限公司", "企业", "海城大学", "2024", "30"),
)


def listed(path: Path, rows: Iterable[Sequence[str]], headings: Sequence[str] = HEADINGS) -> Path:
    """Write a list as a workbook."""
    return save_workbook(path, {"台账": [headings, *rows]})


def planned(store: GraphStore, path: Path, day: str = "2024-01-31", **more: Any) -> ImportPlan:
    """Plan the import of the list of a day."""
    request = ImportRequest(
        paths=(path,),
        published=day,
        made=f"{day}T09:00:00+00:00",
        maker="秘书",
        **{"reliability": "official", **more},
    )
    return plan_import(store, request)


def bring(store: GraphStore, path: Path, day: str = "2024-01-31", **more: Any) -> int:
    """Import the list of a day, and return the number of its batch."""
    return carry_out(store, planned(store, path, day, **more))


def told(store: GraphStore, plan: ImportPlan) -> list[tuple[str, ...]]:
    """Return what an import changes: action, uid, field, before, after, cell."""
    words = Words.of(fetch_dataset(store, schema_of(store)), schema_of(store), "en")
    table = change_table(plan.changes, words)
    columns = ("action", "uid", "field", "before", "after", "cell")
    return list(zip(*(table.column(name) for name in columns), strict=True))


def exported(store: GraphStore, folder: Path) -> dict[str, bytes]:
    """Return the files of an export of all that a store holds."""
    schema = schema_of(store)
    folders = write_folders(fetch_dataset(store, schema), schema, folder)
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for found in folders
        for path in found.rglob("*.*")
        if path.is_file()
    }
