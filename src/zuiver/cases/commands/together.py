"""What two people do together: see who reported, let an export leave, destroy. One asks with a ground, another agrees."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from zuiver.cases.access import ACKNOWLEDGE, STATUS
from zuiver.cases.code_lists import check_code, code_list
from zuiver.cases.commands.compartments import opens
from zuiver.cases.commands.held import Held, add_pieces, held_for
from zuiver.cases.commands.keys import LISTED
from zuiver.cases.exclusions import excluded_people
from zuiver.cases.lifecycle.words import Compartment, ItemKind, Role
from zuiver.cases.models import ExportLine, Item, Reader, SecondPair
from zuiver.cases.pieces import Piece
from zuiver.cases.readers import holders_in_use
from zuiver.cases.sealing.outside import check_outside
from zuiver.cases.standing import not_found
from zuiver.kernel.errors import InvalidData, Message, Refusal, invalid
from zuiver.people.actor import Actor

DEEDS: Final = frozenset({"identity", "export", "export_out", "destroy"})
EXPORTS: Final = frozenset({"export", "export_out"})
_DIGEST_LENGTH: Final = 64


@transaction.atomic
def together_ask(
    actor: Actor,
    case_id: UUID,
    deed: str,
    *,
    ground: str,
    about: UUID | None = None,
    pieces: Sequence[Piece] = (),
) -> SecondPair:
    """Ask for something that takes two. `about` is the reader who is to see the identity.

    Where the ground is not the reporter's own consent, a message to the reporter comes along: the reporter is told first.
    An export for somebody outside the directory names that person, with the key that this person gave, in a sealed piece.
    Raises NotFound, Refusal, InvalidData.
    """
    held = held_for(actor, case_id)
    if deed not in DEEDS or actor.person_id is None or not held.place.may(STATUS, ACKNOWLEDGE):
        raise not_found()
    check_code("ground", "legal_grounds", ground)
    if deed == "identity":
        _check_identity(held, about or held.case.pk, ground, pieces)
    if deed == "export_out":
        about = _named_outside(pieces)
    if pieces:
        add_pieces(held, pieces)
    try:
        with transaction.atomic():
            pair: SecondPair = SecondPair.rows.create(
                organisation_id=actor.organisation_id,
                case=held.case,
                deed=deed,
                about=about or held.case.pk,
                ground=ground,
                asked_by=actor.person_id,
                asked_on=held.day,
            )
    except IntegrityError:
        raise Refusal("asked_already", "This was asked already and waits for a second person.") from None
    held.line(f"{deed}_asked", ground)
    return pair


@transaction.atomic
def together_agree(actor: Actor, case_id: UUID, pair_id: UUID) -> SecondPair:
    """Agree as the second person. Raises Refusal for who asked, whatever other role that person has."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, ACKNOWLEDGE):
        raise not_found()
    pair = open_pair(held, pair_id)
    if pair.asked_by == actor.person_id:
        raise Refusal("second_person", "You asked for this yourself. Another person agrees to it.")
    if pair.deed == "export_out":
        _check_reads(held, pair)
    if pair.agreed_by is None:
        pair.agreed_by, pair.agreed_on = actor.person_id, held.day
        if pair.deed == "identity":
            pair.used_on = held.day
            Reader.rows.filter(pk=pair.about or held.case.pk, case=held.case).update(granted_on=held.day)
        pair.save()
        held.line(f"{pair.deed}_agreed", pair.ground)
    return pair


@transaction.atomic
def export_record(
    actor: Actor,
    case_id: UUID,
    pair_id: UUID,
    *,
    recipients: Sequence[str],
    mark: str,
    destroy_by: date,
    outside: str = "",
) -> ExportLine:
    """Enter an export in the register of exports: for whose keys the file was sealed, its digest, until when it may exist.

    `outside` says what kind of person it is for, where that is nobody of the directory: then there is one key, and the
    sealed piece of the pair names its owner. Raises NotFound, Refusal, InvalidData, `NotSealedRight`.
    """
    held = held_for(actor, case_id)
    pair = agreed_pair(held, pair_id, *EXPORTS)
    if not held.place.may(STATUS, ACKNOWLEDGE):
        raise not_found()
    _check_recipients(held, pair, recipients, outside)
    if destroy_by <= held.day or len(mark) != _DIGEST_LENGTH:
        raise invalid("destroy_by", "Say by which day to come this export is destroyed or back.")
    row: ExportLine = ExportLine.rows.create(
        organisation_id=actor.organisation_id,
        case=held.case,
        made_on=held.day,
        alias=held.place.alias,
        ground=pair.ground,
        recipients=list(recipients),
        mark=mark,
        destroy_by=destroy_by,
        outside=outside,
        piece=pair.about if outside else None,
    )
    use(pair, held.day)
    held.line("exported_out" if outside else "exported", pair.ground)
    return row


