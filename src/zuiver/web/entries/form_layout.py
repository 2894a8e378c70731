"""Which questions of a register stand first on its form, and which inputs stand for more than one field.

A register without a layout of its own shows its core fields first, in the order of its declaration.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Register


@dataclass(frozen=True)
class Answer:
    """One tile: what it says, and which field gets which value."""

    value: str
    label: Message
    sets: Mapping[str, str]


@dataclass(frozen=True)
class Together:
    """One question that fills several fields, because people think of them as one thing."""

    name: str
    label: Message
    answers: tuple[Answer, ...]
    missing: Message

    @property
    def fields(self) -> frozenset[str]:
        """The fields that this question fills."""
        return frozenset(self.answers[0].sets)

    def answer_for(self, typed: Mapping[str, object]) -> str:
        """Return the answer that stands for these values; empty when none does."""
        for answer in self.answers:
            if all(typed.get(field) == value for field, value in answer.sets.items()):
                return answer.value
        return ""


@dataclass(frozen=True)
class Layout:
    """`first` is always open, `advice` are the questions that the advice leans on, the rest is folded away."""

    first: tuple[str, ...]
    advice: tuple[str, ...] = ()
    together: tuple[Together, ...] = ()

    def together_at(self, name: str) -> Together | None:
        """The question of this name that fills several fields; None for a plain field."""
        return next((one for one in self.together if one.name == name), None)

    @property
    def taken(self) -> frozenset[str]:
        """The fields that have a place already."""
        return frozenset({*self.first, *self.advice}).union(*(one.fields for one in self.together))


GIFT_STEP: Final = Together(
    "step",
    Message("What happened with it?"),
    (
        Answer("kept", Message("I took it"), {"direction": "received", "response": "accepted"}),
        Answer(
            "offered", Message("It was offered; I have not said yes or no"),
            {"direction": "offered", "response": "undecided"},
        ),
        Answer("declined", Message("I said no"), {"direction": "offered", "response": "declined"}),
        Answer("returned", Message("I gave it back"), {"direction": "received", "response": "returned"}),
        Answer("handed_in", Message("I hand it in"), {"direction": "received", "response": "handed_in"}),
        Answer("undecided", Message("I have it; I do not know yet"), {"direction": "received", "response": "undecided"}),
    ),
    Message("Choose what happened with it. If you do not know yet, choose the last answer."),
)  # fmt: skip

LAYOUTS: Final[Mapping[str, Layout]] = {
    "gifts": Layout(
        first=("giver_organisation", "description", "value", "step", "happened_on"),
        advice=("courtesy_exchange", "intent_to_influence"),
        together=(GIFT_STEP,),
    )
}


def layout_of(register: Register) -> Layout:
    """Return the layout of a register, or one made from its core fields."""
    known = LAYOUTS.get(register.kind)
    return known or Layout(first=tuple(field.name for field in register.fields if field.core))


def folded(register: Register, layout: Layout) -> tuple[tuple[str, Message, tuple[Field, ...]], ...]:
    """Return the sections that wait behind "tell more": (name, title, fields), empty ones left out."""
    rest = [field for field in register.fields if field.name not in layout.taken]
    sections = (
        (name, title, tuple(field for field in rest if field.section == name))
        for name, title in register.sections.items()
    )
    return tuple(section for section in sections if section[2])
