"""Brings a file with gifts in. Every line is accounted for; a second time changes nothing."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from zuiver.catalogue.gifts.columns import GiftLine, file_kind, read_lines
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.people.commands import person_create
from zuiver.people.import_report import ImportReport
from zuiver.people.models import Organisation, Person
from zuiver.people.table_file import read_table, text_of
from zuiver.registers.commands import Imported, SourceLine, entry_import
from zuiver.registers.payload import clean


def import_gifts(
    actor: Actor,
    content: bytes,
    *,
    dry_run: bool = False,
    progress: Callable[[int], Any] = lambda lines: None,
) -> ImportReport:
    """Take over the gifts of a file and return what became of each line.

    All lines that are right are kept, or none when the program stops halfway. `dry_run` does everything and keeps
    nothing. Raises InvalidData for a file that is no table, or whose columns are not known.
    """
    first_line = text_of(content).split("\n", 1)[0]
    kind = file_kind(first_line.replace(";", ",").replace("\t", ",").split(","))
    lines = read_table(content, known=kind.known, required=kind.required)
    report = ImportReport()
    people = _People(actor)
    with transaction.atomic():
        organisation = Organisation.objects.get(pk=actor.organisation_id)
        for line in read_lines(kind, lines):
            if isinstance(line, tuple):
                report.refuse(*line)
            else:
                _import_line(actor, organisation, people, line, report)
            progress(1)
        if dry_run:
            transaction.set_rollback(True)
    return report


def _import_line(
    actor: Actor, organisation: Organisation, people: "_People", line: GiftLine, report: ImportReport
) -> None:
    cleaned = clean(GIFTS, line.typed, actor.on, is_partial=True)
    errors = dict(cleaned.errors)
    if "description" not in cleaned.data and "description" not in errors:
        errors["description"] = Message("There is no description here. Fill in what it was.")
    try:
        if errors:
            raise InvalidData(errors)
        with transaction.atomic():
            source = SourceLine(
                key=line.key,
                person=people.find(line),
                data=cleaned.data,
                literal=line.literal,
                reported_on=line.reported_on,
            )
            became = entry_import(actor, GIFTS, organisation, source)
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


class _People:
    """Finds the person of a line: by the key of the HR system, else an external of that name, made when new."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        rows = list(Person.rows.of(actor.organisation_id))
        self._by_key = {person.employee_key: person for person in rows if person.employee_key}
        self._externals = {
            person.name: person
            for person in rows
            if person.kind == Person.Kind.EXTERNAL and not person.employee_key
        }
        self._new: Person | None = None

    def find(self, line: GiftLine) -> Person:
        """Return the person. Raises InvalidData for a key that nobody has."""
        person = self._by_key.get(line.person_key)
        if person is None and line.person_key not in {"", line.person_name}:
            message = Message(
                "There is nobody with key {key}. Bring in the people first.", {"key": line.person_key}
            )
            raise InvalidData({"employee_key": message})
        person = person or self._externals.get(line.person_name)
        if person is not None:
            return person
        self._new = person_create(self._actor, name=line.person_name, kind=Person.Kind.EXTERNAL)
        return self._new

    def keep_new(self) -> None:
        """Remember who was made for the line that was just taken."""
        if self._new is not None:
            self._externals[self._new.name] = self._new
        self._new = None

    def forget_new(self) -> None:
        """Forget who was made for a line that was refused after all."""
        self._new = None
