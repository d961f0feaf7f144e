"""The map in Firefox: it is drawn, answers the reader, asks for nothing and complains of nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.bidi import Firefox, running_firefox
from tests.browser.samples import UNIVERSITY
from tests.servers import skip_or_fail

pytestmark = pytest.mark.browser


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
    assert firefox.evaluate("chart.nodes.length") == firefox.evaluate("shown.nodes.size") > 100

    firefox.evaluate("byId('search-input').focus()")
    firefox.type("qzzyjsdx\ue007")  # Enter
    assert firefox.evaluate("byId('panel-title').textContent") == "泉州职业技术大学"
    ties = [key for key, e in payload["edges"].items() if UNIVERSITY in (e["from"], e["to"])]
    assert firefox.evaluate("document.querySelectorAll('#panel details.tie').length") == len(ties)

    firefox.evaluate("select(null)")
    firefox.evaluate("fitNetwork()")
    place = """(() => {
      const { x, y } = chart.network.canvasToDOM(placeOf("gov-jinjiang"));
      const box = byId("canvas").getBoundingClientRect();
      return [x + box.left, y + box.top];
    })()"""
    firefox.click(*firefox.evaluate(place))
    firefox.until("state.selected && state.selected.id === 'gov-jinjiang'")
    assert firefox.evaluate("document.querySelector('#panel .claim .copy') !== null")

    firefox.evaluate("(state.gaps = true, state.list = true, state.tab = 'gaps', refresh())")
    assert firefox.evaluate("document.querySelectorAll('#list tbody tr').length") == len(payload["gaps"])
    assert firefox.evaluate("shown.gaps.length") == 2
    assert firefox.evaluate("svgPicture().querySelectorAll('#picture-things path').length") > 200
    assert firefox.heard(map_file.as_uri()) == []
