"""The group of all commands. A command's module is imported when it is called, so that --help is quick."""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from jjgraph import __version__
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import COMMANDS as COMMANDS_HEADING
from jjgraph.cli.command import Group, Option, language, language_of, option
from jjgraph.cli.usage import explain
from jjgraph.errors import NO_HINT, InvalidDataError, JJGraphError, UsageError

HELD = Bilingual(
    "若它在 Excel 里开着，请先关上；否则换一个可写的文件夹",
    "close it where Excel has it open, or choose a folder that you may write to",
)

# name: its module, and what it does in a few words
COMMANDS: dict[str, tuple[str, Bilingual]] = {
    "demo": ("demo", Bilingual("载入晋江数据，计算并出图", "load the Jinjiang data, compute, draw")),
    "seed": ("data", Bilingual("检查并载入数据集", "check and load data sets")),
    "check": ("data", Bilingual("只检查数据集，不载入", "check a data set without loading it")),
    "verify": (
        "data",
        Bilingual("证明文件的每一行都在库中", "prove that every row of the files is in the store"),
    ),
    "remove": ("data", Bilingual("移除一个数据集", "take a data set out")),
    "import": ("lists", Bilingual("导入名单（Excel、CSV）", "import lists (Excel, CSV)")),
    "template": ("lists", Bilingual("写一个供填写的工作簿", "write a workbook to fill in")),
    "mappings": ("lists", Bilingual("名单的列对应", "how columns of lists are read")),
    "batches": ("batches", Bilingual("导入过的批次", "the imports so far")),
    "changes": ("batches", Bilingual("一个批次改了什么", "what an import changed")),
    "undo": ("batches", Bilingual("撤回一个批次", "take an import back")),
    "layer": (
        "layer",
        Bilingual(
            "把合作网络写进库中，供 Bloom 等使用", "write the network into the store, for Bloom and others"
        ),
    ),
    "queries": ("ask", Bilingual("列出具名查询", "list the named queries")),
    "query": ("ask", Bilingual("查询（只读）", "ask in Cypher, read-only")),
    "shell": ("shell", Bilingual("用 Cypher 对话", "talk to the store in Cypher")),
    "show": ("profile", Bilingual("一个机构的全部已知情况", "all that is known of one organisation")),
    "centrality": ("analysis", Bilingual("谁处于中心", "who is central")),
    "gaps": ("analysis", Bilingual("协作缺口", "which collaboration is missing")),
    "backtest": ("analysis", Bilingual("推荐的合作对能猜中多少", "how well suggested pairs predict ties")),
    "brokers": ("network", Bilingual("谁在居间", "who brokers")),
    "helix": ("network", Bilingual("螺旋协同与整体指标", "helix synergy and measures of the whole")),
    "communities": ("network", Bilingual("合作网络的社群", "communities of the network")),
    "mixing": ("network", Bilingual("哪些方与哪些方合作", "which parties collaborate with which")),
    "two-mode": (
        "network",
        Bilingual("机构与共建对象的二模网络", "organisations and shared objects in two modes"),
    ),
    "qap": ("network", Bilingual("相似者是否更常合作", "whether those alike collaborate more")),
    "compare": ("analysis", Bilingual("比较两个时点或数据集", "compare two dates or data sets")),
    "whatif": ("analysis", Bilingual("假如少一家或多一条联系", "without a member, or with one more tie")),
    "consortia": ("network", Bilingual("各联合体并列", "the consortia side by side")),
    "map": ("output", Bilingual("绘制离线关系图", "draw the offline map")),
    "site": ("site", Bilingual("写出研究院的静态网站", "write the institute's site")),
    "export": ("output", Bilingual("导出为其他程序的格式", "export for other programs")),
    "schema": ("about", Bilingual("类别与关系类型", "kinds and types of ties")),
    "settings": ("about", Bilingual("设置及其来源", "settings and where each came from")),
    "doctor": ("doctor", Bilingual("检查安装与数据库", "check the installation and the store")),
}


class LazyGroup(Group):
    """A group whose commands live in modules of this package, named in `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"jjgraph.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name.replace('-', '_')}_command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from jjgraph.similarity import nearest

            near = "、".join(nearest(name, COMMANDS, count=2)) or "jjgraph --help"
            raise UsageError(
                Bilingual(f"没有命令“{name}”", f"no command {name!r}"),
                hint=Bilingual(f"是否指 {near}？", f"try {near}"),
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lang = language(ctx)
        with formatter.section(COMMANDS_HEADING.pick(lang)):
            formatter.write_dl([(name, words.pick(lang)) for name, (_, words) in COMMANDS.items()])


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return the value of ``--lang`` among the options before the command.

    Read before click does: an error of the call itself is already shown in this language.

    Examples
    --------
    >>> _asked_language(["--lang", "en", "gaps"]), _asked_language(["--lang=zh"]), _asked_language(["gaps"])
    ('en', 'zh', None)
    """
    for place, word in enumerate(arguments):
        if word == "--lang":
            return next(iter(arguments[place + 1 :]), None)
        if word.startswith("--lang="):
            return word.partition("=")[2]
        if not word.startswith("-"):
            return None
    return None


@click.group(
    cls=LazyGroup,
    help=Bilingual(
        "产教联合体关系图谱：有据可查的联系、协作缺口与离线关系图。",
        "An evidence-first graph of an industry–education consortium.",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    package_name="jjgraph",
    message="jjgraph %(version)s",
    cls=Option,
    help=Bilingual("显示版本。", "Show the version."),
)
@option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help=Bilingual("所显示的语言", "language of what is printed."),
)
def main() -> None:
    """Hold the commands; each reads its own options."""


def report(error: JJGraphError, lang: str) -> None:
    """Print an error with its way out, in the reader's language, on stderr."""
    prefix, advice = ("Error: ", "Advice: ") if lang == "en" else ("错误：", "建议：")
    click.echo(f"{prefix}{error.message.pick(lang)}", err=True)
    if error.hint != NO_HINT:
        click.echo(f"{advice}{error.hint.pick(lang)}", err=True)


def run(arguments: list[str] | None = None) -> Any:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Chinese text and tables, whatever the locale says; a name of a file may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if arguments is None else arguments
    chosen = {"lang": _asked_language(arguments)}
    try:
        code = main.main(args=arguments, prog_name="jjgraph", standalone_mode=False, obj=chosen) or 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = error.exit_code
    except click.UsageError as error:
        click.echo(explain(error, language_of(chosen)), err=True)
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Aborted" if language_of(chosen) == "en" else "已中止", err=True)
        code = 1
    except JJGraphError as error:
        if isinstance(error, InvalidDataError):
            from jjgraph.cli.reports import print_reports

            print_reports(error.checked, language_of(chosen))
        report(error, language_of(chosen))
        code = error.exit_code
    except BrokenPipeError:  # whoever read our output has gone: nothing is left to be said
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except OSError as error:  # a folder where a file should be, no right to write, a full disk
        message = Bilingual(f"文件操作失败：{error}", f"a file operation failed: {error}")
        held = isinstance(error, PermissionError)  # as Windows says of what another program has open
        report(JJGraphError(message, hint=HELD if held else NO_HINT), language_of(chosen))
        code = JJGraphError.exit_code
    sys.exit(code)
