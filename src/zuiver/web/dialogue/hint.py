"""The consistency hint: how like cases went, in calm words, and the examples. It never stops anybody."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from zuiver.codes.small_numbers import smallest_shown
from zuiver.dialogue import queries
from zuiver.dialogue.consistency import Usual, usual
from zuiver.dialogue.queries import QuestionView
from zuiver.people.actor import Actor
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.queries import EntryView, LikeDecisions
from zuiver.web.dialogue.examples import Example, example_lines
from zuiver.web.dialogue.words import outcome_words
from zuiver.web.entries import shown
from zuiver.web.organisations import organisation_by_id


@dataclass(frozen=True)
class Hint:
    """What the desk shows: how like cases went, and the examples."""

    sentence: str
    examples: tuple[Example, ...]


def desk_hint(actor: Actor, view: EntryView, alike: LikeDecisions) -> Hint:
    """Return what who decides on an entry may want to know of like cases."""
    entry = view.entry
    receipt: Mapping[str, Any] = entry.receipt or {}
    found = queries.like_precedents(
        actor,
        module=view.register.rules,
        rule=str(receipt.get("rule", "")),
        outcome=entry.outcome,
        features=_closed(receipt.get("facts", {})),
    )
    return Hint(usual_decision_words(usual_decision(actor, alike)), tuple(example_lines(found)))


def usual_decision(actor: Actor, alike: LikeDecisions) -> Usual | None:
    """Return how most like entries were decided; None where they are too few."""
    organisation = organisation_by_id(actor.organisation_id)
    counts = {action: count for action, _label, count in alike.by_action}
    return usual(counts, smallest_shown(organisation)) if organisation else None


def usual_decision_words(found: Usual | None) -> str:
    """The sentence about like entries; empty where there are too few to say anything."""
    return _sentence(found, shown.words(BY_ACTION[found.key].label)) if found else ""


def usual_answer_words(actor: Actor, view: QuestionView) -> str:
    """The sentence about like questions; empty where there are too few to say anything."""
    found = queries.like_answers(actor, view.rule, without=view.row.public_id)
    return _sentence(found, outcome_words(found.key, view.row.module).word) if found else ""


def _sentence(found: Usual, words: str) -> str:
    if not found.may_be_counted:
        return _("In most like cases it was: “%(what)s”.") % {"what": words}
    told = {"what": words, "count": found.count, "total": found.total}
    return _("In %(count)d of %(total)d like cases it was: “%(what)s”.") % told


def _closed(facts: Mapping[str, Any]) -> dict[str, str]:
    """The yes and no of a stored receipt, as questions keep them."""
    return {name: "yes" if value else "no" for name, value in facts.items() if isinstance(value, bool)}
