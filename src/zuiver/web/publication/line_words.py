"""A public line in words: the same for the preview that the person sees and for the page that citizens see."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any, Final

from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message
from zuiver.publication.lifecycle import Reason, State
from zuiver.publication.lines import FUNCTION, NAME, STATE, Lines, facet_fields, public_fields
from zuiver.registers.declaration import Register
from zuiver.registers.fields import Choice
from zuiver.registers.lifecycle import State as EntryState
from zuiver.web.entries import shown

ABOUT_PERSON: Final[Mapping[str, Message]] = {FUNCTION: Message("Function"), NAME: Message("Name")}
OUTCOME: Final = Message("What was done")
STATES: Final[Mapping[State, Message]] = {
    State.PREVIEWED: Message("Preview"),
    State.OBJECTED: Message("Objection made"),
    State.PUBLISHED: Message("Public"),
    State.CHANGING: Message("Public, a change is coming"),
    State.RESTING: Message("Not public for now"),
    State.WITHDRAWN: Message("Not public"),
}
TONES: Final = {State.PUBLISHED: "go", State.CHANGING: "go", State.OBJECTED: "care", State.PREVIEWED: "care"}
REASONS: Final[Mapping[str, Message]] = {
    Reason.ENDED: Message("It ended."),
    Reason.NOT_ALLOWED: Message("It was assessed anew, and it cannot go on."),
    Reason.LOOKED_AT_AGAIN: Message("It is being looked at again."),
    Reason.OUT_OF_SCOPE: Message("The function is not one for which this is public."),
    Reason.LEFT: Message("The person no longer works here."),
    Reason.OBJECTED: Message("An objection was made."),
    Reason.OBJECTION_GRANTED: Message("The objection was granted."),
    Reason.CHANGED: Message("It was changed."),
    Reason.TIME_OVER: Message("It stood there for as long as was decided."),
}


def labels_of(register: Register) -> dict[str, str]:
    """What each line of a register is called, in the order in which they stand."""
    own = {
        name: register.publication.labels.get(name, register.field(name).label)
        for name in public_fields(register)
    }
    state = {STATE: OUTCOME} if register.publication.shows_state else {}
    return {name: shown.words(label) for name, label in {**own, **state, **ABOUT_PERSON}.items()}


def pairs_of(register: Register, lines: Lines) -> list[tuple[str, str]]:
    """The lines as a reader sees them: label and words; what is not there is left out."""
    words = values_of(register, lines)
    return [(label, words[name]) for name, label in labels_of(register).items() if words.get(name)]


def values_of(register: Register, lines: Lines) -> dict[str, str]:
    """The words of each line, by name."""
    found = {name: _value(register, name, lines[name]) for name in public_fields(register) if name in lines}
    if STATE in lines:
        found[STATE] = shown.words(register.state_label(EntryState(lines[STATE])))
    return {**found, **{name: str(lines[name]) for name in ABOUT_PERSON if name in lines}}


def _value(register: Register, name: str, stored: Any) -> str:
    own = register.publication.answers.get(name, {})
    if isinstance(stored, str) and stored in own:
        return shown.words(own[stored])
    return register.field(name).type.show(stored, shown.reader_language(), shown.translate)


def answers_of(register: Register) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """What can be filtered by: the name of a field, its label, and its answers as (value, words)."""
    labels = labels_of(register)
    return [(name, labels[name], _options(register, name)) for name in facet_fields(register)]


def _options(register: Register, name: str) -> list[tuple[str, str]]:
    kind = register.field(name).type
    if isinstance(kind, Choice):
        own = register.publication.answers.get(name, {})
        return [(one.value, shown.words(own.get(one.value, one.label))) for one in kind.options]
    return [("true", _("yes")), ("false", _("no"))]


def state_words(state: State) -> dict[str, str]:
    """A state as a badge: words and tone."""
    return {"words": shown.words(STATES[state]), "tone": TONES.get(state, "neutral")}


def reason_words(reason: str) -> str:
    """Why something is not public, as a sentence; empty for none."""
    return shown.words(REASONS[reason]) if reason in REASONS else ""


def version_lines(register: Register, versions: Any) -> list[dict[str, Any]]:
    """Versions as lines on a page, the newest first: what they said, from when until when, and what changed."""
    ordered = list(versions)
    return [
        {
            "number": version.number,
            "pairs": pairs_of(register, version.lines),
            "from": shown.moment(version.public_from),
            "until": shown.moment(version.public_until) if version.public_until else "",
            "why": reason_words(version.end_reason),
            "changed": _changed(register, before.lines, version.lines) if before else "",
        }
        for version, before in zip_longest(ordered, ordered[1:])
    ]


def _changed(register: Register, before: Lines, after: Lines) -> str:
    return ", ".join(
        label for name, label in labels_of(register).items() if before.get(name) != after.get(name)
    )
