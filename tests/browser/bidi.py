"""Firefox, driven by WebDriver BiDi, which it speaks by itself: a few commands over a web socket, and no driver.

Playwright brings a Firefox of its own or none, and its BiDi asks for commands that Debian's Firefox lacks.
"""

import itertools
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PATIENCE = 60.0  # seconds for one answer
# What Firefox would ask the network for by itself.
PREFERENCES = """
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.proxy.type", 0);
user_pref("remote.active-protocols", 1);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
"""


class BidiError(Exception):
    """Firefox answered that a command failed."""


class Firefox:
    """One page in one window: open it, evaluate in it, type; and what it was heard to say or to ask for."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._page = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; events that come meanwhile are kept."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message["type"] == "event":
                self.events.append(message)
            elif message["id"] == number:
                if message["type"] == "error":
                    raise BidiError(f"{method}: {message['error']}: {message['message']}")
                return dict(message["result"])

    def open(self, address: str) -> None:
        """Open *address* in the page and wait until its load is complete."""
        self.send("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return the value of a JavaScript *expression*, a promise awaited, as JSON can carry it."""
        script = f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))"
        result = self.send(
            "script.evaluate", expression=script, target={"context": self._page}, awaitPromise=True
        )
        if result["type"] == "exception":
            raise BidiError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def until(self, condition: str) -> None:
        """Wait, frame by frame, until *condition* holds in the page; fail after 600 frames."""
        script = f"""new Promise((done, fail) => {{
          let frames = 0;
          const look = () => {{
            if ({condition}) done(true);
            else if (frames++ > 600) fail(new Error({json.dumps(condition)}));
            else requestAnimationFrame(look);
          }};
          look();
        }})"""
        self.evaluate(script)

    def type(self, text: str) -> None:
        """Press the keys of *text* one after the other, in what has the focus."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keys", "actions": keys}]
        self.send("input.performActions", context=self._page, actions=actions)

    def click(self, x: float, y: float) -> None:
        """Click at a place of the page, in pixels."""
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        actions = [{"type": "pointer", "id": "mouse", "actions": moves}]
        self.send("input.performActions", context=self._page, actions=actions)

    def heard(self, document: str) -> list[str]:
        """Return every message of the console and every request but that for *document*."""
        self.evaluate("0")  # what was said before this answer has come by now
        found = []
        for event in self.events:
            params = event["params"]
            if event["method"] == "log.entryAdded":
                found.append(f"{params['level']}: {params['text']}")
            elif not params["request"]["url"].startswith(("data:", "about:blank", document)):
                found.append(f"request: {params['request']['url'][:200]}")
        return found


@contextmanager
def running_firefox(executable: str, profile: Path) -> Iterator[Firefox]:
    """Start *executable* without a window, with a fresh *profile*, and end it afterwards."""
    (profile / "user.js").write_text(PREFERENCES, "utf-8")
    command = [
        executable,
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--remote-debugging-port",
        "0",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                break
        else:
            raise BidiError(f"Firefox ended: {''.join(lines)[-500:]}")
        # Firefox never waits for a reader of what it says.
        reader = threading.Thread(target=process.stderr.read, daemon=True)
        reader.start()
        with connect(f"{found[1]}/session", max_size=None, open_timeout=PATIENCE, proxy=None) as socket:
            yield Firefox(socket)
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stderr.close()
