"""What the shell completes: names of queries, their parameters, and the entities that the store holds."""

import click
from click.shell_completion import CompletionItem

from jjgraph.cli.command import context_settings
from jjgraph.errors import JJGraphError
from jjgraph.queries.library import Param, load_library
from jjgraph.services.entity_lookup import values_beginning
from jjgraph.store.opening import open_store


def complete_query(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the named queries that begin with what was typed, with their titles."""
    return [
        CompletionItem(name, help=f"{query.title.zh} / {query.title.en}")
        for name, query in load_library().items()
        if name.startswith(incomplete)
    ]


def complete_parameter(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the parameters of the query that was named, then values of one that is an entity in the store."""
    words = [
        context.params.get("name") or "",
        *context.args,
    ]  # an option without its value leaves the name there
    query = next((load_library()[word] for word in words if word in load_library()), None)
    if query is None:
        return []
    name, separator, text = incomplete.partition("=")
    if not separator:
        return [
            CompletionItem(f"{param.name}=", help=f"{param.label.zh} / {param.label.en}")
            for param in query.params
            if param.name.startswith(name)
        ]
    param = next((param for param in query.params if param.name == name), None)
    return [] if param is None else _values(context, param, text)


def _values(context: click.Context, param: Param, text: str) -> list[CompletionItem]:
    try:
        with open_store(context_settings({"store": context.params.get("store")})) as store:
            found = values_beginning(store, param, text)
    except JJGraphError:  # no store, or none that answers: then there is nothing to complete
        return []
    return [CompletionItem(f"{param.name}={uid}", help=name) for uid, name in found]
