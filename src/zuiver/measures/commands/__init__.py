"""Every change of a measure. Each command checks permission and policy, and writes exactly one audit event."""

from zuiver.measures.commands.acting import measure_act
from zuiver.measures.commands.destroying import has_open_measures, measures_destroy
from zuiver.measures.commands.exporting import measures_export
from zuiver.measures.commands.imposing import NewMeasure, measures_impose, measures_propose
from zuiver.measures.commands.lapsing import measures_lapse
from zuiver.measures.commands.opening import measure_open
from zuiver.measures.commands.replacing import measure_hand_on, measure_replace
from zuiver.measures.commands.rerouting import measures_reroute, measures_reroute_orphans

__all__ = [
    "NewMeasure",
    "has_open_measures",
    "measure_act",
    "measure_hand_on",
    "measure_open",
    "measure_replace",
    "measures_destroy",
    "measures_export",
    "measures_impose",
    "measures_lapse",
    "measures_propose",
    "measures_reroute",
    "measures_reroute_orphans",
]
