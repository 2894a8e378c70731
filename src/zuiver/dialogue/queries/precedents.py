"""Reading examples: the list with its search, one of them, and those under review."""

from typing import Final

from zuiver.dialogue import permissions
from zuiver.dialogue.cases import proposal_of
from zuiver.dialogue.lifecycle import PrecedentState
from zuiver.dialogue.models import Precedent, Question
from zuiver.dialogue.queries.lists import proposals_of
from zuiver.dialogue.queries.rows import precedent_view
from zuiver.dialogue.queries.views import PrecedentPage, PrecedentView
from zuiver.dialogue.traces import Traces, people_in, traces_in
from zuiver.people.actor import Actor
from zuiver.registers.search import condition_of

SHOWN: Final = 20


def precedents_page(
    actor: Actor, *, text: str = "", module: str = "", before: str = "", size: int = SHOWN
) -> PrecedentPage:
    """Return published examples, newest first: those with all words of `text`, of one module where named.

    `before` is a cursor of an earlier page; one that is none starts at the first page. Nothing for the program itself.
    """
    if actor.person_id is None:
        return PrecedentPage((), "")
    rows = Precedent.rows.of(actor.organisation_id).filter(state=PrecedentState.PUBLISHED)
    if module:
        rows = rows.filter(module=module)
    if before.isascii() and before.isdecimal() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.filter(condition_of(text)).order_by("-pk")[: size + 1])
    views = tuple(precedent_view(actor, one) for one in found[:size])
    return PrecedentPage(views, str(found[size - 1].pk) if len(found) > size else "")


def precedent_of(actor: Actor, public_id: str) -> PrecedentView:
    """Return one example. Raises NotFound for one that is not there or not for this reader."""
    found: Precedent | None = (
        Precedent.rows.of(actor.organisation_id)
        .select_related("question")
        .filter(public_id=public_id)
        .first()
    )
    if found is None or not permissions.may_see_precedent(actor, proposal_of(found)):
        raise permissions.precedent_not_found()
    return precedent_view(actor, found)


def proposals_for(actor: Actor) -> tuple[PrecedentView, ...]:
    """Return the examples on which the actor has to do something, oldest first."""
    return tuple(precedent_view(actor, one) for one in proposals_of(actor))


def traces_of_texts(actor: Actor, texts: tuple[str, ...], question_id: str = "") -> Traces:
    """Return what in these texts could lead back to somebody; the people of the question count most."""
    question = Question.rows.of(actor.organisation_id).filter(public_id=question_id).first()
    return traces_in(actor.organisation_id, texts, people_in(question) if question else ())
