"""What is said where a named query has no rows: that the words occur elsewhere, or what else is known of whom it asks."""

from collections.abc import Mapping
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.model.value_words import RECORDS
from jjgraph.queries.library import NamedQuery, find_query
from jjgraph.services.syntax import Syntax
from jjgraph.store.protocol import GraphStore

FOUND_BY = "find-statements"  # the query that looks for words in everything that is said
_ABOUT = """MATCH (n:Record) WHERE n.subject_uid = $uid OR n.object_uid = $uid
WITH [l IN labels(n) WHERE l <> 'Record'][0] AS sort, count(n) AS number
RETURN sort, number ORDER BY sort"""
_NAME = "MATCH (e:Entity {uid: $uid}) RETURN e.name AS name ORDER BY name"


def elsewhere_notes(
    store: GraphStore, query: NamedQuery, values: Mapping[str, Any], syntax: Syntax
) -> tuple[Bilingual, ...]:
    """Return where the words of an empty answer do occur, and what the store has of the entities that it asks about.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> from jjgraph.services.syntax import COMMAND_LINE
    >>> from jjgraph.store.embedded import EmbeddedStore
    >>> from jjgraph.store.loading import load_dataset
    >>> with TemporaryDirectory() as folder:
    ...     store = EmbeddedStore(Path(folder) / "a.kgl", writable=True)
    ...     _ = load_dataset(store, tiny(), SCHEMA)
    ...     found = elsewhere_notes(store, find_query("figures"), {"uid": "a"}, COMMAND_LINE)
    ...     store.close()
    >>> [note.en for note in found]
    ['of 甲厂 the store has: claims 4, descriptions 1']
    """
    notes: list[Bilingual] = []
    for param in query.params:
        value = values.get(param.name)
        if param.type == "entity":
            notes.append(_known(store, str(value)))
        elif param.type == "text" and query.name != FOUND_BY and value and value != param.default:
            notes += _occurring(store, str(value), syntax)
    return tuple(notes)


def _known(store: GraphStore, uid: str) -> Bilingual:
    name = next((str(row[0]) for row in store.read(_NAME, {"uid": uid}).rows), uid)
    counts = [
        (RECORDS[sort], number) for sort, number in store.read(_ABOUT, {"uid": uid}).rows if sort in RECORDS
    ]
    if not counts:
        return Bilingual(f"库中没有关于{name}的记录", f"the store has no record of {name}")
    return Bilingual(
        f"关于{name}，库中有：{'、'.join(f'{label.zh} {number}' for label, number in counts)}",
        f"of {name} the store has: {', '.join(f'{label.en} {number}' for label, number in counts)}",
    )


def _occurring(store: GraphStore, text: str, syntax: Syntax) -> list[Bilingual]:
    count = len(store.read(find_query(FOUND_BY).text, {"text": text}).rows)
    if not count:
        return [Bilingual(f"“{text}”在库中任何一条里都没有", f"no record has {text!r}")]
    way = syntax.call(FOUND_BY, "text", text)
    return [Bilingual(f"“{text}”见于 {count} 条：{way}", f"{count} records have {text!r}: {way}")]
