"""Every change of a measure. Each command checks permission and policy, and writes exactly one audit event."""

from zuiver.measures.commands.imposing import NewMeasure, measures_impose, measures_propose
from zuiver.measures.commands.lapsing import measures_lapse
from zuiver.measures.commands.rerouting import measures_reroute, measures_reroute_orphans

__all__ = [
    "NewMeasure",
    "measures_impose",
    "measures_lapse",
    "measures_propose",
    "measures_reroute",
    "measures_reroute_orphans",
]
