"""Designates functions, changes and ends that, and keeps what stood there. Each command is one audit event."""

from datetime import date, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from zuiver.audit.record import record
from zuiver.kernel.errors import InvalidData, invalid
from zuiver.people.actor import Actor
from zuiver.people.checking import check_period, line_of_text
from zuiver.people.designations.queries import DesignationRow, designations
from zuiver.people.designations.wanted import Wanted, columns_of
from zuiver.people.models import Designation, Tenant, WatchedWord
from zuiver.people.names import folded
from zuiver.people.permissions import check_manage_designations, check_same_organisation

ONE_DAY: Final = timedelta(days=1)


@transaction.atomic
def designation_start(actor: Actor, wanted: Wanted, *, valid_from: date) -> Designation:
    """Designate a function from a day on (F-3). Raises InvalidData when it is designated on or after that day already."""
    _must_manage(actor)
    columns = columns_of(wanted)
    _check_free(actor, str(columns["function_key"]), valid_from)
    made = _create(actor, columns, valid_from)
    _account_for(actor, "people.designation.started", made, valid_from=valid_from, risk=made.risk)
    return made


@transaction.atomic
def designation_change(
    actor: Actor, designation: Designation, wanted: Wanted, *, valid_from: date
) -> Designation:
    """End a designation the day before, and start another for the same function; return the new one.

    Raises InvalidData for another function, for a day on or before the first one, and where nothing is different.
    """
    _must_manage(actor, designation)
    _must_hold(designation, valid_from)
    columns = columns_of(wanted)
    if columns["function_key"] != designation.function_key:
        raise invalid(
            "function", "A change stays with the same function. End this one, and designate {function} anew.",
            function=wanted.function,
        )  # fmt: skip
    changed = sorted(name for name, value in columns.items() if getattr(designation, name) != value)
    if not changed:
        raise invalid("reason", "Nothing is different from what stands there. Change something, or leave it.")
    until = designation.valid_until
    designation.valid_until = valid_from - ONE_DAY
    designation.save(update_fields=["valid_until"])
    made = _create(actor, columns, valid_from, follows=designation, until=until)
    _account_for(actor, "people.designation.changed", made, valid_from=valid_from, fields=", ".join(changed))
    return made


@transaction.atomic
def designation_end(actor: Actor, designation: Designation, *, valid_until: date, reason: str) -> None:
    """End a designation on a day, that day included, with a reason. Raises InvalidData."""
    _must_manage(actor, designation)
    check_period(designation.valid_from, valid_until)
    if designation.valid_until is not None and designation.valid_until < valid_until:
        raise invalid(
            "valid_until", "It ended on {day} already. Choose that day or an earlier one.",
            day=designation.valid_until.isoformat(),
        )  # fmt: skip
    designation.valid_until = valid_until
    designation.end_reason = line_of_text("end_reason", " ".join(reason.split()), longest=1000)
    designation.save(update_fields=["valid_until", "end_reason"])
    _account_for(actor, "people.designation.ended", designation, valid_until=valid_until)


@transaction.atomic
def designations_export(actor: Actor, *, ended: bool = False) -> list[DesignationRow]:
    """Return the list for a file, and record that it left."""
    _must_manage(actor)
    rows = designations(actor, ended=ended)
    record(
        "people.designation.exported",
        organisation_id=actor.organisation_id,
        actor=actor.label,
        subject="designations",
        data={"count": len(rows)},
    )
    return rows


@transaction.atomic
def watched_word_add(actor: Actor, word: str) -> WatchedWord:
    """Look from now on for a word in the names of functions. Raises InvalidData for one that is there already."""
    _must_manage(actor)
    text = line_of_text("word", word, longest=60)
    key = folded(text)
    if len(key) < 3:
        raise invalid("word", "“{word}” is too short to look for. Write at least three letters.", word=text)
    if WatchedWord.rows.of(actor.organisation_id).filter(word_key=key).exists():
        raise invalid("word", "We look for “{word}” already.", word=text)
    made: WatchedWord = WatchedWord.rows.create(
        organisation_id=actor.organisation_id, word=text, word_key=key
    )
    _account_for(actor, "people.watched_word.added", made, word=text)
    return made


@transaction.atomic
def watched_word_remove(actor: Actor, word: WatchedWord) -> None:
    """No longer look for a word."""
    _must_manage(actor, word)
    _account_for(actor, "people.watched_word.removed", word, word=word.word)
    word.delete()


def _create(
    actor: Actor,
    columns: dict[str, object],
    valid_from: date,
    *,
    follows: Designation | None = None,
    until: date | None = None,
) -> Designation:
    try:
        # Two people may write the same function at the same moment; the database takes one of them.
        with transaction.atomic():
            made: Designation = Designation.rows.create(
                organisation_id=actor.organisation_id,
                valid_from=valid_from,
                valid_until=until,
                follows=follows,
                **columns,
            )
    except IntegrityError:
        raise _designated_already(str(columns["function"])) from None
    return made


def _check_free(actor: Actor, function_key: str, valid_from: date) -> None:
    rows = Designation.rows.of(actor.organisation_id).filter(function_key=function_key)
    later = rows.filter(valid_from__gte=valid_from).order_by("valid_from").first()
    found = rows.filter(Designation.on(valid_from)).first() or later
    if found:
        raise _designated_already(found.function)


def _designated_already(function: str) -> InvalidData:
    return invalid(
        "function",
        "{function} is designated on or after that day already. Open that line and change it there.",
        function=function,
    )


def _must_hold(designation: Designation, valid_from: date) -> None:
    """Raise unless a change can start on the day: after the first day, and not after the last."""
    if valid_from <= designation.valid_from:
        raise invalid(
            "valid_from",
            "The change has to start after {day}, the first day of what stands there. Choose a later day.",
            day=designation.valid_from.isoformat(),
        )
    if designation.valid_until is not None and designation.valid_until < valid_from:
        raise invalid(
            "valid_from",
            "This designation ended on {day}. Designate the function anew.",
            day=designation.valid_until.isoformat(),
        )


def _must_manage(actor: Actor, *rows: Tenant) -> None:
    refusal = check_same_organisation(actor, *rows) or check_manage_designations(actor)
    if refusal:
        raise refusal


def _account_for(actor: Actor, event: str, about: Designation | WatchedWord, **data: object) -> None:
    subject = f"designation:{about.public_id}" if isinstance(about, Designation) else "watched_word"
    record(event, organisation_id=actor.organisation_id, actor=actor.label, subject=subject, data=data)
