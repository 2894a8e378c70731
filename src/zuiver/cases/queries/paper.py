"""What who agrees to keys sees of the organisation's key on paper, and what readers and the reporter see of its use."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef

from zuiver.cases.commands.directory import current_directory
from zuiver.cases.commands.paper import check_paper, held_on_paper, open_ask
from zuiver.cases.exclusions import excluded_cases
from zuiver.cases.lifecycle.words import Role, State
from zuiver.cases.models import Case, KeyHolder, PaperAsk, Reader
from zuiver.cases.paper import new_reader, paper_key, parts_for, practice_due
from zuiver.cases.queries.shown import ShownKey, keys_of
from zuiver.cases.readers import holders_in_use
from zuiver.cases.sealing.paper import read_paper_use
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation, Person

_RECEIVERS: Final = (Role.CONFIDANT, Role.OFFICER, Role.COMMITTEE)


@dataclass(frozen=True)
class StuckCase:
    """A case that nobody who receives reports can open any more."""

    case_id: UUID
    received_on: date


@dataclass(frozen=True)
class ShownAsk:
    """What was asked and is not done: by whom, with what both sign. `may_agree` where the one who looks can be the second."""

    pair_id: UUID
    asked_by: str
    asked_on: date
    is_agreed: bool
    may_agree: bool
    is_own: bool
    received_on: date | None
    statement: str
    record: str


@dataclass(frozen=True)
class PaperDesk:
    """All of the key on paper that somebody who agrees to keys sees."""

    may_use: bool
    stuck: list[StuckCase]
    asks: list[ShownAsk]
    last_on: date | None
    due_on: date | None
    is_late: bool


@dataclass(frozen=True)
class OnPaper:
    """What is sealed for the key on paper, once two people agreed: their browser opens it with two sheets."""

    case_id: UUID
    reporter_signer: str
    keys: list[ShownKey]


def paper_desk(actor: Actor) -> PaperDesk:
    """Return what somebody sees of the key on paper: nothing but that for who agrees to no keys."""
    try:
        check_paper(actor)
    except Refusal:
        return PaperDesk(False, [], [], None, None, False)
    last, due = practice_days(actor)
    return PaperDesk(True, _stuck(actor), _asks(actor), last, due, due is not None and due < actor.on)


def practice_days(actor: Actor) -> tuple[date | None, date | None]:
    """Return when two sheets last gave the key on paper in force, or it was agreed to, and by when to practise again."""
    last = _last_tried(actor.organisation_id)
    organisation: Organisation = Organisation.objects.get(pk=actor.organisation_id)
    return last, practice_due(organisation, last)


def paper_parts(actor: Actor, case_id: UUID, reader: str, key: str) -> list[tuple[str, int]]:
    """Return the parts of a case that the key on paper could hand to this reader: what both sign names them."""
    check_paper(actor)
    held, on_paper = held_on_paper(actor, case_id), paper_key(actor.organisation_id, key)
    if on_paper is None:
        raise not_found()
    found = sorted(parts_for(held, new_reader(held, reader), on_paper))
    if not found:
        raise Refusal(
            "paper_nothing", "This key on paper opens no part of this case that this person may have."
        )
    return found


def on_paper(actor: Actor, pair_id: UUID) -> OnPaper:
    """Return what two sheets open of a case. Raises Refusal while the second person is missing, NotFound for others."""
    ask, held = open_ask(actor, pair_id)
    if held is None or actor.person_id not in (ask.pair.asked_by, ask.pair.agreed_by):
        raise not_found()
    if ask.pair.agreed_by is None:
        raise Refusal("second_person_missing", "A second person has to agree to this first.")
    use = read_paper_use(ask.statement)
    key = paper_key(actor.organisation_id, use.key)
    if key is None:
        raise not_found()
    shown = keys_of(held.case, sorted({part for part, _ in use.parts}), key.pk)
    return OnPaper(held.case.pk, held.case.box.signing_key, shown)


def paper_uses(case: Case) -> list[str]:
    """Return the statements of each use for a case: every reader and the reporter check them against the directory."""
    rows = PaperAsk.rows.of(case.organisation_id).filter(case=case, pair__used_on__isnull=False)
    return list(rows.order_by("pair__used_on", "pk").values_list("statement", flat=True))


def _last_tried(organisation_id: int) -> date | None:
    """The day on which two sheets last gave the key, or on which the newest key was agreed to."""
    tried = [record.day for record in current_directory(organisation_id).paper]
    keys = KeyHolder.rows.of(organisation_id).filter(role=Role.ORGANISATION, ended_on__isnull=True)
    made = [day for day in keys.values_list("approved_on", flat=True) if day]
    return max([*tried, *made]) if made else None


def _stuck(actor: Actor) -> list[StuckCase]:
    in_use = holders_in_use(actor.organisation_id, _RECEIVERS, actor.on)
    open_to = Reader.rows.of(actor.organisation_id).filter(
        case=OuterRef("pk"), ended_on__isnull=True, holder__in=[holder.pk for holder in in_use]
    )
    rows = Case.rows.of(actor.organisation_id).exclude(state=State.DESTROYED).exclude(Exists(open_to))
    found = list(rows.order_by("received_on", "pk").values_list("pk", "received_on"))
    barred = excluded_cases(actor.organisation_id, [case_id for case_id, _ in found], person_of(actor))
    return [StuckCase(case_id, received) for case_id, received in found if case_id not in barred]


def _asks(actor: Actor) -> list[ShownAsk]:
    rows = PaperAsk.rows.of(actor.organisation_id).filter(pair__used_on__isnull=True)
    rows = rows.select_related("pair", "case", "holder")
    asks = list(rows.order_by("pair__asked_on", "pk"))
    barred = excluded_cases(
        actor.organisation_id, [ask.case_id for ask in asks if ask.case_id], person_of(actor)
    )
    names = dict(
        Person.rows.of(actor.organisation_id)
        .filter(pk__in=[ask.pair.asked_by for ask in asks])
        .values_list("pk", "name")
    )
    return [_ask(actor, ask, names) for ask in asks if ask.case_id not in barred]


def _ask(actor: Actor, ask: PaperAsk, names: dict[int, str]) -> ShownAsk:
    is_own = actor.person_id in (ask.pair.asked_by, ask.pair.agreed_by)
    is_reader = ask.holder is not None and ask.holder.person_id == actor.person_id
    return ShownAsk(
        ask.pair_id,
        names.get(ask.pair.asked_by, ""),
        ask.pair.asked_on,
        ask.pair.agreed_by is not None,
        ask.pair.agreed_by is None and not is_own and not is_reader,
        is_own,
        ask.case.received_on if ask.case else None,
        ask.statement,
        ask.record,
    )
