"""Brings a file with trips in, as invitations that are over. Every line is accounted for; a second time changes nothing."""

from zuiver.catalogue.invitations.columns import KNOWN, NOT_KEPT, REQUIRED, trip_kind
from zuiver.catalogue.invitations.register import INVITATIONS
from zuiver.catalogue.other_registers.importer import Progress, take_over
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.import_report import ImportReport
from zuiver.people.table_file import read_table

_HEADER = 1
_LEAST_DATA = Message("Sex, birth and death of people are not needed here, so they are not stored.")


def import_trips(
    actor: Actor, content: bytes, *, dry_run: bool = False, progress: Progress = lambda lines: None
) -> ImportReport:
    """Take over the trips of a file and return what became of each line; once, at the header, what is not stored.

    All lines that are right are kept, or none when the program stops halfway. `dry_run` does everything and keeps
    nothing. Raises InvalidData for a file that is no table, or whose columns are not known.
    """
    lines = read_table(content, known=KNOWN, required=REQUIRED)
    report = take_over(
        actor, INVITATIONS, trip_kind(lines), lines, needed={}, dry_run=dry_run, progress=progress
    )
    left_out = [name for name in NOT_KEPT if any(line[name] for line in lines)]
    if left_out:
        report.look_at(_HEADER, ", ".join(left_out), _LEAST_DATA.msgid)
    return report
