"""Holds a case for one command: locked, with the place of who acts, or the one answer for all that is not for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max

from zuiver.cases.commands.uploading import take_uploads
from zuiver.cases.ledger import write_line
from zuiver.cases.lifecycle.words import OWN_PAGE, Compartment, Role, State
from zuiver.cases.models import Box, Case, CompartmentKey, Item, Wrap
from zuiver.cases.pieces import Checked, Piece, SealedKey, check_pieces
from zuiver.cases.sealing.verifier import read_verifier, stored_form
from zuiver.cases.standing import REPORTER, Place, not_found, place_of, stand_in
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import Actor


@dataclass
class Held:
    """A case in the hands of one transaction."""

    case: Case
    place: Place
    day: date

    @property
    def state(self) -> State:
        """Where the case stands."""
        return State(self.case.state)

    def line(self, event: str, code: str = "") -> None:
        """Write the line of the log, and store what changed of the case."""
        write_line(self.case, event, day=self.day, role=self.place.role, alias=self.place.alias, code=code)
        self.case.save()


def held_for(actor: Actor, case_id: UUID, *, own: Role | None = None) -> Held:
    """Return the case for a handler, or for who has a page of their own (`OWN_PAGE`) where the command is of that page.

    Raises `NotFound`, in the same words, for everything that is not for the actor.
    """
    case, nothing = _locked(actor.organisation_id, case_id), stand_in(actor, case_id)
    place = place_of(actor, case or nothing)
    if case is None or place is None or own != (place.role if place.role in OWN_PAGE else None):
        raise not_found()
    return Held(case, place, actor.on)


def held_by_code(organisation_id: int, verifier: str) -> Held:
    """Return the case for a reporter, by what the code gives. Raises `NotFound` when no box has it."""
    box = box_of(organisation_id, verifier)
    case = _locked(organisation_id, box.case_id)
    if case is None:
        raise no_box()
    return Held(case, REPORTER, clock.today())


def box_of(organisation_id: int, verifier: str) -> Box:
    """Return the box that this verifier opens. Raises `NotFound`, and `NotSealedRight` for what is no verifier."""
    stored = stored_form(read_verifier(verifier))
    found: Box | None = Box.rows.of(organisation_id).filter(verifier=stored).first()
    if found is None:
        raise no_box()
    return found


def no_box() -> NotFound:
    """What somebody hears whose code opens nothing."""
    return NotFound(
        "box_not_found",
        "This code opens no box. Look at the six words once more, and at their order. "
        "A box is also gone when its report was destroyed after its time.",
    )


def stop_on(refusal: Refusal | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def add_pieces(held: Held, pieces: Sequence[Piece]) -> list[Item]:
    """Store sealed pieces in order; one that is there already (sent again) is left as it is.

    Raises NotFound where the place may not put such a piece there, Refusal for a key or a number that was taken meanwhile.
    """
    checked = _allowed(held, pieces)
    known = set(
        Item.rows.of(held.case.organisation_id)
        .filter(pk__in=[piece.id for piece in pieces])
        .values_list("pk", flat=True)
    )
    fresh = [one for one in checked if one.piece.id not in known]
    _check_places(fresh, *_places_of(held.case))
    rows = [_row(held, one) for one in fresh]
    Item.rows.bulk_create(rows)
    take_uploads(held.case, [one.piece for one in fresh])
    held.case.pieces += len(rows)
    return rows


def first_pieces(held: Held, pieces: Sequence[Piece], compartments: Iterable[Compartment]) -> list[Item]:
    """Return the rows of the pieces of a case that is new, under the first keys of these compartments; not stored yet."""
    checked = _allowed(held, pieces)
    _check_places(checked, {compartment.value: 1 for compartment in compartments}, {})
    held.case.pieces = len(checked)
    return [_row(held, one) for one in checked]


def _allowed(held: Held, pieces: Sequence[Piece]) -> Sequence[Checked]:
    checked = check_pieces(pieces)
    for one in checked:
        if not held.place.may_add(one.piece.compartment, one.piece.kind):
            raise not_found()
    return checked


def add_wraps(key: CompartmentKey, wraps: Iterable[SealedKey], day: date) -> list[Wrap]:
    """Return the rows of sealed secrets of one key, not stored yet."""
    return [
        Wrap(
            organisation_id=key.organisation_id,
            key=key,
            holder_id=wrap.holder_id,
            sealed=wrap.sealed,
            since=day,
        )
        for wrap in wraps
    ]


def current_key(case: Case, compartment: Compartment) -> CompartmentKey | None:
    """Return the newest key of a compartment; None where the case has no such compartment yet."""
    found: CompartmentKey | None = (
        CompartmentKey.rows.of(case.organisation_id)
        .filter(case=case, compartment=compartment)
        .order_by("-version")
        .first()
    )
    return found


def _places_of(case: Case) -> tuple[dict[str, int], dict[str, int]]:
    """The newest key of each compartment, and the last number there."""
    keys = CompartmentKey.rows.of(case.organisation_id).filter(case=case).order_by("version")
    versions = dict(keys.values_list("compartment", "version"))
    numbers = dict(
        Item.rows.of(case.organisation_id)
        .filter(case=case)
        .values_list("compartment")
        .annotate(last=Max("number"))
        .order_by()
    )
    return versions, numbers


def _check_places(fresh: Sequence[Checked], versions: dict[str, int], numbers: dict[str, int]) -> None:
    """Each piece is sealed under the newest key of its compartment, and takes the next number there."""
    for one in fresh:
        compartment = one.piece.compartment.value
        expected = numbers.get(compartment, 0) + 1
        if versions.get(compartment, 0) != one.envelope.key_version:
            raise Refusal(
                "key_moved_on",
                "Somebody else renewed the key of this part meanwhile. Reload the page and look again.",
            )
        if one.piece.number != expected:
            raise Refusal(
                "number_taken",
                "Somebody else wrote here at the same moment. Your browser sends it again under number {number}.",
                number=expected,
            )
        numbers[compartment] = expected


def _row(held: Held, one: Checked) -> Item:
    return Item(
        id=one.piece.id,
        organisation_id=held.case.organisation_id,
        case=held.case,
        compartment=one.piece.compartment,
        key_version=one.envelope.key_version,
        number=one.piece.number,
        kind=one.piece.kind,
        role=held.place.role,
        alias=held.place.alias,
        day=held.day,
        format=one.format,
        size_class=one.size_class,
        sealed=one.piece.sealed,
    )


def _locked(organisation_id: int, case_id: UUID) -> Case | None:
    found: Case | None = Case.rows.of(organisation_id).select_for_update().filter(pk=case_id).first()
    return found if found and found.state != State.DESTROYED else None
