"""The prompt of a terminal: history, colours, completion, and what the keys do."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.graph import CypherLexer

from jjgraph.shell.completion import Words
from jjgraph.shell.statements import split


class WordCompleter(Completer):
    """Complete by what stands before the cursor."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        typed, fitting = self._words.fitting(document.text_before_cursor)
        return [Completion(word, start_position=-typed) for word in fitting]


def tab_key(words: Words) -> KeyBindings:
    """Return what Tab does: the one word that fits is put in at once, several open a menu."""
    keys = KeyBindings()

    @keys.add("tab")
    def complete(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        typed, fitting = words.fitting(buffer.document.text_before_cursor)
        if len(fitting) == 1:
            buffer.delete_before_cursor(typed)
            buffer.insert_text(fitting[0])
        elif buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    return keys


def history_file() -> Path:
    """Return where the statements of earlier sessions are kept, readable by the user alone."""
    import platformdirs

    path = Path(platformdirs.user_state_dir("jjgraph", appauthor=False)) / "shell-history"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    return path


def inputs(prompt: str, words: Words) -> Iterator[str]:
    """Yield what is typed, whole statements at a time, until Ctrl-D; Ctrl-C drops what was typed so far."""
    unfinished = Condition(lambda: bool(split(get_app().current_buffer.text)[1]))
    session: PromptSession[str] = PromptSession(
        prompt,
        lexer=PygmentsLexer(CypherLexer),
        completer=WordCompleter(words),
        complete_while_typing=False,
        key_bindings=tab_key(words),
        history=FileHistory(history_file()),
        multiline=unfinished,
        prompt_continuation=lambda width, line, wrapped: "… ".rjust(width),
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
