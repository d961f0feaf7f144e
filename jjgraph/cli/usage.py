"""What click says of a wrong call in English only, said in Chinese."""

import re

import click

from jjgraph.cli.command import BadValue

_BARE_PARAMETER = re.compile(r"unexpected extra arguments? \((\w+=[^)]*)\)")
_EXTRA = re.compile(r"extra arguments? \((.*)\)")
SORTS = {"argument": "参数", "option": "选项"}
UNFIT: dict[type, str] = {
    click.Choice: "不在可选之列",
    click.IntRange: "不是数，或不在范围之内",
    click.FloatRange: "不是数，或不在范围之内",
    click.Path: "用不了：不存在，或不是所要的一类",
}


def explain(error: click.UsageError, lang: str) -> str:
    """Return what is wrong with a call, how it is written, and where more is said, in the reader's language."""
    zh, en = _advice(error)
    lines = [error.ctx.get_usage()] if error.ctx else []
    more = f"{error.ctx.command_path} --help" if error.ctx else "jjgraph --help"
    if lang == "en":
        return "\n".join([*lines, f"Error: {error.format_message()}{en}", f"Advice: see {more}"])
    return "\n".join([*lines, f"错误：{chinese(error)}{zh}", f"建议：说明见 {more}"])


def _advice(error: click.UsageError) -> tuple[str, str]:
    """Return what was probably meant by a parameter that stands without its -p, in both languages."""
    extra = _BARE_PARAMETER.search(error.format_message())
    options = error.ctx.command.params if error.ctx else ()
    if extra is None or not any("-p" in option.opts for option in options):
        return "", ""
    return f"，是否指 -p {extra[1]}？", f" Did you mean -p {extra[1]}?"


def chinese(error: click.UsageError) -> str:
    """Say in Chinese what is wrong with a call.

    Examples
    --------
    >>> chinese(click.NoSuchOption("--tpo", possibilities=["--top"]))
    '没有选项 --tpo，是否指 --top？'
    >>> chinese(click.BadOptionUsage("--top", "Option '--top' requires an argument."))
    '选项 --top 后面缺一个值'
    """
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return f"没有选项 {name}" + (f"，是否指 {'、'.join(near)}？" if near else "")
        case click.BadOptionUsage(option_name=name):
            return f"选项 {name} " + ("后面缺一个值" if "requires" in error.message else "后面不能跟值")
        case click.MissingParameter(param=click.Parameter() as param):
            return f"缺少{_named(param, error)}"
        case click.BadParameter(param=click.Parameter() as param):
            given = f"“{error.given}”" if isinstance(error, BadValue) else ""
            return f"{_named(param, error)} 的值{given}{UNFIT.get(type(param.type), '不合')}{_choices(param)}"
        case _ if extra := _EXTRA.search(error.message):
            return f"多出了参数 {extra[1]}"
        case _:
            return "命令的写法不对"


def _choices(param: click.Parameter) -> str:
    return (
        f"（可选：{'、'.join(map(str, param.type.choices))}）" if isinstance(param.type, click.Choice) else ""
    )


def _named(param: click.Parameter, error: click.UsageError) -> str:
    return f"{SORTS[param.param_type_name]} {param.get_error_hint(error.ctx)}"