@transaction.atomic
def export_back(actor: Actor, case_id: UUID, export_id: UUID) -> None:
    """Record that an export came back or was destroyed."""
    held = held_for(actor, case_id)
    if not held.place.may(STATUS, ACKNOWLEDGE):
        raise not_found()
    rows = ExportLine.rows.of(actor.organisation_id).filter(
        case=held.case, pk=export_id, back_on__isnull=True
    )
    if rows.update(back_on=held.day):
        held.line("export_back")


def open_pair(held: Held, pair_id: UUID) -> SecondPair:
    """Return what was asked in this case and is not done yet. Raises NotFound."""
    found: SecondPair | None = (
        SecondPair.rows.of(held.case.organisation_id)
        .filter(case=held.case, pk=pair_id, used_on__isnull=True, deed__in=DEEDS)
        .first()
    )
    if found is None:
        raise not_found()
    return found


def agreed_pair(held: Held, pair_id: UUID, *deeds: str) -> SecondPair:
    """Return what two people agreed to. Raises NotFound, and Refusal while the second is missing."""
    pair = open_pair(held, pair_id)
    if pair.deed not in deeds:
        raise not_found()
    if pair.agreed_by is None or pair.agreed_by == pair.asked_by:
        raise Refusal("second_person_missing", "A second person has to agree to this first.")
    return pair


def use(pair: SecondPair, day: date) -> None:
    """Mark it as done: it counts once."""
    SecondPair.rows.filter(pk=pair.pk).update(used_on=day)


def _named_outside(pieces: Sequence[Piece]) -> UUID:
    """The one piece that names somebody outside."""
    named = [piece.id for piece in pieces if piece.kind is ItemKind.REASON]
    if len(named) != 1:
        raise InvalidData({"pieces": Message("Write for whom this export is.")})
    return named[0]


def _check_reads(held: Held, pair: SecondPair) -> None:
    """Who agrees knows for whom it is."""
    named = pair.about or held.case.pk
    piece: Item | None = Item.rows.of(held.case.organisation_id).filter(case=held.case, pk=named).first()
    if piece is None or not opens(held, Compartment(piece.compartment)):
        raise Refusal(
            "outside_unread",
            "For whom this export is stands in a part that you do not read. Somebody who reads it agrees.",
        )


def _check_recipients(held: Held, pair: SecondPair, recipients: Sequence[str], outside: str) -> None:
    if pair.deed == "export_out":
        _check_outside(recipients, outside)
    elif outside or not recipients or not set(recipients) <= _named(held):
        raise InvalidData(
            {"recipients": Message("An export is sealed for named people. Choose at least one.")}
        )


def _check_outside(recipients: Sequence[str], outside: str) -> None:
    check_code("outside", "outside", outside)
    if len(recipients) != 1:
        raise InvalidData(
            {"recipients": Message("An export for somebody outside is sealed for that one person only.")}
        )
    check_outside(recipients[0])


def _named(held: Held) -> set[str]:
    """The keys for which an export may be sealed: of people in the directory, and of nobody who is ruled out."""
    in_use = holders_in_use(held.case.organisation_id, LISTED - {Role.ORGANISATION}, held.day)
    barred = excluded_people(held.case, [one.person_id for one in in_use])
    return {one.public_key for one in in_use if one.person_id not in barred}


def _check_identity(held: Held, about: UUID, ground: str, pieces: Sequence[Piece]) -> None:
    reader: Reader | None = (
        Reader.rows.of(held.case.organisation_id)
        .filter(case=held.case, pk=about, ended_on__isnull=True)
        .first()
    )
    if reader is None or reader.role not in {Role.OFFICER, Role.COMMITTEE}:
        raise not_found()
    needs_notice = bool((code_list("legal_grounds")[ground].more or {}).get("notice"))
    if needs_notice and not any(piece.kind is ItemKind.MESSAGE for piece in pieces):
        raise InvalidData(
            {
                "pieces": Message(
                    "The reporter is told first, and why. Write the message that goes to the box."
                )
            }
        )
