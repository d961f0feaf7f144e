"""What a prediction starts from: the nodes of one analysis, what they are, and the ties that are observed."""

from dataclasses import dataclass

import numpy as np

from jjgraph.analysis.context import Analysis
from jjgraph.analysis.prediction.attributes import Attributes, attribute_features, attributes_of
from jjgraph.analysis.prediction.network import Floats, Ints, Network, network_of, nodes_of
from jjgraph.analysis.prediction.rules import same_group
from jjgraph.analysis.prediction.split import Nodes, ObservedTies, bonds_of
from jjgraph.analysis.prediction.topology import topology_features


@dataclass(frozen=True)
class PredictionInput:
    """The nodes, what they are, and what is observed today; `prediction_input` keeps it."""

    nodes: Nodes
    attributes: Attributes
    today: ObservedTies

    @classmethod
    def of(cls, analysis: Analysis) -> "PredictionInput":
        """Gather it from *analysis*: attributes from everything that is known, ties from what the view shows."""
        full, schema = analysis.full, analysis.schema
        uids = nodes_of(analysis.shown, schema)
        attributes = attributes_of(full, schema, uids)
        nodes = Nodes(uids, attributes.parties, same_group(full, schema, uids))
        return cls(nodes, attributes, ObservedTies(analysis.shown.ties, full.ties, analysis.as_of))

    def network(self) -> Network:
        """Return the network of today."""
        today, uids = self.today, self.nodes.uids
        held = bonds_of((tie for tie in today.ties if tie.active_at(today.as_of)), uids)
        return network_of(held, uids, today.as_of)

    def features(self, network: Network, pairs: Ints) -> Floats:
        """Return the features of pairs as they stand in *network*, in the columns of `FEATURES`."""
        ends = pairs[:, 0], pairs[:, 1]
        return np.column_stack(
            [topology_features(network, *ends), attribute_features(self.attributes, network, *ends)]
        )


def prediction_input(analysis: Analysis) -> PredictionInput:
    """Return what suggested pairs and their backtest start from; made once for an analysis.

    Examples
    --------
    >>> from jjgraph.model.examples import SCHEMA, tiny
    >>> analysis = Analysis.of(tiny(), SCHEMA)
    >>> prediction_input(analysis) is prediction_input(analysis)
    True
    """
    return analysis.kept("prediction", lambda: PredictionInput.of(analysis))
