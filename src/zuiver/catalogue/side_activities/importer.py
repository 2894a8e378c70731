"""Brings a file with side activities in. Every line is accounted for; a second time changes nothing."""

from zuiver.catalogue.other_registers.importer import Progress, take_over
from zuiver.catalogue.side_activities.columns import KNOWN, REQUIRED, SENATE
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.import_report import ImportReport
from zuiver.people.table_file import read_table

_NEEDED = {"activity": Message("There is no title and no description here. Fill in what it is.")}


def import_side_activities(
    actor: Actor, content: bytes, *, dry_run: bool = False, progress: Progress = lambda lines: None
) -> ImportReport:
    """Take over the side activities of a file and return what became of each line.

    All lines that are right are kept, or none when the program stops halfway. `dry_run` does everything and keeps
    nothing. Raises InvalidData for a file that is no table, or whose columns are not known.
    """
    lines = read_table(content, known=KNOWN, required=REQUIRED)
    return take_over(
        actor, SIDE_ACTIVITIES, SENATE, lines, needed=_NEEDED, dry_run=dry_run, progress=progress
    )
