"""The page of one entry: what it shows to this reader, and what the reader can do."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.registers import queries
from zuiver.registers.layout import Together
from zuiver.registers.queries import Available, EntryView
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.advice import of_stored
from zuiver.web.entries.deciding import NOTHING_PICKED, Picked
from zuiver.web.entries.form_layout import layout_of
from zuiver.web.entries.letters import letters_for
from zuiver.web.entries.measure_lines import measure_columns, measure_rows
from zuiver.web.entries.readers import read_lines
from zuiver.web.entries.states import state_words
from zuiver.web.entries.step_form import NOTHING_TYPED, asked_with, prefix_of
from zuiver.web.entries.timeline import timeline_lines
from zuiver.web.publication.on_entry import publication_part

# What is asked with a step of the person, beside its label.
ASKS: Final[Mapping[str, Message]] = {
    "answer": Message("Your answer"),
    "withdraw": Message("Why do you withdraw it?"),
    "reopen": Message("What is new?"),
    "react": Message("Your reaction"),
    "dispute_conditions": Message("What do you not agree with?"),
    "note_disagreement": Message("What do you not agree with?"),
}
# The step that the state itself asks for stands out.
NEXT_STEPS: Final = {
    "to_decline": "say_declined",
    "to_return": "say_returned",
    "more_asked": "answer",
    "conditions_intended": "accept_conditions",
    "prohibition_intended": "react",
    "to_end": "show_ended",
    "to_account": "say_attended",
    "agreed": "say_attended",
    "agreed_with_conditions": "say_attended",
    "advised_against": "say_not_attended",
}
# Who has an entry that waits for a role; the last steps are the officer for whom no other name stands here.
OFFICER: Final = Message("The integrity officer")
ROLES: Final[Mapping[str, Message]] = {
    "general_director": Message("The general director"),
    "interests_officer": Message("The interests officer"),
    "leak_desk": Message("The data leak desk"),
    "portfolio_office": Message("The office of the portfolio holders"),
}


def entry_context(actor: Actor, view: EntryView, picked: Picked = NOTHING_PICKED) -> dict[str, Any]:
    """Everything that the page of an entry shows, with the step that came back for another look."""
    entry, register = view.entry, view.register
    address = entry_address(register, entry.public_id)
    assessor = assessor_words(view)
    own_steps = [one for one in view.actions if not _is_for_who_decides(view, one)]
    return {
        "title": entry.title,
        "back": _back(view),
        "state": state_words(
            register, entry.state, is_own=view.is_own, person=entry.person.name, assessor=assessor
        ),
        "is_late": entry.is_late,
        "version": entry.version,
        "steps": [step_words(view, one, picked) for one in own_steps],
        "decisions": len(own_steps) < len(view.actions),
        "act_address": f"{address}stap/",
        "desk_address": reverse("desk_case", args=[entry.public_id]),
        "can_correct": view.can_correct,
        "correct_address": f"{address}verbeteren/",
        "letters": letters_for(view, address),
        "advice": of_stored(entry.receipt),
        "facts": fact_pairs(view),
        "measures": measure_rows(actor, view),
        "measure_columns": measure_columns(),
        "photos": photo_lines(view),
        "photo_address": f"{address}foto/"
        if view.register.photos and view.is_own and view.can_correct
        else "",
        "hand_in": hand_in_pairs(view),
        "publication": publication_part(actor, view),
        "timeline": timeline_lines(register, queries.history_of(actor, entry)),
        **_talk(view, address, assessor),
        "is_own": view.is_own,
        "reads": read_lines(queries.reads_of(actor, entry)) if view.is_own else [],
        "problem": "",
        "open_steps": {NEXT_STEPS.get(entry.state, "")},
        "photo_error": "",
    }


def assessor_words(view: EntryView) -> str:
    """Who has the entry: a name, or the role that took it over."""
    entry = view.entry
    if entry.assessor:
        return str(entry.assessor.name)
    return shown.words(ROLES.get(entry.assessor_role, OFFICER) if entry.assessor_role else Message("Nobody"))


def _is_for_who_decides(view: EntryView, one: Available) -> bool:
    return not view.is_own and view.capacity in {"assessor", "deputy", "role"}


def _back(view: EntryView) -> dict[str, str]:
    if view.is_own or view.capacity in {"registered", "named"}:
        return {"href": reverse("my_things"), "words": _("My things")}
    if view.capacity in {"assessor", "deputy", "role"}:
        return {"href": reverse("desk"), "words": _("Desk")}
    if view.capacity == "desk":
        return {"href": reverse("hand_in_desk"), "words": _("Hand-in desk")}
    return {"href": reverse("register", args=[view.register]), "words": shown.words(view.register.name)}


def step_words(view: EntryView, one: Available, picked: Picked) -> dict[str, Any]:
    """A step of the person as a button, with what it asks."""
    is_picked = picked.action == one.action
    typed = picked.typed if is_picked else NOTHING_TYPED
    own_ask = view.register.words.asks.get(one.action)
    return {
        "action": one.action,
        "words": shown.words(one.label),
        "needs_reason": one.needs_reason,
        "questions": [
            asked.question for asked in asked_with(view.register, [one], typed, prefix_of(one.action))
        ],
        "primary": NEXT_STEPS.get(view.entry.state) == one.action,
        "ask": shown.words(own_ask or ASKS.get(one.action, Message("Your reason"))),
        "hint": "",
        "reason": picked.reason if is_picked else "",
        "reason_error": shown.words(typed.errors["reason"]) if "reason" in typed.errors else "",
        "has_errors": bool(typed.errors),
    }


def fact_pairs(view: EntryView, *, with_title: bool = True) -> list[tuple[str, str]]:
    """All that is stored, in the words of the form; what was not filled in is left out, and where asked the title."""
    language = shown.reader_language()
    together = {name: one for one in layout_of(view.register).together for name in one.fields}
    pairs: list[tuple[str, str]] = []
    for value in view.values:
        one = together.get(value.field.name)
        if one is not None:
            pairs.append((shown.words(one.label), _answer_in_words(one, view.entry.data)))
        elif value.field.type.widget != "persons":
            pairs.append((shown.words(value.field.label), value.text(language, shown.translate)))
    told = "" if with_title else view.entry.title
    pairs = [(term.rstrip("?"), words) for term, words in dict.fromkeys(pairs) if words and words != told]
    if view.named:
        pairs.append((_("Colleagues who are named"), ", ".join(view.named)))
    return [*pairs, *_origin(view)]


def _answer_in_words(together: Together, data: Mapping[str, Any]) -> str:
    chosen = together.answer_for(data)
    return next((shown.words(one.label) for one in together.answers if one.value == chosen), "")


def _origin(view: EntryView) -> list[tuple[str, str]]:
    entry = view.entry
    pairs = [(_("Colleague"), entry.person.name)]
    if entry.unit:
        pairs.append((_("Unit"), entry.unit.name))
    if entry.registered_by and entry.registered_by_id != entry.person_id:
        pairs.append((_("Recorded by"), entry.registered_by.name))
    if entry.reported_on:
        pairs.append((_("Reported on"), shown.day(entry.reported_on)))
    return [*pairs, (_("Number"), entry.public_id)]


def photo_lines(view: EntryView) -> list[dict[str, Any]]:
    """The photos with their addresses."""
    address = entry_address(view.register, view.entry.public_id)
    return [
        {"href": f"{address}foto/{photo.public_id}/", "width": photo.width, "height": photo.height}
        for photo in view.photos
    ]


def hand_in_pairs(view: EntryView) -> list[tuple[str, str]]:
    """The receipt of the hand-in desk."""
    receipt = view.hand_in
    if receipt is None:
        return []
    return [
        (_("Receipt number"), receipt.number),
        (_("Taken in by"), receipt.received_by),
        (_("Taken in on"), shown.day(receipt.received_on)),
        (_("What"), receipt.what),
        (_("Kept at"), receipt.place),
        (_("Went to"), receipt.destination),
        (_("Went there on"), shown.day(receipt.destination_on)),
    ]


def _talk(view: EntryView, address: str, assessor: str) -> dict[str, str]:
    """The form for a message to the other one."""
    return {
        "message_address": f"{address}bericht/" if view.can_write else "",
        "message_heading": _message_heading(view, assessor),
        "message_button": _("Send the message"),
        "message_text": "",
        "message_error": "",
    }


def _message_heading(view: EntryView, assessor: str) -> str:
    other = assessor if view.is_own else view.entry.person.name
    return _("Write to %(name)s") % {"name": other}
