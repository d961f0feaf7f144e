"""What is private leaves the store only with --internal: canaries in every private place, looked for in all that is written."""

import json
import shutil
from pathlib import Path

import pytest

from jjgraph.model.view import View
from jjgraph.queries.library import load_library
from jjgraph.services.selection import selected
from jjgraph.services.store_comparison import known_parameters
from tests.cli.conftest import Cli
from tests.paths import XIKOU
from tests.stores import opened

PLACES = (
    *("contact", "telephone", "email", "identity_number", "uid", "name", "english", "alias", "note"),
    *("website", "statement", "role", "fact", "said", "measure"),
)
CANARIES = {place: f"canary{number:02}x" for number, place in enumerate(PLACES)}
ADDED = {
    "entities.csv": "{uid},Contact,{name},{english},{alias},,溪口市,https://{website}.example,gazette,{note},,",
    "relationships.csv": "{uid},CONTACT_OF,kiln,,{role},,,gazette,附件,{statement},stated",
    "facts.csv": "loom,telephone,{fact},,,gazette,附件,,stated",
    "statements.csv": "{uid},function,{said},,unknown,,,gazette,附件,stated",
    "statistics.csv": "{uid},{measure},1,eq,,,gazette,附件,",
    "group_members.csv": "firms,{uid},candidate,gazette,",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give xikou with a contact, and with private properties and a private fact of its firms."""
    copied = Path(shutil.copytree(XIKOU, tmp_path / "data" / "xikou"))
    for file, row in ADDED.items():
        head, *rows = (copied / file).read_text("utf-8").splitlines()
        known = dict(zip(_columns(file), row.format(**CANARIES).split(","), strict=True))
        line = ",".join(known.get(column, "") for column in head.split(","))
        (copied / file).write_text("\n".join([head, *rows, line]) + "\n", "utf-8")
    entities = copied / "entities.csv"
    private = ("contact", "telephone", "email", "identity_number")
    head, *rows = entities.read_text("utf-8").splitlines()
    rows = [
        row + "," + ",".join(CANARIES[name] if row.startswith("kiln,") else "" for name in private)
        for row in rows
    ]
    entities.write_text("\n".join([f"{head},{','.join(private)}", *rows]) + "\n", "utf-8")
    return copied


def _columns(file: str) -> list[str]:
    columns = {
        "entities.csv": "uid,kind,name_zh,name_en,aliases,party,place,website,source_id,note,number,study_level",
        "relationships.csv": "subject_id,type,object_id,since,role,until,status,source_id,locator,statement,confidence",
        "facts.csv": "uid,property,value,since,until,source_id,locator,statement,confidence",
        "statements.csv": "subject_id,aspect,text_zh,text_en,status,since,until,source_id,locator,confidence",
        "statistics.csv": "subject_id,measure,value,bound,unit,period,source_id,locator,statement",
        "group_members.csv": "group_id,entity_id,reading,source_id,note",
    }
    return columns[file].split(",")


def written(folder: Path) -> str:
    """Return the text of every file below a folder."""
    return "\n".join(
        path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file()
    )


def escaped(text: str) -> str:
    """Return the text in lower case: what searches, and what is drawn, may be folded."""
    return text.lower()


def everything(cli: Cli, out: Path, *how: str) -> str:
    """Return all that the commands print and write."""
    out.mkdir()
    said = []
    for form in ("csv", "json", "graphml", "gexf", "cypher"):
        found = cli("export", "--format", form, "--out", out / f"export-{form}", *how)
        assert found.code == 0, found.err
        said += [found.out, found.err]
    for call in (
        ("map", "--out", out / "map.html"),
        ("site", "--out", out / "site"),
        ("show", "kiln"),
        ("show", "loom", "--format", "json"),
        ("gaps",),
        ("centrality",),
        ("consortia",),
        (
            "query",
            "--text",
            "MATCH (n) RETURN properties(n) AS all, labels(n) AS labels ORDER BY n.uid",
            "--format",
            "json",
        ),
        (
            "query",
            "--text",
            "MATCH ()-[r]->() RETURN properties(r) AS all, type(r) AS type ORDER BY r.key",
            "--format",
            "json",
        ),
    ):
        found = cli(*call, *how)
        assert found.code == 0, found.err
        said += [found.out, found.err]
    return escaped("\n".join([*said, written(out)]))


def test_nothing_private_is_written(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """Not in the map, the site, any export, a profile, a study, free text; nor in what seed, check and verify say."""
    told = [cli(name, folder) for name in ("check", "seed", "verify")]
    assert [found.code for found in told] == [0, 0, 0]
    text = escaped("".join(found.out + found.err for found in told)) + everything(cli, tmp_path / "public")
    assert [place for place, canary in CANARIES.items() if canary in text] == []


def test_no_named_query_shows_it(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """Each of them, with parameters that the data give."""
    assert cli("seed", folder).code == 0
    with opened(tmp_path / "cli.kgl", writable=False) as whole, selected(whole) as store:
        answers = {
            name: store.read(query.text, View().parameters() | known_parameters(store, query))
            for name, query in load_library().items()
        }
    assert len(answers) > 80
    assert [name for name, rows in answers.items() if "canary" in str(rows.rows)] == []


def test_internal_shows_it_and_says_so(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """With --internal every canary is in the exports, and the command says whom it is for."""
    assert cli("seed", folder).code == 0
    text = everything(cli, tmp_path / "internal", "--internal")
    assert [place for place, canary in CANARIES.items() if canary not in text] == []
    found = cli("show", "kiln", "--internal")
    assert CANARIES["telephone"] in found.out
    assert "仅供内部" in found.err
    assert "仅供内部" not in cli("show", "kiln").err


def test_an_internal_export_comes_back_whole(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """It is loaded again without a warning, and exported again with the same bytes."""
    assert cli("seed", folder).code == 0
    again = ("--store", tmp_path / "again.kgl")
    export = ("export", "--format", "csv", "--internal", "--out")
    assert cli(*export, tmp_path / "first").code == 0
    assert cli("seed", "--strict", tmp_path / "first" / "xikou", *again).code == 0
    assert cli(*export, tmp_path / "second", *again).code == 0
    assert written(tmp_path / "first") == written(tmp_path / "second")


def test_contact_data_in_free_text_are_reported(cli: Cli, folder: Path) -> None:
    """A number in a note is warned of, with its place, and the warning does not repeat it."""
    file = folder / "entities.csv"
    line = "海城大学,Haicheng University,海大,,海城市,,report,"
    file.write_text(file.read_text("utf-8").replace(line, f"{line}电话13800001234"), "utf-8")
    found = cli("check", folder, "--format", "json")
    [issue] = [row for row in json.loads(found.out) if row["code"] == "contact-data"]
    assert (issue["file"], issue["column"], issue["severity"]) == ("entities.csv", "note", "warning")
    assert "13800001234" not in found.out + found.err
