"""A call that is off is told in both languages, whoever found the mistake: click or we."""

import pytest

from tests.cli.conftest import Cli

CALLS = [
    ("remove", "缺少参数 'DATASET'", "Missing argument 'DATASET'"),
    ("map", "缺少选项 '--out' / '-o'", "Missing option '--out' / '-o'"),
    ("gaps --tpo 3", "没有选项 --tpo，是否指 --top", "No such option '--tpo'"),
    ("--lagn zh", "没有选项 --lagn，是否指 --lang？", "No such option '--lagn'"),
    ("gaps --top", "选项 --top 后面缺一个值", "'--top' requires an argument"),
    ("gaps --inferred=3", "选项 --inferred 后面不能跟值", "'--inferred' does not take a value"),
    ("gaps --kind G99", "选项 '--kind' 的值不在可选之列", "'G99' is not one of 'G01'"),
    ("gaps --top x", "选项 '--top' 的值不是数，或不在范围之内", "'x' is not a valid integer range"),
    ("map --story none.yaml --out x.html", "选项 '--story' 的值用不了：不存在", "'none.yaml' does not exist"),
    ("gaps more", "多出了参数", "unexpected extra argument (more)"),
    ("query partners uid=x", "多出了参数，是否指 -p uid=x？", "Did you mean -p uid=x?"),
    ("query partners uid=甲", "多出了参数，是否指 -p uid=甲？", "unexpected extra argument (uid=甲)"),
    ("remvoe x", "没有命令“remvoe”，是否指 remove", "no command 'remvoe'; try remove"),
]


@pytest.mark.parametrize(("call", "chinese", "english"), CALLS)
def test_a_wrong_call_is_told_in_both_languages(call: str, chinese: str, english: str, cli: Cli) -> None:
    """Exit code 2, one line with the Chinese sentence first."""
    result = cli(*call.split())
    line = result.err.strip().splitlines()[-1]
    assert result.code == 2 and line.startswith(f"Error: {chinese}") and english in line
    assert line.count(" / ") - chinese.count(" / ") - english.count(" / ") == 1, "each language once"
    assert result.out == ""


def test_an_interruption_is_told_once(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a command starts is one line in both languages."""

    def interrupted(settings: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jjgraph.cli.options.open_store", interrupted)
    result = cli("query", "counts-by-kind")
    assert (result.code, result.err.strip()) == (1, "已中止 / Aborted")


def test_help_is_no_mistake(cli: Cli) -> None:
    """Without a command the help is shown as it is."""
    shown = cli()
    assert "命令 / Commands" in shown.out + shown.err and "Error" not in shown.err
