"""Run the command line as a person would, in this process."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jjgraph.cli.main import run


@dataclass(frozen=True)
class Result:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Give a function that runs one command in an empty folder, against a store in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("JJGRAPH_STORE", str(tmp_path / "cli.kgl"))
    monkeypatch.delenv("LANG", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        code: object = 0
        try:
            run([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
        printed = capsys.readouterr()
        assert isinstance(code, int)
        return Result(code, printed.out, printed.err)

    return call


@pytest.fixture
def seeded(cli: Cli, jinjiang_store: Path, tmp_path: Path) -> Cli:
    """Give the command line with the Jinjiang data loaded."""
    shutil.copyfile(jinjiang_store, tmp_path / "cli.kgl")
    return cli
