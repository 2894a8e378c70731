"""Conditions of a decision become measures: proposed or imposed, each with its owner, its day and who checks it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal
from zuiver.measures.commands.recording import move, note_subject, said_of, stop_on, store
from zuiver.measures.lifecycle import Holder, State
from zuiver.measures.models import LONGEST_TEXT, Measure, MeasureRuledOut
from zuiver.measures.reading import check_due, check_recheck, read_words
from zuiver.measures.routing import Checker, checker_for
from zuiver.measures.telling import tell_holders
from zuiver.people.actor import Actor
from zuiver.people.models import Person

NO_TEXT = Message("There is no measure here yet. Write in a sentence what has to be done, or left.")


@dataclass(frozen=True)
class NewMeasure:
    """What has to be done or left, by whom, by which day, and on which day somebody looks again whether it works."""

    text: str
    owner: Person
    due_on: date
    recheck_on: date | None = None


@transaction.atomic
def measures_impose(
    actor: Actor,
    *,
    subject: str,
    person: Person,
    lines: Sequence[NewMeasure],
    assessor: Person | None = None,
    assessor_role: str = "",
    not_these: Collection[int] = (),
) -> tuple[Measure, ...]:
    """Impose measures with a decision, in the caller's transaction, and tell owner and person; one audit event for all.

    `subject` is what they belong to, as "kind:public id", and `person` whose that is. The caller has checked that the actor
    may decide on it. Where `assessor` is too close to a line, or nobody was named, a role checks it instead. `not_these` are
    ids of people who are too close to the subject: they never check it, and never read it in a register. Raises
    Refusal where the actor is the person, NotFound for people of another organisation, and InvalidData under "text-0",
    "due_on-0" or "recheck_on-0" for the first line, and so on.
    """
    found = _make(actor, State.IMPOSED, subject, person, lines, Checker(assessor, assessor_role), not_these)
    if found:
        note_subject(actor, "measures.subject.imposed", subject, found)
    return tuple(found)


def impose_within(
    actor: Actor,
    *,
    subject: str,
    person: Person,
    lines: Sequence[NewMeasure],
    assessor: Person | None = None,
    assessor_role: str = "",
    not_these: Collection[int] = (),
) -> dict[str, object]:
    """Impose measures as part of a step that writes the one audit event itself; return what that event says of them.

    For the rest as `measures_impose`.
    """
    wanted = Checker(assessor, assessor_role)
    return said_of("imposed", _make(actor, State.IMPOSED, subject, person, lines, wanted, not_these))


@transaction.atomic
def measures_propose(
    actor: Actor,
    *,
    subject: str,
    person: Person,
    lines: Sequence[NewMeasure],
    assessor: Person | None = None,
    assessor_role: str = "",
    not_these: Collection[int] = (),
) -> tuple[Measure, ...]:
    """Propose measures, so that the person can accept or object before they hold. For the rest as `measures_impose`."""
    found = _make(actor, State.PROPOSED, subject, person, lines, Checker(assessor, assessor_role), not_these)
    if found:
        note_subject(actor, "measures.subject.proposed", subject, found)
    return tuple(found)


def _make(
    actor: Actor,
    state: State,
    subject: str,
    person: Person,
    lines: Sequence[NewMeasure],
    wanted: Checker,
    not_these: Collection[int],
) -> list[Measure]:
    stop_on(_check_not_own(actor, person))
    for found in (person, wanted.person, *(line.owner for line in lines)):
        if found is not None and found.organisation_id != actor.organisation_id:
            raise NotFound(
                "person_not_found", "This person is not in your organisation. Search by name again."
            )
    texts = read_lines(actor, lines)
    MeasureRuledOut.rows.bulk_create(
        [
            MeasureRuledOut(organisation_id=actor.organisation_id, subject=subject, person_id=pk)
            for pk in sorted(set(not_these) - {person.pk})
        ],
        ignore_conflicts=True,
    )
    action = "impose" if state is State.IMPOSED else "propose"
    made = []
    for line, text in zip(lines, texts, strict=True):
        checker = checker_for(wanted, person, line.owner, actor.on, not_these)
        measure = new_measure(actor, subject, person, line, text, checker)
        move(measure, state)
        store(measure, actor, action, is_new=True)
        tell_holders(actor, measure, {Holder.PERSON, Holder.OWNER})
        made.append(measure)
    return made


def _check_not_own(actor: Actor, person: Person) -> Refusal | None:
    if actor.person_id != person.pk:
        return None
    return Refusal(
        "own_measure", "This is about yourself. Nobody sets measures for themself; someone else decides."
    )


def read_lines(actor: Actor, lines: Sequence[NewMeasure]) -> list[str]:
    """Return the text of each line as it is kept. Raises InvalidData with every problem, under "text-0" and so on."""
    texts: list[str] = []
    problems: dict[str, Message] = {}
    for number, line in enumerate(lines):
        try:
            texts.append(read_line(actor, line, f"-{number}"))
        except InvalidData as wrong:
            problems |= wrong.errors
    if problems:
        raise InvalidData(problems)
    return texts


def read_line(actor: Actor, line: NewMeasure, suffix: str = "") -> str:
    """Return the text of a line as it is kept. Raises InvalidData under "text", "due_on" or "recheck_on" and the suffix."""
    text = read_words(f"text{suffix}", line.text, longest=LONGEST_TEXT, problem=NO_TEXT)
    check_due(f"due_on{suffix}", line.due_on, actor.on)
    check_recheck(f"recheck_on{suffix}", line.recheck_on, line.due_on, actor.on)
    return text


def new_measure(
    actor: Actor, subject: str, person: Person, line: NewMeasure, text: str, checker: Checker
) -> Measure:
    """Return a measure that is not stored yet and has no state yet."""
    now = clock.now()
    return Measure(
        organisation_id=actor.organisation_id,
        subject=subject,
        person=person,
        owner=line.owner,
        assessor=checker.person,
        assessor_role=checker.role,
        state_since=now,
        text=text,
        imposed_on=actor.on,
        due_on=line.due_on,
        recheck_on=line.recheck_on,
        created_at=now,
        updated_at=now,
    )
