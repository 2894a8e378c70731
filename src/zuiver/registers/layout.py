"""Which questions of a register stand first on its form, and which questions stand for more than one field."""

from collections.abc import Mapping
from dataclasses import dataclass

from zuiver.kernel.errors import Message


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
