"""A wrong call is reported in the reader's language, whoever found the mistake: click or we."""

import re

import pytest

from tests.cli.conftest import Cli

CALLS = [
    ("remove", "缺少参数 'DATASET'", "Missing argument 'DATASET'"),
    ("map", "缺少选项 '--out' / '-o'", "Missing option '--out' / '-o'"),
    ("gaps --tpo 3", "没有选项 --tpo，是否指 --top", "No such option '--tpo'"),
    ("--lagn zh", "没有选项 --lagn，是否指 --lang？", "No such option '--lagn'"),
    ("gaps --top", "选项 --top 后面缺一个值", "'--top' requires an argument"),
    ("gaps --inferred=3", "选项 --inferred 后面不能跟值", "'--inferred' does not take a value"),
    ("gaps --kind G99", "选项 '--kind' 的值“G99”不在可选之列（可选：G01、", "'G99' is not one of 'G01'"),
    ("gaps --top x", "选项 '--top' 的值“x”不是数，或不在范围之内", "'x' is not a valid integer range"),
    (
        "map --story none.yaml --out x.html",
        "选项 '--story' 的值“none.yaml”用不了：不存在",
        "'none.yaml' does not exist",
    ),
    ("gaps more", "多出了参数 more", "unexpected extra argument (more)"),
    ("query partners uid=x", "多出了参数 uid=x，是否指 -p uid=x？", "Did you mean -p uid=x?"),
    ("query partners uid=甲", "多出了参数 uid=甲，是否指 -p uid=甲？", "unexpected extra argument (uid=甲)"),
    ("remvoe x", "没有命令“remvoe”", "no command 'remvoe'"),
]


@pytest.mark.parametrize(("call", "chinese", "english"), CALLS)
def test_a_wrong_call_is_reported_in_one_language(call: str, chinese: str, english: str, cli: Cli) -> None:
    """Exit code 2, one line of the error in the language that was asked for, and where more is said."""
    for lang, said, other, prefix in (
        ("zh", chinese, english, "错误："),
        ("en", english, chinese, "Error: "),
    ):
        result = cli("--lang", lang, *call.split())
        errors = [line for line in result.err.splitlines() if line.startswith(prefix)]
        assert result.code == 2 and len(errors) == 1 and said in errors[0]
        assert other not in result.err and result.out == ""
        assert result.err.splitlines()[-1].startswith("建议：" if lang == "zh" else "Advice: ")


def test_an_interruption_is_reported_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a command starts is one line in the reader's language."""

    def interrupted(settings: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jjgraph.cli.options.open_store", interrupted)
    result = cli("query", "counts-by-kind")
    assert (result.code, result.err.strip()) == (1, "已中止")
    result = cli("--lang", "en", "query", "counts-by-kind")
    assert (result.code, result.err.strip()) == (1, "Aborted")


def test_help_is_no_mistake(cli: Cli) -> None:
    """Without a command the help is shown as it is, in one language."""
    shown = cli()
    assert "命令:" in shown.out + shown.err and "错误" not in shown.err and "Options" not in shown.err
    shown = cli("--lang", "en", "--help")
    assert "Commands:" in shown.out and not re.search("[\u4e00-\u9fff]", shown.out)
