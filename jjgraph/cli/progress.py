"""A progress bar on stderr, only where stderr is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jjgraph.cli.options import Session


@contextmanager
def progress_bar(session: Session, total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that takes the number of objects done since it was last called."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    title = "载入" if session.lang == "zh" else "loading"
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda done: bar.advance(task, done)
