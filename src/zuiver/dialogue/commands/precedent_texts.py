"""The two texts of a precedent: read, and free of every known name before anything is kept."""

from collections.abc import Collection
from typing import Final

from zuiver.audit.record import record
from zuiver.dialogue import permissions
from zuiver.dialogue.cases import proposal_of
from zuiver.dialogue.commands.recording import read_words
from zuiver.dialogue.models import Precedent, PrecedentVersion, Question
from zuiver.dialogue.policies import Proposal
from zuiver.dialogue.telling import subject_of_precedent
from zuiver.dialogue.traces import people_in, traces_in
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.actor import Actor
from zuiver.registers.commands.recording import digest
from zuiver.registers.search import index_text
from zuiver.rules.outcomes import OUTCOMES

FIELDS: Final = ("asked_words", "answer_words")


def read_texts(actor: Actor, question: Question | None, asked: str, answer: str) -> dict[str, str]:
    """Return both texts as they are kept. Raises InvalidData for an empty one, or one with a known name in it.

    Of who asked, of who is ruled out and of who answered, every part of the name counts.
    """
    texts = {
        "asked_words": read_words(actor, "asked_words", asked, needed=True),
        "answer_words": read_words(actor, "answer_words", answer, needed=True),
    }
    close = people_in(question) if question else frozenset()
    errors = {}
    for field, text in texts.items():
        names = traces_in(actor.organisation_id, [text], close).names
        if names:
            errors[field] = Message(
                "This names {names}. Write it without names, so that nobody can be found in it.",
                {"names": ", ".join(names)},
            )
    if errors:
        raise InvalidData(errors)
    return texts


def read_outcome(typed: str) -> str:
    """Return the outcome. Raises InvalidData for a word outside the fixed list."""
    if typed not in OUTCOMES:
        raise InvalidData({"outcome": Message("Choose what you advise.")})
    return typed


def norms_of(question: Question, picked: Collection[str] | None) -> list[str]:
    """Return the norms of the advice, as far as they were picked; all of them where nothing was said."""
    cited: list[str] = question.receipt["cites"]
    return [norm for norm in cited if picked is None or norm in picked]


def locked_precedent(actor: Actor, public_id: str) -> tuple[Precedent, Proposal]:
    """Return a precedent that the actor may see, held until the transaction ends. Raises NotFound."""
    found: Precedent | None = (
        Precedent.rows.of(actor.organisation_id)
        .select_for_update(of=("self",))
        .select_related("question", "proposed_by")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise permissions.precedent_not_found()
    proposal = proposal_of(found)
    if not permissions.may_see_precedent(actor, proposal):
        raise permissions.precedent_not_found()
    return found, proposal


def store(precedent: Precedent, actor: Actor, action: str, event: str, *, is_new: bool = False) -> None:
    """Save the precedent as its next version, with its audit event. The event tells the digest of the texts only."""
    precedent.updated_at = clock.now()
    if not is_new:
        precedent.version += 1
    precedent.search_text = index_text([precedent.asked_words, precedent.answer_words])
    precedent.save()
    PrecedentVersion.rows.create(
        organisation_id=precedent.organisation_id,
        precedent=precedent,
        number=precedent.version,
        action=action,
        state=precedent.state,
        asked_words=precedent.asked_words,
        answer_words=precedent.answer_words,
        remark=precedent.remark,
        at=precedent.updated_at,
    )
    record(
        event,
        organisation_id=precedent.organisation_id,
        actor=actor.label,
        subject=subject_of_precedent(precedent),
        data={
            "state": precedent.state,
            "version": precedent.version,
            "content": digest(precedent.asked_words, precedent.answer_words, precedent.remark),
        },
    )
