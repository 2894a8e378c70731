"""Conditions of a decision become measures; what ends takes its open measures along."""

from collections.abc import Collection, Sequence

from django.utils import translation
from django.utils.translation import gettext

from zuiver.kernel.errors import InvalidData, Message
from zuiver.measures.commands import NewMeasure, impose_within, lapse_within, measures_lapse
from zuiver.people.actor import Actor
from zuiver.registers.commands.recording import subject_of
from zuiver.registers.lifecycle import Transition, groups
from zuiver.registers.models import Entry


def impose(
    actor: Actor,
    entry: Entry,
    step: Transition,
    conditions: Sequence[NewMeasure],
    not_these: Collection[int] = (),
) -> dict[str, object]:
    """Make a measure of each condition, in the caller's transaction; return what its event says of them.

    Raises InvalidData where there is none.
    """
    if not step.imposes:
        return {}
    if not conditions:
        raise InvalidData(
            {
                "conditions": Message(
                    "There is no condition yet. Write what has to be done or left, by whom and by when."
                )
            }
        )
    return impose_within(
        actor,
        subject=subject_of(entry),
        person=entry.person,
        lines=conditions,
        assessor=entry.assessor,
        assessor_role=entry.assessor_role,
        not_these=not_these,
    )


def lapse(actor: Actor, entry: Entry, step: Transition, reason: str) -> None:
    """Let the open measures of an entry lapse, where this step ends what they belong to."""
    if step.to in groups.MEASURES_LAPSE:
        measures_lapse(actor, subject=subject_of(entry), reason=_why(entry, step, reason))


def lapsed(actor: Actor, entry: Entry, step: Transition, reason: str) -> dict[str, object]:
    """Do the same as part of a step, and return what its event says of them."""
    if step.to not in groups.MEASURES_LAPSE:
        return {}
    return lapse_within(actor, subject=subject_of(entry), reason=_why(entry, step, reason))


def _why(entry: Entry, step: Transition, reason: str) -> str:
    with translation.override(entry.person.language):
        return reason or gettext(step.label.msgid)
