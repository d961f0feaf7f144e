"""What every page of the site is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jjgraph.bilingual import Bilingual
from jjgraph.studies.evidence_index import EvidenceIndex

UNTITLED = Bilingual("产教联合体", "industry–education consortium")


@dataclass(frozen=True)
class SiteContext(EvidenceIndex):
    """An analysis with its indexes, and ``about``: data with their hash, day, view, parameters, versions."""

    about: Mapping[str, Any]

    @cached_property
    def title(self) -> Bilingual:
        """What the site is about."""
        about = self.full.title()
        return about if about.zh else UNTITLED
