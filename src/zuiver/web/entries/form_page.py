"""A form ready to be drawn: questions in their order, each with its value, its answers and its error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Field, Register
from zuiver.registers.fields import Amount, Choice, Day, Persons, SetOf, Text
from zuiver.registers.layout import Layout, Together
from zuiver.web.entries import shown
from zuiver.web.entries.form_amount import FormState, TypedAmount, TypedPart, typed_amount
from zuiver.web.entries.form_layout import folded, layout_of
from zuiver.web.entries.form_state import PICK, SEARCH, missing_first

CURRENCIES: Final = ("EUR", "USD", "GBP", "CHF", "DKK", "NOK", "SEK", "PLN", "CZK", "JPY", "CNY", "TRY")
PART_ROWS: Final = 3


@dataclass(frozen=True)
class Question:
    """One question on a page. `value` is what was typed; `answers` are (value, words) for a closed list."""

    name: str
    label: str
    widget: str
    value: Any = ""
    hint: str = ""
    error: str = ""
    optional: bool = True
    answers: tuple[tuple[str, str], ...] = ()
    picks: tuple[str, ...] = ()
    picked: str = ""
    amount: TypedAmount | None = None
    currencies: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    search: str = ""
    known: tuple[str, ...] = ()
    # A day that has yet to come: today and yesterday are no help then.
    ahead: bool = False


@dataclass(frozen=True)
class Section:
    """Questions that are folded away together; open when one of them holds something to look at."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class FormPage:
    """A whole form."""

    first: tuple[Question, ...]
    advice: tuple[Question, ...]
    more: tuple[Section, ...]
    more_open: bool
    errors: Mapping[str, str]
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Drawing:
    """What a form is drawn from. `known` are sentences per field about what the registers know already."""

    register: Register
    state: FormState
    errors: Mapping[str, Message] = field(default_factory=dict)
    suggestions: Sequence[str] = ()
    colleagues: Sequence[tuple[str, str]] = ()
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def page(self) -> FormPage:
        """Return the form in the order of its layout."""
        layout = layout_of(self.register)
        errors = missing_first(layout, self._at_questions(layout))
        more = tuple(
            Section(shown.words(title), tuple(self._question(one, errors) for one in fields))
            for _, title, fields in folded(self.register, layout)
        )
        first, advice = (
            tuple(self._named(name, layout, errors) for name in names)
            for names in (layout.first, layout.advice)
        )
        questions = (*first, *advice, *(question for section in more for question in section.questions))
        return FormPage(
            first=first,
            advice=advice,
            more=more,
            more_open=any(question.error for section in more for question in section.questions),
            errors={name: shown.words(message) for name, message in errors.items()},
            labels={question.name: question.label.rstrip("?") for question in questions},
        )

    def _at_questions(self, layout: Layout) -> dict[str, Message]:
        """Put the error of a field that is asked together with others at the question that asks it."""
        at = {name: together.name for together in layout.together for name in together.fields}
        moved: dict[str, Message] = {}
        for name, message in self.errors.items():
            moved.setdefault(at.get(name, name), message)
        return moved

    def _named(self, name: str, layout: Layout, errors: Mapping[str, Message]) -> Question:
        together = layout.together_at(name)
        if together:
            return self._together(together, errors)
        return self._question(self.register.field(name), errors)

    def _together(self, together: Together, errors: Mapping[str, Message]) -> Question:
        return Question(
            name=together.name,
            label=shown.words(together.label),
            widget="tiles",
            value=self.state.get(together.name, ""),
            error=_error(errors, together.name),
            optional=False,
            answers=tuple((one.value, shown.words(one.label)) for one in together.answers),
        )

    def questions(self, fields: Sequence[Field]) -> tuple[Question, ...]:
        """Return some fields by themselves, such as those that are asked with a step."""
        return tuple(self._question(one, self.errors) for one in fields)

    def _question(self, one: Field, errors: Mapping[str, Message]) -> Question:
        kind = one.type
        return Question(
            name=one.name,
            label=shown.words(one.label),
            widget=_widget(one),
            value=_value(one, self.state),
            hint=shown.words(one.hint) if one.hint else "",
            error=_error(errors, one.name),
            optional=not one.required,
            answers=_answers(kind) if isinstance(kind, Choice | SetOf) else (),
            picks=tuple(self.suggestions) if isinstance(kind, Text) and kind.suggest else (),
            picked=str(self.state.get(one.name + PICK) or ""),
            amount=_amount(self.state, one.name) if isinstance(kind, Amount) else None,
            currencies=CURRENCIES,
            people=tuple(self.colleagues) if isinstance(kind, Persons) else (),
            search=str(self.state.get(one.name + SEARCH) or ""),
            known=self.known.get(one.name, ()),
            ahead=isinstance(kind, Day) and kind.future_only,
        )


def _widget(one: Field) -> str:
    if isinstance(one.type, Text) and one.type.suggest:
        return "suggest"
    return one.type.widget


def _value(one: Field, state: FormState) -> Any:
    value = state.get(one.name, "")
    if one.type.widget == "day" and value == "vandaag" and shown.reader_language() == "en":
        return "today"
    return value


def _answers(kind: Choice | SetOf) -> tuple[tuple[str, str], ...]:
    return tuple((option.value, shown.words(option.label)) for option in kind.options)


def _amount(state: FormState, name: str) -> TypedAmount:
    """What was typed, with room for at least three parts and always one more."""
    typed = typed_amount(state, name)
    empty = max(PART_ROWS - len(typed.parts), 1)
    return TypedAmount(
        typed.kind, typed.first, typed.second, typed.currency, (*typed.parts, *[TypedPart("", "")] * empty)
    )


def _error(errors: Mapping[str, Message], name: str) -> str:
    return shown.words(errors[name]) if name in errors else ""
