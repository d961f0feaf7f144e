"""The data that the tests of the map draw: the Jinjiang seed, with made-up gaps and a measure; synthetic ones."""

from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.generate import write_synthetic
from jjgraph.analysis.context import Analysis
from jjgraph.analysis.gaps import find_gaps
from jjgraph.analysis.gaps.core import Gap
from jjgraph.analysis.measures.centrality import MEASURES, centrality
from jjgraph.bilingual import Bilingual
from jjgraph.intake.folder import read_folder
from jjgraph.intake.mapping import map_rows
from jjgraph.map.layout import positions, read_positions
from jjgraph.map.level_of_detail import LIMITS, Limits
from jjgraph.map.payload import map_payload
from jjgraph.map.stories import parse_story, read_story, story_json
from jjgraph.model.records import Dataset
from jjgraph.model.schema import builtin_schema

SEED = Path(__file__).parents[2] / "seeds" / "jinjiang"
THINNED, CLUSTERED = 450, 1400  # things: just above the limit of each
UNIVERSITY = "univ-quanzhou-vocational-technology"


def sample_gaps(dataset: Dataset) -> list[Gap]:
    """Return what the page must tell apart: a pair, a pair not assessable, a single subject."""
    ends = ("ent-panpan", UNIVERSITY)

    def gap(kind: str, subjects: tuple[str, ...], *, assessable: bool = True) -> Gap:
        return Gap(
            gap_id=f"{kind}:{':'.join(subjects)}",
            gap_kind=kind,
            subject_ids=subjects,
            expected="1",
            observed="0",
            shortfall=1.0,
            severity=0.75,
            assessable=assessable,
            reason=Bilingual(f"理由{kind}", f"reason {kind}"),
            action=Bilingual("核实", "verify"),
            claim_ids=(dataset.claims[0].uid,),
        )

    return [
        gap("G13", ends),
        gap("G07", ("gov-jinjiang", UNIVERSITY), assessable=False),
        gap("G01", ("consortium-jinjiang",), assessable=False),
    ]


def with_story(payload: dict[str, Any], seed: Analysis) -> dict[str, Any]:
    """Return *payload* with the story that ships with the seed."""
    return payload | {
        "story": story_json(parse_story(read_story(SEED / "story.yaml")), analysis=seed, payload=payload)
    }


def seed_payload() -> dict[str, Any]:
    """Return the data of the seed's map, in places computed anew, with the sample gaps."""
    schema = builtin_schema()
    seed = map_rows(read_folder(SEED, schema))
    measures = {"degree": {entity.uid: float(len(entity.uid)) for entity in seed.entities if entity.parties}}
    analysis = Analysis.of(seed, schema)
    payload = map_payload(
        analysis,
        gaps=sample_gaps(seed),
        measures=measures,
        intervals={"degree": {UNIVERSITY: (1, 7)}},
        positions=positions(seed.entities, seed.ties, schema),
    )
    return with_story(payload, analysis)


@cache
def computed_payload() -> dict[str, Any]:
    """Return the data of the seed's map as people get it: with every gap and measure computed."""
    schema = builtin_schema()
    seed = map_rows(read_folder(SEED, schema))
    analysis = Analysis.of(seed, schema)
    payload = map_payload(
        analysis,
        measures=centrality(analysis.graph, MEASURES),
        gaps=find_gaps(analysis),
        positions=positions(seed.entities, seed.ties, schema, stored=read_positions(SEED / "positions.json")),
    )
    return with_story(payload, analysis)


@cache
def sized_payload(nodes: int, limits: Limits = LIMITS) -> dict[str, Any]:
    """Return the data of a synthetic map with so many things."""
    schema = builtin_schema()
    with TemporaryDirectory() as folder:
        write_synthetic(Path(folder), nodes)
        full = map_rows(read_folder(Path(folder), schema))
    degrees = Counter(uid for tie in full.ties for uid in (tie.subject_uid, tie.object_uid))
    return map_payload(
        Analysis.of(full, schema),
        gaps=[],
        limits=limits,
        measures={"degree": {uid: float(count) for uid, count in degrees.items()}},
        positions=positions(full.entities, full.ties, schema),
    )
