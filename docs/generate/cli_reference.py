"""Write the pages on the command line, from click and the settings: ``python -m docs.generate.cli_reference``.

They are made apart from the other pages of `docs.generate.reference`, which need no command line.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from docs.generate.reference_pages import MADE, index_page, table
from jjgraph.bilingual import Bilingual
from jjgraph.cli.command import Command, Option
from jjgraph.cli.main import COMMANDS, main
from jjgraph.errors import DataError, JJGraphError, StoreError, UsageError
from jjgraph.files import write_below
from jjgraph.settings import KNOWN, PROJECT_FILE

NONE = "–"
EXIT_CODES: tuple[tuple[int, Bilingual], ...] = (
    (0, Bilingual("成功", "all went well")),
    (JJGraphError.exit_code, Bilingual("其他失败", "any other failure")),
    (UsageError.exit_code, Bilingual("命令写法有误", "invalid arguments")),
    (DataError.exit_code, Bilingual("数据没有通过检查", "the data fail a check")),
    (StoreError.exit_code, Bilingual("数据库连不上或拒绝访问", "the store cannot be reached, or refuses")),
)
VARIABLES = {setting.name: setting.variables for setting in KNOWN}


def contexts() -> dict[str, click.Context]:
    """Return a context of each command, by name; its ``command`` is the command."""
    top = click.Context(main, info_name="jjgraph")
    found = ((name, main.get_command(top, name)) for name in COMMANDS)
    return {name: click.Context(command, info_name=name, parent=top) for name, command in found if command}


def options_of(command: click.Command) -> list[Option]:
    """Return the options of a command, without ``--help``, which all have."""
    return [parameter for parameter in command.params if isinstance(parameter, Option)]


def arguments_of(command: click.Command) -> list[click.Argument]:
    """Return the arguments of a command."""
    return [parameter for parameter in command.params if isinstance(parameter, click.Argument)]


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _value(option: Option, context: click.Context) -> str:
    """What an option takes: its choices, or the name and range of its value."""
    if option.is_flag:
        return NONE
    if isinstance(option.type, click.Choice):
        return _code(map(str, option.type.choices))
    bounds = option.get_help_extra(context).get("range", "")
    return f"`{option.make_metavar(context)}`" + (f" ({bounds})" if bounds else "")


def _default(option: Option) -> str:
    """What holds where the option is not given; click marks the absence of a default in ways of its own."""
    if option.required:
        return "必填 / required"
    default = option.to_info_dict().get("default")
    if option.is_flag or default is None:
        return NONE
    return _code(map(str, default if isinstance(default, tuple) else (default,)))


def _option_row(option: Option, context: click.Context) -> tuple[str, ...]:
    names = _code([*option.opts, *option.secondary_opts])
    variables = VARIABLES.get(option.name or "", ())
    meaning = f"{option.words.zh} / {option.words.en}"
    if variables:
        meaning += f" {_code(variables)}"
    return names, _value(option, context), _default(option), meaning


def _options(context: click.Context) -> str:
    heading = ("选项 / option", "值 / value", "默认 / default", "说明 / meaning")
    return table(heading, (_option_row(option, context) for option in options_of(context.command)))


def _arguments(context: click.Context) -> str:
    rows = (
        (
            f"`{(argument.name or '').upper()}`",
            "✓" if argument.required else NONE,
            "任意 / any number" if argument.nargs == -1 else str(argument.nargs),
        )
        for argument in arguments_of(context.command)
    )
    return table(("参数 / argument", "必填 / required", "个数 / how many"), rows)


def command_page(context: click.Context) -> str:
    """Return the page of a command: what it does, how it is called, its arguments and options."""
    name = str(context.info_name)
    assert isinstance(context.command, Command)
    zh, en = context.command.words
    usage = " ".join([context.command_path, *context.command.collect_usage_pieces(context)])
    page = f"# jjgraph {name}：{COMMANDS[name][1].zh}\n\n{MADE}\n{zh}\n\n*{en}*\n\n```text\n{usage}\n```\n"
    if arguments_of(context.command):
        page += f"\n## 参数 / Arguments\n\n{_arguments(context)}"
    return page + f"\n## 选项 / Options\n\n{_options(context)}"


def commands_page() -> str:
    """Return the page that lists the commands, with what all of them share."""
    entries = ((name, f"cli/{name}.md", words) for name, (_, words) in COMMANDS.items())
    codes = ((str(code), label.zh, label.en) for code, label in EXIT_CODES)
    top = click.Context(main, info_name="jjgraph")
    return (
        f"{index_page(Bilingual('命令', 'Commands'), entries)}\n"
        f"## 写在命令之前 / Before the name of a command\n\n`jjgraph --lang en gaps`\n\n{_options(top)}\n"
        f"`-h`、`--help` 显示每个命令的帮助。 / `-h` and `--help` show the help of any command.\n\n"
        f"## 退出码 / Exit codes\n\n{table(('', '中文', 'English'), codes)}\n"
        "结果写在标准输出，其余写在标准错误。 / Results go to stdout, all else to stderr.\n"
    )


def _flags() -> dict[str, str]:
    """The option of each setting that has one."""
    commands = [main, *(context.command for context in contexts().values())]
    options = (option for command in commands for option in options_of(command))
    return {option.name: option.opts[0] for option in options if option.name in VARIABLES}


def settings_page() -> str:
    """Return the page on the settings: what each is for, and from where it is taken."""
    flags = _flags()
    rows = (
        (
            f"`{setting.name}`",
            f"{setting.zh} / {setting.en}",
            f"`{flags[setting.name]}`" if setting.name in flags else NONE,
            _code(setting.variables),
            f"`{setting.default}`" if setting.default else NONE,
        )
        for setting in KNOWN
    )
    heading = ("设置 / setting", "含义 / meaning", "选项 / option", "环境变量 / variables", "默认 / default")
    return f"# 设置 / Settings\n\n{MADE}\n{_ORDER}\n{table(heading, rows)}\n{_DEFAULTS}"


_ORDER = f"""先到先用：命令的选项；环境变量，按表中次序；当前文件夹的 `{PROJECT_FILE}`；用户配置文件夹的 `config.toml`；默认值。
`jjgraph settings` 显示每项设置的值与来源，密码不显示。

The first that is there counts: the option of the command; the variables, in the order of the table; `{PROJECT_FILE}`
in the current folder; `config.toml` in the user's configuration folder; the default. `jjgraph settings` shows each
value and where it came from, but never a password.
"""
_DEFAULTS = f"""`store` 默认为用户数据文件夹里的一个文件；`lang` 默认取自系统的区域设置，不是英文的都用中文。
The default `store` is a file in the user's data folder; the default `lang` follows the locale: English, or else Chinese.

两个文件都是 TOML，一行一项 / both files are TOML, one setting a line, here `{PROJECT_FILE}`:

```toml
store = "bolt://127.0.0.1:7687"
coverage = "0.8"
```

密码请放在环境变量里。 / Keep the password in the environment.
"""


def pages() -> dict[str, str]:
    """Return the pages on the command line by their path below docs/reference."""
    found = {f"cli/{name}.md": command_page(context) for name, context in contexts().items()}
    return {"cli.md": commands_page(), "settings.md": settings_page(), **found}


if __name__ == "__main__":
    for name, text in pages().items():
        write_below(Path(sys.argv[1]), name, text.encode())
