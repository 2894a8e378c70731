"""What an own key that ended still opens, for its owner to seal for a new one; and which keys others should end."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from zuiver.cases.approving import check_approver
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle.words import Compartment, Role
from zuiver.cases.models import ConsultReader, KeyHolder, Reader
from zuiver.cases.queries.paper import paper_uses, practice_days
from zuiver.cases.queries.shown import ShownKey, keys_of
from zuiver.cases.readers import holders_in_use
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


@dataclass(frozen=True)
class OldCase:
    """A case in which the old key has a place, with the keys sealed for it."""

    case_id: UUID
    reporter_signer: str
    keys: list[ShownKey]
    paper_uses: list[str]


@dataclass(frozen=True)
class OldTalk:
    """A talk of the old key."""

    talk_id: UUID
    wrap: bytes


@dataclass(frozen=True)
class OldPlaces:
    """Everything that an own key that ended opens."""

    cases: list[OldCase]
    talks: list[OldTalk]


@dataclass(frozen=True)
class ApproverView:
    """What who looks after keys sees besides what waits: whether they do, what day it is, and keys that should end."""

    may_approve: bool
    today: date
    to_end: list[UUID]
    # Of the own keys that wait: each follows on the directory of the day on which it was put forward.
    own_statements: dict[str, str]
    # The key on paper was practised longer ago than the term of the organisation.
    is_practice_late: bool


def old_places(actor: Actor, holder_id: UUID) -> OldPlaces:
    """Return what an own key that ended opens. Raises NotFound for any other key, and for who left."""
    holder: KeyHolder | None = (
        KeyHolder.rows.of(actor.organisation_id)
        .filter(pk=holder_id, person_id=person_of(actor), ended_on__isnull=False)
        .first()
    )
    if holder is None or has_left(actor):
        raise not_found()
    places = Reader.rows.of(actor.organisation_id).filter(holder=holder, ended_on__isnull=True)
    readers = list(places.select_related("case__box").order_by("case_id"))
    barred = excluded_cases(actor.organisation_id, [one.case_id for one in readers], person_of(actor))
    parts = [part.value for part in Compartment]
    talks = ConsultReader.rows.of(actor.organisation_id).filter(holder=holder).order_by("consult_id")
    return OldPlaces(
        [
            OldCase(
                one.case_id,
                one.case.box.signing_key,
                [key for key in keys_of(one.case, parts, holder.pk) if key.wrap],
                paper_uses(one.case),
            )
            for one in readers
            if one.case_id not in barred
        ],
        [OldTalk(talk.consult_id, bytes(talk.sealed)) for talk in talks],
    )


def approver_view(actor: Actor) -> ApproverView:
    """Return what somebody may do about the keys of others, and what the own waiting keys say."""
    waiting = KeyHolder.rows.of(actor.organisation_id).filter(
        person_id=actor.person_id or 0, approved_on__isnull=True, ended_on__isnull=True
    )
    own = {str(pk): statement for pk, statement in waiting.values_list("pk", "statement")}
    try:
        check_approver(actor, owner_id=None)
    except Refusal:
        return ApproverView(False, actor.on, [], own, is_practice_late=False)
    _, due = practice_days(actor)
    is_late = due is not None and due < actor.on
    to_end = not_in_use(actor.organisation_id, actor.on)
    return ApproverView(True, actor.on, to_end, own, is_practice_late=is_late)


def not_in_use(organisation_id: int, on: date) -> list[UUID]:
    """Return the keys of the directory to which nothing may be sealed any more: they ended, or their owner left."""
    listed = KeyHolder.rows.of(organisation_id).filter(is_listed=True, approved_on__isnull=False)
    in_use = {holder.pk for holder in holders_in_use(organisation_id, tuple(Role), on)}
    return [pk for pk in listed.order_by("pk").values_list("pk", flat=True) if pk not in in_use]
