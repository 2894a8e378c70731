"""From a form to the data that commands take, and back. What was typed is kept as it was typed, right or wrong."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict

from zuiver.kernel import clock
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.ids import new_id
from zuiver.registers.declaration import Field, Register
from zuiver.registers.fields import Amount, Day, Moment, Period, Persons, SetOf, Text
from zuiver.registers.layout import Layout
from zuiver.registers.payload import clean
from zuiver.web.entries import form_amount
from zuiver.web.entries.form_amount import FormState
from zuiver.web.entries.form_layout import layout_of

PICK: Final = "__pick"
SEARCH: Final = "__search"
KEY: Final = "submission_key"
# The name of the buttons that do something else than send the form.
STEP: Final = "step_name"


def inputs_of(field: Field) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the inputs of a field: those with one text, and those with a list of texts."""
    if isinstance(field.type, Amount):
        single = tuple(field.name + suffix for suffix in form_amount.SUFFIXES)
        return single, tuple(field.name + suffix for suffix in form_amount.LIST_SUFFIXES)
    if isinstance(field.type, Persons):
        return (field.name + SEARCH,), (field.name,)
    if isinstance(field.type, SetOf | Period | Moment):
        return (), (field.name,)
    if isinstance(field.type, Text) and field.type.suggest:
        return (field.name, field.name + PICK), ()
    return (field.name,), ()


def from_post(register: Register, post: QueryDict) -> dict[str, Any]:
    """Return what was typed in the inputs that this form has; all else is left out."""
    layout = layout_of(register)
    state: dict[str, Any] = {one.name: post[one.name] for one in layout.together if one.name in post}
    return state | inputs_from(register.form_fields, post)


def inputs_from(fields: Iterable[Field], post: QueryDict, prefix: str = "") -> dict[str, Any]:
    """Return what was typed in the inputs of these fields, by the names without the prefix."""
    state: dict[str, Any] = {}
    for field in fields:
        single, lists = inputs_of(field)
        state |= {name: post[prefix + name] for name in single if prefix + name in post}
        state |= {name: post.getlist(prefix + name) for name in lists if prefix + name in post}
    return state


def blank(register: Register) -> dict[str, Any]:
    """Return an empty form, with the answers that a register gives beforehand."""
    layout = layout_of(register)
    asked_together = frozenset().union(*(one.fields for one in layout.together))
    return {
        field.name: field.default
        for field in register.form_fields
        if field.default is not None and field.name not in asked_together
    }


def from_typed(register: Register, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the form for data that came from elsewhere, such as the answers of the interview."""
    layout = layout_of(register)
    state = blank(register)
    for field in register.form_fields:
        if typed.get(field.name) not in (None, ""):
            state[field.name] = typed[field.name]
    return state | {one.name: one.answer_for(typed) for one in layout.together}


def from_stored(register: Register, stored: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the form for an entry as it is stored, so that it can be corrected; dates in the language of the reader."""
    layout = layout_of(register)
    state: dict[str, Any] = {one.name: one.answer_for(stored) for one in layout.together}
    return state | inputs_stored(register.form_fields, stored, language)


def inputs_stored(fields: Iterable[Field], stored: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the same for some fields only, such as those of a step that was taken before."""
    state: dict[str, Any] = {}
    for field in fields:
        value = stored.get(field.name)
        if isinstance(field.type, Amount):
            state |= form_amount.state_of(value, field.name)
        elif isinstance(field.type, Day) and value:
            state[field.name] = PartialDate.parse(value["iso"]).show(language)
        elif value is not None:
            state[field.name] = field.type.typed(value)
    return state


def to_typed(register: Register, state: FormState, today: date) -> tuple[dict[str, Any], dict[str, Message]]:
    """Return the data for a command, and what is wrong with how the inputs go together.

    A value that cannot be read goes along as it was typed, so that its field can say what is wrong with it.
    """
    layout = layout_of(register)
    typed, wrong = typed_in(register.form_fields, state, today)
    for together in layout.together:
        answer = next((one for one in together.answers if one.value == state.get(together.name)), None)
        if answer:
            typed |= answer.sets
        else:
            wrong[together.name] = together.missing
    return typed, wrong


def typed_in(
    fields: Iterable[Field], state: FormState, today: date
) -> tuple[dict[str, Any], dict[str, Message]]:
    """Return the same for some fields only, such as those that are asked with a step."""
    typed: dict[str, Any] = {}
    wrong: dict[str, Message] = {}
    for field in fields:
        _read_field(field, state, today, typed, wrong)
    return typed, wrong


def _read_field(
    field: Field, state: FormState, today: date, typed: dict[str, Any], wrong: dict[str, Message]
) -> None:
    if isinstance(field.type, Amount):
        inputs = form_amount.typed_amount(state, field.name)
        try:
            typed[field.name] = form_amount.value_of(inputs, field.type, today)
        except InvalidData as problem:
            wrong[field.name] = next(iter(problem.errors.values()))
    elif isinstance(field.type, Text) and field.type.suggest:
        typed[field.name] = _picked(field, state, wrong)
    elif field.name in state:
        typed[field.name] = state[field.name]


def _picked(field: Field, state: FormState, wrong: dict[str, Message]) -> str:
    """The name that was tapped or typed; both, and different, is a question back."""
    picked = str(state.get(field.name + PICK) or "").strip()
    typed = str(state.get(field.name) or "").strip()
    if picked and typed and picked != typed:
        wrong[field.name] = Message(
            "You chose {picked} and typed {typed}. Keep one of the two.",
            {"picked": picked[:80], "typed": typed[:80]},
        )
    return picked or typed


def all_that_is_wrong(
    register: Register, typed: Mapping[str, Any], wrong: Mapping[str, Message]
) -> dict[str, Message]:
    """Return every problem of a form at once, so that nobody has to send it three times."""
    return {**clean(register, typed, clock.today()).errors, **wrong}


def read_key(text: str) -> UUID:
    """Return the key of a form; a form without a right one gets a new one."""
    try:
        return UUID(text)
    except ValueError:
        return new_id()


def missing_first(layout: Layout, errors: Mapping[str, Message]) -> dict[str, Message]:
    """Return errors in the order of the page: what stands first comes first."""
    order = [*layout.first, *layout.advice]
    ranked = sorted(errors, key=lambda name: order.index(name) if name in order else len(order))
    return {name: errors[name] for name in ranked}


def suggest_fields(register: Register) -> tuple[str, ...]:
    """Return the names of the fields for which a form offers names to tap."""
    return tuple(
        field.name for field in register.form_fields if isinstance(field.type, Text) and field.type.suggest
    )


def names_of_colleagues(register: Register, state: FormState) -> tuple[list[str], str]:
    """Return the colleagues that were ticked, as public ids, and the name that is being searched."""
    names = [field.name for field in register.form_fields if isinstance(field.type, Persons)]
    chosen = [str(one) for name in names for one in state.get(name) or []]
    return chosen, next((str(state[name + SEARCH]) for name in names if state.get(name + SEARCH)), "")


def is_untouched(register: Register, state: FormState) -> bool:
    """Whether a form holds nothing but what stood there by itself."""
    by_itself = blank(register)
    return not any(
        value and value != by_itself.get(name)
        for name, value in state.items()
        if not name.endswith(("__kind", "__currency")) and value != [""] * len(value)
    )
