"""Brings a file with gifts in. Every line is accounted for; a second time changes nothing."""

from zuiver.catalogue.gifts.columns import file_kind
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.catalogue.other_registers.importer import Progress, take_over
from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.people.import_report import ImportReport
from zuiver.people.table_file import read_table, text_of

_NEEDED = {"description": Message("There is no description here. Fill in what it was.")}


def import_gifts(
    actor: Actor, content: bytes, *, dry_run: bool = False, progress: Progress = lambda lines: None
) -> ImportReport:
    """Take over the gifts of a file and return what became of each line.

    All lines that are right are kept, or none when the program stops halfway. `dry_run` does everything and keeps
    nothing. Raises InvalidData for a file that is no table, or whose columns are not known.
    """
    first_line = text_of(content).split("\n", 1)[0]
    kind = file_kind(first_line.replace(";", ",").replace("\t", ",").split(","))
    lines = read_table(content, known=kind.known, required=kind.required)
    return take_over(actor, GIFTS, kind, lines, needed=_NEEDED, dry_run=dry_run, progress=progress)
