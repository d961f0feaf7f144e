"""The labels of an entity in a store beside its kind: that it is an organisation, and of which parties.

Labels are ASCII, as all names in a store; the Chinese party stays in the property ``parties``.
"""

from collections.abc import Mapping

from jjgraph.model.records import Entity

ORGANISATION = "Organisation"
PARTY_LABELS: Mapping[str, str] = {
    "政": "Government",
    "校": "School",
    "行": "Association",
    "企": "Company",
    "研": "Research",
}
# Every label that is no kind.
FIXED_LABELS: tuple[str, ...] = ("Entity", "Record", ORGANISATION, *PARTY_LABELS.values())


def labels_of(entity: Entity, kind_class: str) -> tuple[str, ...]:
    """Return the labels of *entity* behind ``Entity``: its kind, and of an organisation that and its parties.

    Parameters
    ----------
    entity : Entity
        Folded from its descriptions.
    kind_class : str
        The class of its kind.

    Examples
    --------
    >>> board = Entity(uid="a", kind="Enterprise", name="甲", parties=("企", "研"))
    >>> labels_of(board, "organisation"), labels_of(Entity(uid="b", kind="Place", name="乙"), "place")
    (('Enterprise', 'Organisation', 'Company', 'Research'), ('Place',))
    """
    if kind_class != "organisation":
        return (entity.kind,)
    return (entity.kind, ORGANISATION, *(PARTY_LABELS[party] for party in entity.parties))
