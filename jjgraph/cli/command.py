"""Commands and options that speak the language of their reader: Chinese or English, one at a time."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from jjgraph.bilingual import Bilingual
from jjgraph.errors import JJGraphError

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
USAGE = Bilingual("用法：", "Usage: ")
OPTIONS = Bilingual("选项", "Options")
COMMANDS = Bilingual("命令", "Commands")
SHOW_HELP = Bilingual("显示这段说明。", "Show this message and exit.")
EXTRAS = {"default": Bilingual("默认：", "default: "), "range": Bilingual("", "")}
REQUIRED = Bilingual("必填", "required")


def context_settings(flags: dict[str, str | None]) -> Any:
    """Resolve the settings of a command: the only place that reads the environment and the folder."""
    from jjgraph.settings import resolve

    return resolve(flags, os.environ, folder=Path.cwd())


def language_of(chosen: Mapping[str, str | None]) -> str:
    """Return the language of the reader, ``zh`` or ``en``: that of ``--lang``, else of the settings.

    Settings that cannot be read are no reason to say nothing: then the locale decides.
    """
    from jjgraph.settings import language_of_locale

    try:
        lang = context_settings({"lang": chosen.get("lang")})["lang"]
    except JJGraphError:
        lang = chosen.get("lang") or language_of_locale(os.environ)
    return "en" if lang == "en" else "zh"


def language(context: click.Context) -> str:
    """Return the language of the reader of a command."""
    return language_of(context.find_root().obj or {})


class BadValue(click.BadParameter):
    """A value that an option does not take; ``given`` is what was written."""

    def __init__(self, error: click.BadParameter, given: object) -> None:
        super().__init__(error.message, error.ctx, error.param)
        self.given = "、".join(map(str, given)) if isinstance(given, (list, tuple)) else str(given)


class Option(click.Option):
    """An option whose help is in both languages (``words``); the reader sees one."""

    def __init__(self, names: Sequence[str], *, help: Bilingual, **attributes: Any) -> None:
        super().__init__(names, help=help.zh, **attributes)
        self.words = help

    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter as error:
            raise BadValue(error, value) from error

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None:
            return None
        lang, extra = language(ctx), self.get_help_extra(ctx)
        parts = [f"{label.pick(lang)}{extra[name]}" for name, label in EXTRAS.items() if name in extra]  # type: ignore[literal-required]
        parts += [REQUIRED.pick(lang)] if self.required else []
        return record[0], self.words.pick(lang) + (f"  [{'; '.join(parts)}]" if parts else "")


class _Spoken(click.Command):
    """What commands and the group of them share: ``words`` is the help in both languages."""

    def __init__(self, name: str, *, help: Bilingual, **attributes: Any) -> None:
        super().__init__(name, help=help.zh, **attributes)
        self.words = help

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=USAGE.pick(language(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words.pick(language(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [param.get_help_record(ctx) for param in self.get_params(ctx)]
        with formatter.section(OPTIONS.pick(language(ctx))):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = SHOW_HELP.pick(language(ctx))
        return option


class Command(_Spoken):
    """A command whose help is in both languages."""


class Group(_Spoken, click.Group):
    """A group whose help is in both languages."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


def command(name: str, help: Bilingual) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command of a function."""
    return click.command(name, cls=Command, help=help)


def option(*names: str, help: Bilingual, **attributes: Any) -> Callable[[Decorated], Decorated]:
    """Give a command an option; *attributes* are those of `click.option`."""
    return click.option(*names, cls=Option, help=help, **attributes)
