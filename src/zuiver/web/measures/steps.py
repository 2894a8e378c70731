"""The steps that a reader may take on a measure: their forms, and what was typed in them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from zuiver.kernel.errors import InvalidData, Message
from zuiver.measures.commands import NewMeasure, measure_act, measure_hand_on, measure_replace
from zuiver.measures.days import read_day_to_come
from zuiver.measures.lifecycle import HAND_ON, REPLACE, Day, Transition
from zuiver.measures.queries import MeasureView
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import person_by_public_id, persons_search
from zuiver.web.entries import shown
from zuiver.web.entries.entry_version import read_version

Typed = Mapping[str, str]
FIRST_CHOICE: Final = frozenset({"accept", "carry_out", "find_effective", "uphold"})
NO_DAY: Final = Message("There is no day yet. Fill in by which day it has to be done.")
NOBODY: Final = Message("Nobody here has this name. Type the beginning of a first or last name.")
SEVERAL: Final = Message("More people have this name. Choose who you mean.")


def typed_in(fields: QueryDict) -> dict[str, str]:
    """The fields of a form by name; of several with one name the last."""
    return {name: str(value) for name, value in fields.items()}


def act(actor: Actor, public_id: str, typed: Typed, files: Sequence[bytes] = ()) -> None:
    """Do the step that a form asks for. Raises NotFound, Refusal, and InvalidData under the names of the fields."""
    action, words = typed.get("action", ""), typed.get("words", "")
    version = read_version(typed.get("version", ""))
    if action == REPLACE:
        line = _new_line(actor, typed)
        measure_replace(actor, public_id=public_id, words=words, line=line, version=version)
    elif action == HAND_ON:
        owner = _owner(actor, typed)
        measure_hand_on(actor, public_id=public_id, words=words, owner=owner, version=version)
    else:
        day = read_day_to_come("day", typed.get("day", ""), actor.on)
        measure_act(
            actor,
            public_id=public_id,
            action=action,
            words=words,
            link=typed.get("link", ""),
            day=day,
            files=files,
            version=version,
        )


def _new_line(actor: Actor, typed: Typed) -> NewMeasure:
    due_on = read_day_to_come("due_on", typed.get("due_on", ""), actor.on)
    if due_on is None:
        raise InvalidData({"due_on": NO_DAY})
    recheck_on = read_day_to_come("recheck_on", typed.get("recheck_on", ""), actor.on)
    return NewMeasure(typed.get("text", ""), _owner(actor, typed), due_on, recheck_on)


def _owner(actor: Actor, typed: Typed) -> Person:
    """Who was chosen out of a list, else who was named; a name that fits several gives the list."""
    chosen = typed.get("owner", "")
    if chosen:
        return person_by_public_id(actor, chosen)
    found = persons_search(actor, typed.get("owner_name", ""))
    if len(found) != 1:
        raise InvalidData({"owner_name": SEVERAL if found else NOBODY})
    return found[0]


def step_forms(
    actor: Actor, view: MeasureView, typed: Typed, errors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The steps that the reader may take now, each with its fields and, for the one that came back, what was typed."""
    first = next((step.action for step in view.steps if step.action in FIRST_CHOICE), "")
    return [
        _form(actor, view, step, typed, errors) | {"primary": step.action == first} for step in view.steps
    ]


def linked_errors(typed: Typed, errors: Mapping[str, str]) -> dict[str, str]:
    """The same errors under the ids of their fields, for the summary above the form that came back."""
    action = typed.get("action", "")
    return {f"{field}-{action}": sentence for field, sentence in errors.items()}


def _form(
    actor: Actor, view: MeasureView, step: Transition, typed: Typed, errors: Mapping[str, str]
) -> dict[str, Any]:
    came_back = typed.get("action") == step.action
    own = dict(typed) if came_back else {}
    row = view.row
    if step.day is Day.RECHECK and row.recheck_on and row.recheck_on > actor.on and not came_back:
        own["day"] = shown.day(row.recheck_on)
    if step.action == REPLACE and not came_back:
        own["owner_name"] = row.owner
    return {
        "action": step.action,
        "words": shown.words(step.label),
        "ask": _asks(step),
        "is_direct": not step.needs_words,
        "has_link": step.action == "carry_out",
        "day": _day_words(step),
        "day_optional": not step.needs_day,
        "is_new_measure": step.action == REPLACE,
        "has_owner": step.action in {REPLACE, HAND_ON},
        "choices": _choices(actor, own) if "owner_name" in errors and came_back else [],
        "opens": came_back,
        "typed": own,
        "errors": errors if came_back else {},
    }


def _choices(actor: Actor, typed: Typed) -> list[tuple[str, str]]:
    return [(one.public_id, one.name) for one in persons_search(actor, typed.get("owner_name", ""))]


def _asks(step: Transition) -> str:
    """What the words of a step are."""
    return {
        "object": _("Why do you not agree?"),
        "carry_out": _("What did you do, and how can one see it?"),
        "uphold": _("Your answer, and why it stays"),
        "find_effective": _("How do you see that it works?"),
        "send_back": _("What do you still want to see?"),
        REPLACE: _("Why does it not work?"),
        "postpone": _("Why is there more time?"),
        HAND_ON: _("Why does somebody else do it?"),
        "lapse": _("Why is it no longer needed?"),
    }.get(step.action, "")


def _day_words(step: Transition) -> str:
    """What the day of a step is; empty where it has none."""
    if step.day is Day.RECHECK:
        return _("Look again on")
    return _("Ready by") if step.day is Day.DUE else ""


def done_words(action: str) -> str:
    """What the next page says after a step."""
    return {
        "accept": _("You accepted it. Show here what you did when it is done."),
        "object": _("You said why you do not agree. Who checks it answers you here."),
        "carry_out": _("Thank you. Who checks it gets to see your proof."),
        "find_effective": _("Recorded: it works."),
        REPLACE: _("Recorded. The new measure has taken its place."),
        "lapse": _("This measure has stopped."),
    }.get(action, _("Done. The others see it here."))
