"""Every read. Each query takes the actor and shows no more than that actor may see."""

from zuiver.measures.queries.lists import (
    measures_of,
    measures_seen_with,
    mine,
    mine_done,
    to_check,
    under_watch,
)
from zuiver.measures.queries.register import PAGE_SIZE, register_of_measures, rows_for_export
from zuiver.measures.queries.views import MeasureFilters, MeasurePage, MeasureRow

__all__ = [
    "PAGE_SIZE",
    "MeasureFilters",
    "MeasurePage",
    "MeasureRow",
    "measures_of",
    "measures_seen_with",
    "mine",
    "mine_done",
    "register_of_measures",
    "rows_for_export",
    "to_check",
    "under_watch",
]
