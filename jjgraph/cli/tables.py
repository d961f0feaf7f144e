"""Print a table: for people on a terminal, in a file format everywhere else."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jjgraph.cli.options import Session, path_of
from jjgraph.errors import UsageError
from jjgraph.exports.tables import as_json, as_spreadsheet_csv, cell_text, render
from jjgraph.files import write_file

# Headings on a terminal; files keep the names of the columns.
HEADINGS: Mapping[str, str] = {
    "rank_low": "最好名次", "rank_high": "最差名次", "label_zh": "名称", "p": "p", "range": "范围",
    "count": "次数", "ratio": "比值", "by_density": "按密度期望", "community": "社群",
    "size": "成员数", "figure": "数字", "before": "之前", "after": "之后", "difference": "差", "subject": "对象",
    "consortium": "联合体", "members": "成员", "pairs": "合作对", "density": "密度", "isolated": "未见合作",
    "mode": "类", "degree": "度", "closeness": "接近", "betweenness": "中介", "impact": "影响",
    "cut": "割", "uids": "编号", "component": "所在部分", "beyond": "断开的一侧",
    "rank": "名次", "uid": "编号", "name": "名称", "kind": "类别", "parties": "所属方", "party": "方",
    "measure": "指标", "score": "得分", "gap_id": "缺口", "gap_kind": "种类", "subject_ids": "对象",
    "expected": "应有", "observed": "实有", "shortfall": "差额", "severity": "程度", "assessable": "可评估",
    "reason_zh": "理由", "suggested_action": "建议", "relation": "关系", "role": "角色", "status": "状态",
    "sources": "来源数", "since": "起始", "until": "截止", "partner": "伙伴", "direction": "方向",
    "strength": "强度", "claims": "陈述数", "tie": "联系", "statement": "陈述", "certainty": "确定程度",
    "source": "来源", "publisher": "发布者", "reliability": "可靠性", "published": "发布日期",
    "locator": "位置", "claim": "陈述编号", "college": "学院", "builder": "共建方", "common": "共同伙伴数",
    "via": "经由", "steps": "步数", "names": "名称", "relations": "关系", "ties": "联系", "partners": "伙伴数",
    "strong_partners": "强联系伙伴数", "from_name": "主体", "to_name": "客体", "date": "日期",
    "change": "变化", "period": "时期", "unit": "单位", "values": "数值", "lowest_level": "最低级",
    "declared": "申报数", "bound": "界限", "strict": "写明", "lenient": "同类具名", "candidates": "候选",
    "in_total": "计入总数", "industry": "产业", "place": "地点", "aliases": "别名", "person": "人员",
    "body": "单位", "entities": "个数", "title": "题目", "params": "参数", "label": "名称",
    "shown": "视图中", "stored": "库中", "setting": "设置", "value": "值", "origin": "来自",
    "description": "说明", "ends": "两端",
    "topic": "主题", "direct": "直接联系", "contacts": "接触", "latest": "最近",
    "school": "院校", "enterprise": "企业", "bonds": "纽带数", "ways": "凭什么", "object": "客体",
    "major": "专业", "study_level": "层次", "enrolment": "招生数", "enterprises": "企业", "others": "其他对象",
    "employer": "用人单位", "need": "需求", "headcount": "人数", "schools": "院校", "form": "形式", "quota": "名额",
    "project": "项目", "participant": "参与者", "platform": "平台", "base": "基地", "giver": "出资方",
    "receiver": "受资方", "amount": "金额（元）", "quantity": "数量", "policy": "政策", "number": "文号",
    "issuer": "发布者", "recognition": "认定", "holder": "获得者", "grantors": "授予者", "award_level": "层级",
    "country": "国家", "planned": "计划中", "open_pairs": "未相连的对数",
    "parties_reached": "连着几方", "government": "政", "associations": "行", "research": "研",
    "leads": "牵头", "parks": "依托园区", "named": "具名", "recognitions": "认定", "bodies": "单位",
    "year": "年", "strong": "强联系", "reason": "原因", "shared_name": "同名", "kinds": "类别",
    "group_name": "群体", "member": "成员", "reading": "读法", "figures": "数字", "descriptions": "描述",
    "retrieved": "取得日期", "licence": "许可", "record": "记录", "missing": "缺少", "subjects": "主体数",
    "objects": "客体数", "in_view": "视图承认", "relation_a": "与前者", "relation_b": "与后者",
    "sinces": "各起始", "untils": "各截止", "roles": "各角色", "statuses": "各状态",
    "party_a": "一方", "party_b": "另一方", "a": "甲", "b": "乙", "weight": "权重",
    "query": "查询", "rows": "行数", "other_rows": "另一库行数", "equal": "相同", "ms": "毫秒",
    "other_ms": "另一库毫秒", "step": "步", "operation": "操作", "details": "细节", "estimated_rows": "估计行数",
}  # fmt: skip
WIDEST = 60  # cells of a terminal table are folded beyond this many columns
PIPED_WIDTH = 240  # where a table does not go to a terminal, nothing needs to fold


def print_table(
    session: Session,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    form: str | None,
    out: str | None,
    hidden: Sequence[str] = (),
    about: Mapping[str, Any] | None = None,
) -> None:
    """Write a table to stdout or to a file.

    Parameters
    ----------
    session : Session
        Gives the language of the headings.
    columns, rows
        The table.
    form : str or None
        ``table`` or a format of `jjgraph.exports.tables`; None chooses by where it goes.
    out : str or None
        A file, ``-`` or None for stdout. CSV files carry a byte-order mark for spreadsheets.
    hidden : sequence of str
        Columns left out on a terminal, where there is no room for them.
    about : mapping, optional
        What is needed to make the result again. JSON carries it: ``{"about": …, "rows": […]}``. Beside
        another file it is written as ``FILE.about.json``; a table for people has it as its last line; what
        else goes to stdout leaves it on stderr, as one line, so that a pipe gets rows and nothing else.
    """
    path = path_of(out)
    form = form or _default_form(path)
    rows = list(rows)
    if form == "table" and path is None:
        _print_for_people(session, columns, rows, hidden)
        if about is not None:
            session.tell(*_line(about))
        return
    form = "csv" if form == "table" else form
    content = _content(form, columns, rows, about, for_file=path is not None)
    if path is not None:
        write_file(path, content)
        if about is not None and form != "json":
            text = json.dumps(about, ensure_ascii=False, indent=1, sort_keys=True)
            write_file(path.with_name(f"{path.name}.about.json"), f"{text}\n".encode())
        session.say(f"已写入 {path}（{len(rows)} 行）", f"wrote {path} ({len(rows)} rows)")
        return
    if form == "xlsx" and sys.stdout.isatty():
        raise UsageError("表格文件不能显示在终端上", "a workbook cannot be shown on a terminal",
                         hint_zh="用 --out 文件.xlsx", hint_en="give --out FILE.xlsx")  # fmt: skip
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    if about is not None and form != "json":
        session.say(*_line(about))


def _content(
    form: str,
    columns: Sequence[str],
    rows: list[Sequence[Any]],
    about: Mapping[str, Any] | None,
    *,
    for_file: bool,
) -> bytes:
    if form == "json":
        return as_json(columns, rows, about)
    return as_spreadsheet_csv(columns, rows) if form == "csv" and for_file else render(form, columns, rows)


def _line(about: Mapping[str, Any]) -> tuple[str, str]:
    text = json.dumps(about, ensure_ascii=False, sort_keys=True)
    return f"依据：{text}", f"about: {text}"


def _default_form(path: Any) -> str:
    if path is not None:
        known = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".xlsx": "xlsx"}
        return known.get(path.suffix.lower(), "csv")
    return "table" if sys.stdout.isatty() else "csv"


def _print_for_people(
    session: Session, columns: Sequence[str], rows: Sequence[Sequence[Any]], hidden: Sequence[str]
) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Cell

    table = Table(header_style="bold", box=None, pad_edge=False)
    kept = [index for index, name in enumerate(columns) if name not in hidden]
    for index in kept:
        heading = HEADINGS.get(columns[index], columns[index]) if session.lang == "zh" else columns[index]
        numeric = all(
            isinstance(row[index], (int, float)) and not isinstance(row[index], bool) for row in rows
        )
        table.add_column(
            heading, justify="right" if numeric and rows else "left", max_width=WIDEST, overflow="fold"
        )
    for row in rows:
        table.add_row(*(Cell(_short(row[index])) for index in kept))
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    console.print(table)
    session.say(f"共 {len(rows)} 行", f"{len(rows)} rows")


def _short(value: Any) -> str:
    if isinstance(value, float):
        return format(value, ".4g") if abs(value) < 1e6 else cell_text(value)  # noqa: PLR2004
    return "、".join(map(cell_text, value)) if isinstance(value, (list, tuple)) else cell_text(value)
