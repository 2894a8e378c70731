"""Like questions: how they were answered, as counts without persons, and the examples beside them."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from django.db.models import Q

from zuiver.codes.small_numbers import smallest_shown
from zuiver.dialogue.consistency import Usual, differs, likeness, usual
from zuiver.dialogue.lifecycle import PrecedentState
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.dialogue.queries.rows import precedent_view
from zuiver.dialogue.queries.views import PrecedentView
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.models import Decision, Entry

MOST_COUNTED: Final = 200
MOST_RANKED: Final = 200
SHOWN: Final = 3


def like_answers(actor: Actor, rule: str, *, without: str = "") -> Usual | None:
    """Return how questions on which the same rule answered were answered most; None where they are too few.

    The last answer of each of the latest questions counts. `without` is the public id of the question at hand.
    """
    rows = Answer.rows.of(actor.organisation_id).filter(rule=rule)
    if without:
        rows = rows.exclude(question__public_id=without)
    last: dict[int, str] = {}
    for question_id, outcome in rows.order_by("-pk").values_list("question_id", "outcome")[:MOST_COUNTED]:
        last.setdefault(question_id, outcome)
    return usual(Counter(last.values()), _smallest(actor))


def like_precedents(
    actor: Actor, *, module: str, rule: str, outcome: str, features: Mapping[str, str], most: int = SHOWN
) -> tuple[PrecedentView, ...]:
    """Return the published examples that are most like a question: those with its rule or outcome, the nearest first."""
    rows = Precedent.rows.of(actor.organisation_id).filter(state=PrecedentState.PUBLISHED, module=module)
    alike = rows.filter(Q(rule=rule) | Q(outcome=outcome)).order_by("-pk")[:MOST_RANKED]
    ranked = sorted(
        alike,
        key=lambda one: likeness(rule, outcome, features, like=(one.rule, one.outcome, one.features)),
        reverse=True,
    )
    return tuple(precedent_view(actor, one, rule=rule) for one in ranked[:most])


def differs_from_like(actor: Actor, question: Question, outcome: str) -> bool:
    """Whether an answer goes another way than is usual in like cases, or than every example of the same rule."""
    rows = Precedent.rows.of(actor.organisation_id).filter(state=PrecedentState.PUBLISHED, rule=question.rule)
    examples = set(rows.values_list("outcome", flat=True))
    return differs(outcome, like_answers(actor, question.rule, without=question.public_id), examples)


def decision_differs(actor: Actor, public_id: str, action: str) -> bool:
    """Whether a decision on an entry goes another way than most of the latest like entries: same sort, same advice.

    False for what is no decision, and for an entry that is not there: who decides on it hears that at the door.
    """
    step = BY_ACTION.get(action)
    entry = Entry.rows.of(actor.organisation_id).filter(public_id=public_id).first()
    if entry is None or step is None or not step.is_decision:
        return False
    alike = Decision.rows.of(actor.organisation_id).filter(
        kind=entry.kind, category=entry.category, advice=entry.outcome
    )
    latest = alike.exclude(entry=entry).order_by("-pk").values_list("action", flat=True)[:MOST_COUNTED]
    return differs(action, usual(Counter(latest), _smallest(actor)))


def _smallest(actor: Actor) -> int:
    return smallest_shown(Organisation.objects.get(pk=actor.organisation_id))
