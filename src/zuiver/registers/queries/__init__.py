"""Every read. Each query takes the actor and shows no more than that actor may see, in a constant number of queries."""

from zuiver.registers.declaration import Proposal
from zuiver.registers.queries.context import actions_for, decision_context
from zuiver.registers.queries.exporting import export_columns, export_count, export_rows
from zuiver.registers.queries.givers import GiverLine, Givers, registers_of_givers, repeat_givers
from zuiver.registers.queries.pages import desk_page, entries_page, jump, my_entries
from zuiver.registers.queries.photos import photo_of
from zuiver.registers.queries.preview import preview
from zuiver.registers.queries.stored import drafts_of, reads_by_others, stored_about_me
from zuiver.registers.queries.tasks import tasks_of, tasks_to_assess
from zuiver.registers.queries.timeline import history_of, reads_of
from zuiver.registers.queries.views import (
    SORTS,
    Available,
    DecisionContext,
    EntryFilters,
    EntryRow,
    EntryView,
    FieldValue,
    HandInView,
    History,
    LikeDecisions,
    Page,
    PhotoView,
    Preview,
    ReadLine,
    Sort,
    StoredAboutMe,
    Task,
    TimelineItem,
)

__all__ = [
    "SORTS",
    "Available",
    "DecisionContext",
    "EntryFilters",
    "EntryRow",
    "EntryView",
    "FieldValue",
    "GiverLine",
    "Givers",
    "HandInView",
    "History",
    "LikeDecisions",
    "Page",
    "PhotoView",
    "Preview",
    "Proposal",
    "ReadLine",
    "Sort",
    "StoredAboutMe",
    "Task",
    "TimelineItem",
    "actions_for",
    "decision_context",
    "desk_page",
    "drafts_of",
    "entries_page",
    "export_columns",
    "export_count",
    "export_rows",
    "history_of",
    "jump",
    "my_entries",
    "photo_of",
    "preview",
    "reads_by_others",
    "reads_of",
    "registers_of_givers",
    "repeat_givers",
    "stored_about_me",
    "tasks_of",
    "tasks_to_assess",
]
