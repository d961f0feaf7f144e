"""How those who ask write a parameter and a query: on the command line, in the shell, in Python."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Syntax:
    """The forms of one way to ask, for advice that can be taken as it stands.

    Examples
    --------
    >>> COMMAND_LINE.parameter("uid"), SHELL.call("find", "text"), PYTHON.parameter("uid", "kiln")
    ('-p uid=…', ':query find text=…', 'uid="kiln"')
    """

    given: str
    called: str
    quote: str = ""
    beside_text: str = ""

    def parameter(self, name: str, value: str = "…") -> str:
        """Return how a parameter is given; "…" stands for any value."""
        quote = "" if value == "…" else self.quote
        return self.given.format(name, f"{quote}{value}{quote}")

    def text_parameter(self, name: str) -> str:
        """Return how a parameter of a free statement is given: the shell has none, and names the command that has."""
        return self.beside_text.format(name) if self.beside_text else self.parameter(name)

    def call(self, query: str, parameter: str, value: str = "…") -> str:
        """Return how a named query is asked."""
        return self.called.format(query, self.parameter(parameter, value))


COMMAND_LINE = Syntax("-p {}={}", "jjgraph query {} {}")
SHELL = Syntax("{}={}", ":query {} {}", beside_text="jjgraph query --text … -p {}=…")
PYTHON = Syntax("{}={}", 'query("{}", {})', '"')
