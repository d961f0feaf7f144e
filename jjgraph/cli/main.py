"""The group of all commands. A command's module is imported when it is called, so that --help is quick."""

import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any

import click

from jjgraph import __version__
from jjgraph.bilingual import Bilingual
from jjgraph.cli.usage import in_both_languages
from jjgraph.errors import NO_HINT, InvalidDataError, JJGraphError

# name: module, Chinese summary, English summary
COMMANDS: dict[str, tuple[str, str, str]] = {
    "demo": ("demo", "载入晋江数据，计算并出图", "load the Jinjiang data, compute, draw"),
    "seed": ("data", "检查并载入数据集", "check and load data sets"),
    "check": ("data", "只检查数据集，不载入", "check a data set without loading it"),
    "verify": ("data", "证明文件的每一行都在库中", "prove that every row of the files is in the store"),
    "remove": ("data", "移除一个数据集", "take a data set out"),
    "queries": ("ask", "列出具名查询", "list the named queries"),
    "query": ("ask", "查询（只读）", "ask in Cypher, read-only"),
    "shell": ("shell", "用 Cypher 对话", "talk to the store in Cypher"),
    "show": ("profile", "一个机构的全部已知情况", "all that is known of one organisation"),
    "centrality": ("analysis", "谁处于中心", "who is central"),
    "gaps": ("analysis", "协作缺口", "which collaboration is missing"),
    "backtest": ("backtest", "推荐的合作对能猜中多少", "how well suggested pairs foretell ties"),
    "brokers": ("studies", "谁在居间", "who brokers"),
    "helix": ("studies", "螺旋协同与整体指标", "helix synergy and measures of the whole"),
    "communities": ("studies", "合作网络的社群", "communities of the network"),
    "compare": ("compare", "比较两个时点或数据集", "compare two dates or data sets"),
    "whatif": ("whatif", "假如少一家或多一条联系", "without a member, or with one more tie"),
    "consortia": ("studies", "各联合体并列", "the consortia side by side"),
    "map": ("output", "绘制离线关系图", "draw the offline map"),
    "site": ("site", "写出研究院的静态网站", "write the institute's site"),
    "export": ("output", "导出为其他程序的格式", "export for other programs"),
    "schema": ("about", "类别与关系类型", "kinds and types of ties"),
    "settings": ("about", "设置及其来源", "settings and where each came from"),
    "doctor": ("doctor", "检查安装与数据库", "check the installation and the store"),
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of this package, named in `COMMANDS`."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        with in_both_languages():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with in_both_languages():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"jjgraph.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = "、".join(get_close_matches(name, COMMANDS, n=2)) or "jjgraph --help"
            ctx.fail(f"没有命令“{name}”，是否指 {near}？ / no command {name!r}; try {near}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, f"{zh} / {en}") for name, (_, zh, en) in COMMANDS.items()]
        with formatter.section("命令 / Commands"):
            formatter.write_dl(rows)


@click.group(
    cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(
    __version__, package_name="jjgraph", message="jjgraph %(version)s", help="版本 / show the version."
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 / language of what is printed.")
@click.pass_context
def main(ctx: click.Context, lang: str | None) -> None:
    """产教联合体关系图谱：有据可查的联系、协作缺口与离线关系图。

    An evidence-first graph of an industry–education consortium.
    """
    ctx.obj = {"lang": lang}


def report(error: JJGraphError) -> None:
    """Print an error with its way out, Chinese first, on stderr."""
    click.echo(f"错误：{error.message.zh}\nError: {error.message.en}", err=True)
    if error.hint != NO_HINT:
        click.echo(f"建议：{error.hint.zh}\nAdvice: {error.hint.en}", err=True)


def run(arguments: list[str] | None = None) -> Any:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Chinese text and tables, whatever the locale says
    try:
        main(args=arguments, prog_name="jjgraph")
    except JJGraphError as error:
        if isinstance(error, InvalidDataError):
            from jjgraph.cli.reports import print_reports

            print_reports(error.checked)
        report(error)
        sys.exit(error.exit_code)
    except OSError as error:  # a folder where a file should be, no right to write, a full disk
        report(JJGraphError(Bilingual(f"文件操作失败：{error}", f"a file operation failed: {error}")))
        sys.exit(JJGraphError.exit_code)


def context_settings(flags: dict[str, str | None]) -> Any:
    """Resolve the settings of a command: the only place that reads the environment and the folder."""
    from jjgraph.settings import resolve

    return resolve(flags, os.environ, folder=Path.cwd())
