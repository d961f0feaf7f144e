"""schema and settings: what jjgraph knows, and how it is set up."""

from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import command
from jjgraph.cli.options import Session, format_options, with_session
from jjgraph.cli.tables import print_table
from jjgraph.model.schema import builtin_schema
from jjgraph.results.table import Table
from jjgraph.settings import KNOWN


@command("schema", help=Bilingual("列出类别与关系类型。", "List the kinds and the types of ties."))
@format_options
@with_session(store=False)
def schema_command(session: Session, form: str | None, out: str | None) -> None:
    schema = builtin_schema()
    kinds = [
        (kind.name, kind.label.pick(session.lang), "|".join(kind.parties), kind.broader, kind.kind_class)
        for _, kind in sorted(schema.kinds.items())
    ]
    ties = [
        (tie.name, tie.label.pick(session.lang), tie.strength, "|".join(tie.subject), "|".join(tie.object))
        for _, tie in sorted(schema.ties.items())
    ]
    rows = [("kind", *row) for row in kinds] + [("tie", *row) for row in ties]
    columns = ("what", "name", "label", "parties_or_strength", "broader_or_from", "class_or_to")
    print_table(session, Table(columns, tuple(rows)), form=form, out=out)


@command("settings", help=Bilingual("每项设置的值与来源。", "Every setting and where it came from."))
@format_options
@with_session()
def settings_command(session: Session, form: str | None, out: str | None) -> None:
    rows = []
    for setting in KNOWN:
        resolved = session.settings.values[setting.name]
        meaning = setting.en if session.lang == "en" else setting.zh
        shown = session.settings.shown(setting.name)
        rows.append((setting.name, shown, resolved.origin, ", ".join(setting.variables), meaning))
    columns = ("setting", "value", "origin", "variables", "description")
    print_table(session, Table(columns, tuple(rows)), form=form, out=out)
