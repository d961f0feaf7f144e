"""What is private (contacts, telephones, e-mails, identity numbers): found, and left out.

A kind, a type of tie or a property is private where its YAML says so. Nothing of it leaves the store but for those
who ask for it: `public` is what everybody else sees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jjgraph.model.records import Batch, Dataset, Extras, Fact, Record
from jjgraph.model.schema import Kind, Schema, TieType


@dataclass(frozen=True, slots=True)
class Privacy:
    """The names that a schema calls private."""

    kinds: frozenset[str]
    ties: frozenset[str]
    properties: frozenset[str]


def privacy_of(schema: Schema) -> Privacy:
    """Return what *schema* calls private; finer sorts of a private kind are private too.

    Examples
    --------
    >>> from jjgraph.model.schema import builtin_schema
    >>> found = privacy_of(builtin_schema())
    >>> sorted(found.kinds), sorted(found.ties), sorted(found.properties)
    (['Contact'], ['CONTACT_OF'], ['contact', 'email', 'identity_number', 'messenger', 'telephone'])
    """
    kinds = {
        name for name in schema.kinds if any(schema.kinds[kind].private for kind in schema.lineage(name))
    }
    of_ties = [prop for tie in schema.ties.values() for prop in tie.properties]
    properties = {prop.name for prop in (*schema.added_to_entities(), *of_ties) if prop.private}
    return Privacy(frozenset(kinds), _marked(schema.ties), frozenset(properties))


def _marked(specs: Mapping[str, Kind] | Mapping[str, TieType]) -> frozenset[str]:
    return frozenset(name for name, spec in specs.items() if spec.private)


def public(dataset: Dataset, schema: Schema) -> Dataset:
    """Return *dataset* without what is private: entities, ties, records about them, and properties.

    Examples
    --------
    >>> from jjgraph.model.examples import entity
    >>> from jjgraph.model.schema import builtin_schema
    >>> both = Dataset(entities=(entity("a", extras=(("telephone", "1"), ("uscc", "2"))), entity("p", "Contact")))
    >>> [(item.uid, item.extras) for item in public(both, builtin_schema()).entities]
    [('a', (('uscc', '2'),))]
    """
    private = privacy_of(schema)
    hidden = {entity.uid for entity in dataset.entities if entity.kind in private.kinds}
    ties = (tie for tie in dataset.ties if tie.type not in private.ties)
    return replace(
        dataset.with_records(lambda record: _public_record(record, private, hidden)),
        entities=tuple(_stripped(item, private) for item in dataset.entities if item.uid not in hidden),
        ties=tuple(_stripped(tie, private) for tie in ties if not hidden & {tie.subject_uid, tie.object_uid}),
    )


def holds_private(dataset: Dataset, schema: Schema) -> bool:
    """Tell whether anything in *dataset* is private.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> holds_private(tiny(), SCHEMA)
    False
    """
    private = privacy_of(schema)
    hidden = {item.subject_uid for item in dataset.descriptions if item.kind in private.kinds}
    return any(_public_record(record, private, hidden) is not record for record in dataset.records())


def _public_record(record: Record, private: Privacy, hidden: set[str]) -> Record | None:
    if isinstance(record, Batch) and record.holds_private:
        return None
    about = {getattr(record, "subject_uid", ""), getattr(record, "object_uid", "")}
    if about & hidden or getattr(record, "relation", "") in private.ties:
        return None
    if isinstance(record, Fact) and record.property in private.properties:
        return None
    stripped: Record = _stripped(record, private)
    return stripped


def _stripped(item: Any, private: Privacy) -> Any:
    """Return an entity, tie or record without its private properties."""
    extras: Extras = getattr(item, "extras", ())
    kept = tuple((name, value) for name, value in extras if name not in private.properties)
    return item if kept == extras else replace(item, extras=kept)
