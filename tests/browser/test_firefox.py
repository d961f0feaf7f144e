"""The map in Firefox: it is drawn, answers the reader, asks for nothing and complains of nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.acts import figures
from tests.browser.bidi import Firefox, running_firefox
from tests.browser.samples import UNIVERSITY
from tests.servers import skip_or_fail

pytestmark = pytest.mark.browser
STATUS = "document.querySelector('#status').textContent"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The system's Firefox; absent, the test is skipped, or fails where browser tests are required."""
    executable = shutil.which("firefox-esr") or shutil.which("firefox")
    if executable is None:
        skip_or_fail("browser", "no Firefox: apt-get install firefox-esr")
    with running_firefox(executable, tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


def test_the_map_works_in_firefox(firefox: Firefox, map_file: Path, payload: dict[str, Any]) -> None:
    """Drawn, searched, clicked, listed, with gaps, as SVG and with a citation: no message, no request."""
    firefox.open(map_file.as_uri())
    firefox.until("document.documentElement.dataset.ready === 'true'")
    assert firefox.evaluate("jjgraphProbe.items().length") == figures(firefox.evaluate(STATUS))[0] > 100

    firefox.evaluate("document.querySelector('#search-input').focus()")
    firefox.type("qzzyjsdx\ue007")  # Enter
    assert firefox.evaluate("document.querySelector('#panel-title').textContent") == "泉州职业技术大学"
    ties = [key for key, e in payload["edges"].items() if UNIVERSITY in (e["from"], e["to"])]
    assert firefox.evaluate("document.querySelectorAll('#panel details.tie').length") == len(ties)

    firefox.evaluate("document.querySelector('#close-button').click()")
    firefox.evaluate("document.querySelector('#zoom button:nth-child(3)').click()")
    place = """(() => {
      const { x, y } = jjgraphProbe.items().find((item) => item.id === "gov-jinjiang").at;
      const box = document.querySelector("#canvas").getBoundingClientRect();
      return [x + box.left, y + box.top];
    })()"""
    firefox.click(*firefox.evaluate(place))
    firefox.until("location.hash.includes('node=gov-jinjiang')")
    assert firefox.evaluate("document.querySelector('#panel .claim .copy') !== null")

    firefox.evaluate("(location.hash = '#gaps=1&view=list&tab=gaps', 0)")
    firefox.until("document.querySelector('#list table.of-gaps') !== null")
    assert firefox.evaluate("document.querySelectorAll('#list tbody tr').length") == len(payload["gaps"])
    assert firefox.evaluate("jjgraphProbe.lines().filter((line) => line.kind === 'gap').length") == 2
    firefox.evaluate("document.querySelector('#list-button').click()")
    firefox.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert firefox.evaluate("document.querySelectorAll('#picture-things path').length") > 200
    assert firefox.heard(map_file.as_uri()) == []
