"""Every change of a measure. Each command checks permission and policy, and writes exactly one audit event.

What ends in `_within` is part of a larger step: it returns what the event of that step says of the measures.
"""

from zuiver.measures.commands.acting import measure_act
from zuiver.measures.commands.destroying import has_open_measures, measures_destroy
from zuiver.measures.commands.exporting import measures_export
from zuiver.measures.commands.imposing import NewMeasure, impose_within, measures_impose, measures_propose
from zuiver.measures.commands.lapsing import lapse_within, measures_lapse
from zuiver.measures.commands.opening import measure_file, measure_open
from zuiver.measures.commands.replacing import measure_hand_on, measure_replace
from zuiver.measures.commands.rerouting import (
    measures_reroute,
    measures_reroute_after_change,
    measures_reroute_orphans,
    reroute_within,
)

__all__ = [
    "NewMeasure",
    "has_open_measures",
    "impose_within",
    "lapse_within",
    "measure_act",
    "measure_file",
    "measure_hand_on",
    "measure_open",
    "measure_replace",
    "measures_destroy",
    "measures_export",
    "measures_impose",
    "measures_lapse",
    "measures_propose",
    "measures_reroute",
    "measures_reroute_after_change",
    "measures_reroute_orphans",
    "reroute_within",
]
