"""Colleagues who are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from zuiver.kernel.errors import invalid
from zuiver.registers.fields.kind import Translate, text_of


@dataclass(frozen=True)
class Persons:
    """Colleagues, by their public ids."""

    most: int = 50
    widget: ClassVar[str] = "persons"

    def clean(self, typed: Any, today: date) -> list[str] | None:
        """Keep each id once, in the order in which it was typed."""
        given: Sequence[Any] = typed if isinstance(typed, list | tuple) else text_of(typed).split(",")
        ids = list(dict.fromkeys(text for one in given if (text := text_of(one))))
        if len(ids) > self.most or any(len(one) > 22 for one in ids):
            raise invalid("persons", "Name at most {most} colleagues, each from the list.", most=self.most)
        return ids or None

    def typed(self, stored: Any) -> list[str]:
        """The public ids."""
        return list(stored or [])

    def show(self, stored: Any, language: str, translate: Translate) -> str:
        """How many; who they are stands with the entry, for those who may see it."""
        return str(len(stored)) if stored else ""
