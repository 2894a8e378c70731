"""Takes the lines of another register over. Every line is accounted for; a second time changes nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from zuiver.catalogue.other_registers.lines import FileKind, OtherLine, read_lines
from zuiver.catalogue.other_registers.people import PeopleOfLines
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Organisation
from zuiver.people.table_file import Line
from zuiver.registers.commands import Imported, SourceLine, entry_import
from zuiver.registers.declaration import Register
from zuiver.registers.payload import clean, clean_step

Progress = Callable[[int], Any]


def take_over(
    actor: Actor,
    register: Register,
    kind: FileKind,
    lines: Sequence[Line],
    *,
    needed: Mapping[str, Message],
    dry_run: bool,
    progress: Progress,
) -> ImportReport:
    """Take over all lines and return what became of each.

    All lines that are right are kept, or none when the program stops halfway. `needed` are the fields without which a
    line says nothing, with what is said then. `dry_run` does everything and keeps nothing.
    """
    report = ImportReport()
    people = PeopleOfLines(actor)
    with transaction.atomic():
        organisation = Organisation.objects.get(pk=actor.organisation_id)
        for line in read_lines(kind, lines):
            if isinstance(line, tuple):
                report.refuse(*line)
            else:
                _take_line(actor, register, organisation, people, line, needed, report)
            progress(1)
        if dry_run:
            transaction.set_rollback(True)
    return report


def _take_line(
    actor: Actor,
    register: Register,
    organisation: Organisation,
    people: PeopleOfLines,
    line: OtherLine,
    needed: Mapping[str, Message],
    report: ImportReport,
) -> None:
    try:
        data = _data_of(register, line, needed, actor.on)
        with transaction.atomic():
            source = SourceLine(
                key=line.key,
                person=people.find(line),
                data=data,
                literal=line.literal,
                reported_on=line.reported_on,
            )
            became = entry_import(actor, register, organisation, source)
    except InvalidData as wrong:
        people.forget_new()
        report.refuse(line.number, wrong)
        return
    people.keep_new()
    report.created += became is Imported.CREATED
    report.updated += became is Imported.UPDATED
    report.unchanged += became is Imported.UNCHANGED
    for column, why in line.looks:
        report.look_at(line.number, column, why.msgid, **why.params)


def _data_of(
    register: Register, line: OtherLine, needed: Mapping[str, Message], today: date
) -> dict[str, Any]:
    """Return what is stored, also in the fields that are otherwise asked with a step. Raises InvalidData per field."""
    cleaned = clean(register, line.typed, today, is_partial=True)
    data, errors = dict(cleaned.data), dict(cleaned.errors)
    for action in {action for field in register.fields for action in field.steps}:
        with_step = clean_step(register, action, data, line.typed, today, is_partial=True)
        data |= with_step.data
        errors |= with_step.errors
    errors = {name: why for name, why in needed.items() if name not in data} | errors
    if errors:
        raise InvalidData(errors)
    return data
