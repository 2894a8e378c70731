"""Every read. Each query takes the actor and shows no more than that actor may see."""

from zuiver.measures.queries.figures import OnTime, share_with_proof_on_date
from zuiver.measures.queries.lists import (
    measures_of,
    measures_seen_with,
    mine,
    mine_done,
    to_check,
    to_do,
    under_watch,
)
from zuiver.measures.queries.register import PAGE_SIZE, register_of_measures, rows_for_export
from zuiver.measures.queries.stored import measures_about_me
from zuiver.measures.queries.views import (
    FileLine,
    MeasureFilters,
    MeasurePage,
    MeasureRow,
    MeasureView,
    ReadLine,
    StepLine,
)

__all__ = [
    "PAGE_SIZE",
    "FileLine",
    "MeasureFilters",
    "MeasurePage",
    "MeasureRow",
    "MeasureView",
    "OnTime",
    "ReadLine",
    "StepLine",
    "measures_about_me",
    "measures_of",
    "measures_seen_with",
    "mine",
    "mine_done",
    "register_of_measures",
    "rows_for_export",
    "share_with_proof_on_date",
    "to_check",
    "to_do",
    "under_watch",
]
