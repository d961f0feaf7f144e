"""No address is shown with its password, and none is taken with one."""

from pathlib import Path

import pytest

from jjgraph.errors import JJGraphError, UsageError
from jjgraph.settings import resolve, without_secrets
from jjgraph.store.opening import open_store
from tests.cli.conftest import Cli
from tests.paths import HARBOUR, XIKOU

SECRETS = [
    "bolt://neo4j:S3CRET@127.0.0.1:9",
    "neo4j+s://neo4j:S3CRET@h/db",
    "bolt://:S3CRET@h",
    "bolt://S3CRET@h",
    "bolt://neo4j:S3/CR@S3CRET@h",
    "neo4j:S3CRET@h:7687",
    "http://u:S3CRET@h",
    "bolt://h?password=S3CRET",
    "bolt://h:7687/?x=1&PWD=S3CRET#a",
    "neo4j://h?token=S3CRET&x=1",
    "store.kgl?password=S3CRET",
]
PLAIN = [
    "bolt://127.0.0.1:9",
    "neo4j+s://h:7687",
    "demo/jjgraph.kgl",
    "/home/a@b/x.kgl",
    "C:\\data\\x.kgl",
    "",
    "bolt://h?x=1",
]


@pytest.mark.parametrize("address", SECRETS)
def test_no_secret_of_an_address_is_shown(address: str) -> None:
    """Wherever it stands: before the host, in the query, without a scheme."""
    assert "S3CRET" not in without_secrets(address) and "***" in without_secrets(address)


@pytest.mark.parametrize("address", PLAIN)
def test_other_addresses_stay_as_they_are(address: str) -> None:
    """What holds no secret is not touched."""
    assert without_secrets(address) == address


@pytest.mark.parametrize("address", SECRETS)
def test_an_address_with_a_secret_is_refused_without_it(address: str, tmp_path: Path) -> None:
    """The error says what to set instead, and not the secret."""
    settings = resolve({"store": address}, {}, folder=tmp_path, user=tmp_path / "none")
    with pytest.raises(UsageError) as caught, open_store(settings):
        pass
    assert "S3CRET" not in str(caught.value) and "NEO4J_PASSWORD" in caught.value.hint.en
    assert "S3CRET" not in settings.shown("store")


@pytest.mark.parametrize("address", ["bolt://[", "bolt://h:port", "bolt://", "://", "x://y"])
def test_an_address_that_is_none_is_an_error_of_ours(address: str, tmp_path: Path) -> None:
    """No trace of the driver, whatever is written."""
    settings = resolve({"store": address, "password": "x"}, {}, folder=tmp_path, user=tmp_path / "none")
    with pytest.raises(JJGraphError), open_store(settings):
        pass


@pytest.mark.parametrize("address", SECRETS)
@pytest.mark.parametrize("command", [("settings",), ("doctor",), ("find", "x"), ("seed",)])
def test_no_command_prints_it(
    cli: Cli, address: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither as a result nor in an error."""
    monkeypatch.setenv("JJGRAPH_STORE", address)
    result = cli(*command)
    assert "S3CRET" not in result.out + result.err and result.out + result.err


@pytest.mark.parametrize("name", ["folder", "x.docx", "x.xls", "x.PDF"])
def test_a_table_goes_to_a_file_of_its_format_or_nowhere(seeded: Cli, tmp_path: Path, name: str) -> None:
    """A folder, or a name that promises another format, is refused before anything is computed."""
    (tmp_path / "folder").mkdir()
    result = seeded("centrality", "--out", name)
    assert result.code == 2 and result.out == "" and "错误" in result.err
    assert not list((tmp_path / "folder").iterdir()) and not (tmp_path / "x.docx").exists()


def test_a_store_that_is_a_link_stays_one(cli: Cli, tmp_path: Path) -> None:
    """`seed` writes through the link: the file behind it gets the data, and the link is still a link."""
    (tmp_path / "elsewhere").mkdir()
    real, link = tmp_path / "elsewhere" / "real.kgl", tmp_path / "s.kgl"
    link.symlink_to(real)
    for path, loaded in ((HARBOUR, 10), (XIKOU, 40)):
        assert cli("seed", str(path), "--store", str(link)).code == 0
        assert link.is_symlink() and real.is_file() and not real.is_symlink()
        assert {item.name for item in tmp_path.iterdir()} == {"elsewhere", "s.kgl"}
        behind, through = (cli("find", "a", "--store", str(store)) for store in (real, link))
        assert behind.out == through.out
        count = cli(
            "query",
            "--text",
            "MATCH (n:Entity) RETURN count(n) AS n",
            "--format",
            "csv",
            "--store",
            str(real),
        )
        assert int(count.out.split()[1]) >= loaded
