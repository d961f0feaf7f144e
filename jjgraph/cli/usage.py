"""What click says of a call in English only, said in Chinese too."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import click

_BARE_PARAMETER = re.compile(r"unexpected extra arguments? \((\w+=[^)]*)\)")
SORTS = {"argument": "参数", "option": "选项"}
UNFIT: dict[type, str] = {
    click.Choice: "不在可选之列",
    click.IntRange: "不是数，或不在范围之内",
    click.FloatRange: "不是数，或不在范围之内",
    click.Path: "用不了：不存在，或不是所要的一类",
}


@contextmanager
def in_both_languages() -> Iterator[None]:
    """Put a Chinese sentence before the message of a usage error that has none."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        english = error.format_message()
        if " / " in english and re.search(r"[\u4e00-\u9fff]", english):  # ours; click may quote Chinese too
            raise
        zh, en = _advice(error)
        raise click.UsageError(f"{chinese(error)}{zh} / {english}{en}", ctx=error.ctx) from error
    except (KeyboardInterrupt, click.Abort) as error:  # click would say it in English only
        click.echo("已中止 / Aborted", err=True)
        raise click.exceptions.Exit(1) from error


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
            reason = UNFIT.get(type(param.type), "不合")
            return f"{_named(param, error)} 的值{reason}"
        case _ if "extra argument" in error.message:
            return "多出了参数"
        case _:
            return "命令的写法不对"


def _named(param: click.Parameter, error: click.UsageError) -> str:
    return f"{SORTS[param.param_type_name]} {param.get_error_hint(error.ctx)}"
