"""What the outcome card offers to who asks: put it to somebody, and examples of like questions."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.dialogue import policies, queries
from zuiver.people.actor import Actor
from zuiver.rules.model import RuleBook
from zuiver.rules.receipt import Receipt
from zuiver.rules.values import Value
from zuiver.web.dialogue.examples import example_lines
from zuiver.web.dialogue.words import role_words
from zuiver.web.fact_fields import as_text
from zuiver.web.requests import PageRequest

CLOSED = frozenset({"bool", "choice", "set"})


def ask_first_offer(
    request: PageRequest, word: str, receipt: Receipt, book: RuleBook, answers: Mapping[str, Value]
) -> dict[str, Any] | None:
    """Return the address and the buttons, with names where we know who asks; None where nothing of it may be kept."""
    module = receipt.verdict.module
    if policies.check_module(module) is not None:
        return None
    actor = request.actor
    return {
        "href": reverse("ask_first", args=[word]),
        "buttons": buttons_for(actor),
        "examples": example_lines(
            queries.like_precedents(
                actor,
                module=module,
                rule=receipt.rule,
                outcome=receipt.outcome,
                features=features_of(book, receipt, answers),
            )
        )
        if actor
        else [],
    }


def buttons_for(actor: Actor | None) -> list[tuple[str, str]]:
    """The words of each button by whom it goes to: by name where we know, else by description."""
    if actor is None:
        return [
            ("manager", _("Put this to your manager")),
            ("integrity_officer", _("Put this to the integrity officer")),
        ]
    return [
        (one.kind, _("Put this to %(name)s") % {"name": one.acting or one.name or role_words(one.role)})
        for one in _once(queries.addressees(actor))
    ]


def _once(found: tuple[Any, ...]) -> list[Any]:
    """Where the way to the manager ends at the same role, one button is enough."""
    return list({one.key: one for one in reversed(found)}.values())[::-1]


def features_of(book: RuleBook, receipt: Receipt, answers: Mapping[str, Value]) -> dict[str, str]:
    """Return the closed facts that this answer used, as text: no amounts, dates or words of a person."""
    return {
        name: as_text(answers[name])
        for name in receipt.verdict.asked
        if answers.get(name) is not None and book.facts[name].type in CLOSED
    }
