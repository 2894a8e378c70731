"""What a step asks beside its reason: the fields that the register declares for it, and the conditions it imposes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData, Message, invalid
from zuiver.measures.commands import NewMeasure
from zuiver.people.models import Person
from zuiver.registers.declaration import Field, Register
from zuiver.registers.fields import Day
from zuiver.registers.queries import Available
from zuiver.web.entries import shown
from zuiver.web.entries.form_page import Drawing, Question
from zuiver.web.entries.form_state import inputs_from, inputs_stored, typed_in

ROWS: Final = 3
OF_THE_PERSON: Final = "person"
OF_WHO_DECIDES: Final = "me"
OF_THE_MANAGER: Final = "manager"
COLUMNS: Final = ("condition_text", "condition_owner", "condition_due", "condition_recheck")
# What the room of measures calls a column of a line.
_COLUMN_OF: Final = {"text": COLUMNS[0], "due_on": COLUMNS[2], "recheck_on": COLUMNS[3]}


@dataclass(frozen=True)
class Asked:
    """A question of one or more steps. `steps` says for which, where others stand beside them."""

    question: Question
    actions: tuple[str, ...]
    steps: str = ""


@dataclass(frozen=True)
class StepTyped:
    """What somebody typed with a step, by input, and what is wrong with it."""

    state: Mapping[str, Any] = field(default_factory=dict)
    conditions: tuple[tuple[str, ...], ...] = ()
    errors: Mapping[str, Message] = field(default_factory=dict)


NOTHING_TYPED: Final = StepTyped()


def asked_with(
    register: Register,
    actions: Sequence[Available],
    typed: StepTyped,
    prefix: str = "",
    *,
    stored: Mapping[str, Any] | None = None,
) -> tuple[Asked, ...]:
    """Return the questions of these steps, each once, in the order of the declaration.

    What an earlier step stored in the same fields stands in them, because this step replaces it.
    """
    fields = [one for one in register.fields if any(one in action.fields for action in actions)]
    known = inputs_stored(fields, stored or {}, shown.reader_language())
    drawing = Drawing(register, {**known, **typed.state}, typed.errors)
    found = []
    for one, question in zip(fields, drawing.questions(fields), strict=True):
        of = [action for action in actions if one in action.fields]
        labels = ", ".join(shown.words(action.label) for action in of)
        steps = labels if len(of) < len(actions) else ""
        found.append(
            Asked(
                replace(question, name=prefix + question.name), tuple(action.action for action in of), steps
            )
        )
    return tuple(found)


def condition_rows(typed: StepTyped) -> list[tuple[str, ...]]:
    """Return what was typed as conditions, with room for at least three."""
    empty = ("", OF_THE_PERSON, "", "")
    return [*typed.conditions, *[empty] * max(ROWS - len(typed.conditions), 1)]


def read_state(fields: Iterable[Field], post: QueryDict, prefix: str = "") -> StepTyped:
    """Return what was typed with a step, right or wrong; lines of conditions without a word are left out."""
    columns = [post.getlist(name) for name in COLUMNS]
    rows = zip(*columns, strict=False)
    return StepTyped(
        state=inputs_from(fields, post, prefix),
        conditions=tuple(tuple(row) for row in rows if row[0].strip() or row[2].strip()),
    )


def data_of(fields: Iterable[Field], typed: StepTyped, today: date) -> dict[str, Any]:
    """Return the data for `entry_act`. Raises InvalidData for inputs that do not go together."""
    data, wrong = typed_in(fields, typed.state, today)
    if wrong:
        raise InvalidData(wrong)
    return data


def measures_of(typed: StepTyped, owners: Mapping[str, Person], today: date) -> list[NewMeasure]:
    """Return the conditions as measures. Raises InvalidData with every day that cannot be read, by column and line."""
    problems: dict[str, Message] = {}
    found = []
    for number, (text, owner, due, recheck) in enumerate(typed.conditions):
        days = []
        for column, words in (("due_on", due), ("recheck_on", recheck)):
            try:
                days.append(_day(column, words, today))
            except InvalidData as wrong:
                days.append(None)
                problems |= {f"{column}-{number}": message for message in wrong.errors.values()}
        if days[0] is not None:
            found.append(NewMeasure(text.strip(), owners.get(owner, owners[OF_THE_PERSON]), days[0], days[1]))
        elif f"due_on-{number}" not in problems:
            problems[f"due_on-{number}"] = Message(
                "Fill in by which day it has to be done, for example 1 June."
            )
    if problems:
        raise InvalidData(problems)
    return found


def _day(column: str, words: str, today: date) -> date | None:
    """A day, the next one where the year is left out."""
    try:
        stored = Day(future_only=True).clean(words, today)
    except InvalidData as wrong:
        raise wrong.for_field(column) from wrong
    if stored is None:
        return None
    found = PartialDate.parse(stored["iso"])
    if found.precision != "day":
        raise invalid(column, "{text} is no whole day. Fill in the day as well.", text=words[:60])
    return found.first_day()


def shown_errors(errors: Mapping[str, Message], prefix: str = "") -> dict[str, str]:
    """Return the sentences by the id of the input that they are about."""
    found = {}
    for name, message in errors.items():
        column, _dash, number = name.rpartition("-")
        place = f"{_COLUMN_OF[column]}-{number}" if column in _COLUMN_OF else name
        found[
            place if name in {"reason", "action", "conditions"} or column in _COLUMN_OF else prefix + place
        ] = shown.words(message)
    return found


def owner_words(register: Register, person: str) -> list[tuple[str, str]]:
    """Who can be the owner of a condition; the manager is named where a role decides instead."""
    found = [(OF_THE_PERSON, person), (OF_WHO_DECIDES, _("I myself"))]
    return [*found, (OF_THE_MANAGER, _("The manager"))] if register.route.role else found


def prefix_of(action: str) -> str:
    """What stands before the names of the inputs of a step, where a page has a form for each step."""
    return f"{action}--"
