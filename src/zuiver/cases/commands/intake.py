"""What a manager was told: a report that a manager seals for who handles reports, with an own copy to read again.

Who told it stays out. The box of such a report opens with a code that the browser made and threw away: nobody reads along.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from zuiver.cases.blind import numbers_of
from zuiver.cases.commands.held import Held, add_pieces, add_wraps
from zuiver.cases.commands.reporting import Receipt, report_submit
from zuiver.cases.durable import until_on_disk
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle import Channel, Compartment, ItemKind, Role
from zuiver.cases.models import Case, CompartmentKey, KeyHolder, Reader, RegisterLine, Wrap
from zuiver.cases.pieces import NewKey, Piece, Report, check_key
from zuiver.cases.standing import not_found, person_of, place_of
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.people.models import Leadership

_SOURCE = "manager"


def intake_submit(
    actor: Actor, report: Report, holder_id: UUID, *, key: NewKey, pieces: Sequence[Piece]
) -> Receipt:
    """Store what a manager was told as a report, and the manager's own copy; the same again gives the same receipt.

    Raises Refusal for who leads nobody and for who would read the report as well, NotFound for a key of somebody else,
    InvalidData and `NotSealedRight` as for any report.
    """
    if not leads_somebody(actor):
        raise Refusal(
            "leads_nobody",
            "This page is for who leads people. Everybody can report on the page for reports, also without a name.",
        )
    holder = _own_key(actor, holder_id)
    _check_copy(key, holder, pieces)
    with until_on_disk(), transaction.atomic():
        receipt = report_submit(actor.organisation_id, replace(report, channel=Channel.MANAGER))
        case: Case = (
            Case.rows.of(actor.organisation_id).select_for_update().select_related("organisation").get(pk=receipt.case_id)
        )  # fmt: skip
        places = Reader.rows.of(actor.organisation_id).filter(case=case)
        if not places.filter(holder=holder).exists():
            if places.filter(holder__person_id__in=numbers_of(person_of(actor))).exists():
                raise Refusal(
                    "intake_reader",
                    "You would read this as a handler as well. Leave yourself out, so that a colleague handles it.",
                )
            if case.channel != Channel.MANAGER or places.filter(role=Role.MANAGER).exists():
                raise not_found()
            _keep_copy(actor, case, holder, key, pieces)
        return receipt


@transaction.atomic
def intake_opened(actor: Actor, case_id: UUID) -> None:
    """Remember up to where the manager looked. Nothing of it stands in the log."""
    rows = Reader.rows.of(actor.organisation_id).filter(
        case_id=case_id,
        role=Role.MANAGER,
        holder__person_id__in=numbers_of(person_of(actor)),
        ended_on__isnull=True,
    )
    for row in rows.select_related("case"):
        Reader.rows.filter(pk=row.pk).update(seen=row.case.lines)


def leads_somebody(actor: Actor) -> bool:
    """Whether the actor leads a unit on the day, and is still here."""
    if actor.person_id is None or has_left(actor):
        return False
    led = Leadership.rows.of(actor.organisation_id).filter(Leadership.on(actor.on), person_id=actor.person_id)
    return bool(led.exists())


def _own_key(actor: Actor, holder_id: UUID) -> KeyHolder:
    found: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .filter(
            pk=holder_id, person_id__in=numbers_of(person_of(actor)), role=Role.MANAGER, ended_on__isnull=True
        )
        .first()
    )
    if found is None:
        raise not_found()
    return found


def _check_copy(key: NewKey, holder: KeyHolder, pieces: Sequence[Piece]) -> None:
    check_key(key)
    is_own = [wrap.holder_id for wrap in key.wraps] == [holder.pk]
    is_first = key.compartment is Compartment.INTAKE and key.version == 1
    kinds = [piece.kind for piece in pieces]
    if not (is_own and is_first) or kinds != [ItemKind.INTAKE_RECORD]:
        raise invalid("keys", "Your own copy is not sealed for you alone. Reload the page; your text stays.")


def _keep_copy(actor: Actor, case: Case, holder: KeyHolder, key: NewKey, pieces: Sequence[Piece]) -> None:
    taken = Reader.rows.of(actor.organisation_id).filter(case=case).count()
    reader = Reader.rows.create(
        organisation_id=actor.organisation_id, case=case, holder=holder, role=Role.MANAGER,
        since=case.received_on, alias=taken + 1,
    )  # fmt: skip
    row = CompartmentKey.rows.create(
        organisation_id=actor.organisation_id, case=case, compartment=key.compartment,
        public_key=key.public_key, since=case.received_on,
    )  # fmt: skip
    Wrap.rows.bulk_create(add_wraps(row, key.wraps, case.received_on))
    place = place_of(actor, case)
    if place is None or place.reader is None or place.reader.pk != reader.pk:
        raise not_found()
    held = Held(case, place, case.received_on)
    add_pieces(held, pieces)
    RegisterLine.rows.of(actor.organisation_id).filter(case=case).update(source=_SOURCE)
    held.line("intake_kept")
