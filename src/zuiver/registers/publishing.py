"""What an organisation may set about a register, and in which words a register says what of it may be public.

Part of the vocabulary of `declaration`, from where other rooms take it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import State, groups


@dataclass(frozen=True)
class Setting:
    """A whole number that an organisation may set under `<kind>.<name>`; the code of conduct names none."""

    name: str
    default: int
    least: int
    most: int
    meaning: Message


@dataclass(frozen=True)
class TextSetting:
    """Words that an organisation may set under `<kind>.<name>`, or a day where `is_day`; without them: nothing."""

    name: str
    longest: int
    meaning: Message
    is_day: bool = False


@dataclass(frozen=True)
class PublicationTerms:
    """What an organisation chooses about its public register, as settings of the register.

    `objection_days`: how long the person sees the preview before anything is public. `person`: 0 nothing about the person,
    1 the function, 2 function and name. `designated_too`: 1 where functions on the list of designated ones count as well.
    `stays_days`: how long it stays public after it ended. `indexed`: 1 where search engines may keep it.
    """

    objection_days: Setting
    person: Setting
    designated_too: Setting
    stays_days: Setting
    indexed: Setting


@dataclass(frozen=True)
class DecisionTerms:
    """With which settings an organisation decides that something is public although no rule asks for it.

    `by`, `since` and `why` say who decided, from which day on it holds, and what for; one without the others is no
    decision, and nothing is public. What happened before that day stays as it was. `from_scale`: 0 for everybody.
    `shown_years`: how long a line stands there.
    """

    by: TextSetting
    since: TextSetting
    why: TextSetting
    from_scale: Setting
    shown_years: Setting


@dataclass(frozen=True)
class Publication:
    """Which fields may ever leave the house, under what label, and when; no terms means: no line is published.

    Either the rules are asked with the facts in `asked`, and what they answer has to be `answer`; `scale_term` names the
    term of the rules from which scale on that is. Or `decision` says with which settings the organisation decides.
    `shown_in` are the states in which nothing of it is open; with `shows_state` citizens see which of them it is. `because`
    is why it is public, and `answers` what an answer is called where the form says "I": both in words for citizens.
    `figures`: by which field with closed answers numbers of a year are split, which is the category of its entries; empty
    for numbers that are not split, None where there are no figures.
    """

    fields: tuple[str, ...] = ()
    labels: Mapping[str, Message] = field(default_factory=dict)
    asked: Mapping[str, Any] = field(default_factory=dict)
    answer: str = ""
    scale_term: str = ""
    terms: PublicationTerms | None = None
    decision: DecisionTerms | None = None
    shown_in: frozenset[State] = groups.RUNNING
    shows_state: bool = False
    answers: Mapping[str, Mapping[str, Message]] = field(default_factory=dict)
    because: tuple[Message, ...] = ()
    figures: str | None = None
