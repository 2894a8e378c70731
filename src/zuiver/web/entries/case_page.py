"""A case as who decides sees it: what is asked, what came before, the advice, the points, and the steps that fit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from zuiver.kernel.errors import Message
from zuiver.people.actor import Actor
from zuiver.registers import queries
from zuiver.registers.queries import Available, EntryRow, EntryView, History, LikeDecisions
from zuiver.registers.registry import register_of
from zuiver.web.dialogue.hint import desk_hint
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.advice import of_stored
from zuiver.web.entries.entry_page import fact_pairs, photo_lines
from zuiver.web.entries.measure_lines import measure_columns, measure_rows
from zuiver.web.entries.register_words import with_party
from zuiver.web.entries.step_form import NOTHING_TYPED, StepTyped, asked_with, condition_rows, owner_words
from zuiver.web.entries.timeline import timeline_lines

# What a step means for the person, in a few words below its name.
HINTS: Final[Mapping[str, Message]] = {
    "take_note": Message("You have seen it. Nothing more is needed."),
    "start_talk": Message("You make an appointment. The case stays with you."),
    "ask_more": Message("The person gets your question and answers it here."),
    "step_aside": Message("You are involved, or too close. The next one in line gets it."),
    "ask_decline": Message("The person says no to the giver. There is a letter."),
    "ask_return": Message("The person gives it back. There is a letter."),
    "ask_hand_in": Message("The person brings it to the hand-in desk."),
    "allow_for_team": Message("Shared with all, kept by nobody."),
    "agree_with_conditions": Message("Each condition becomes a task with a day."),
    "agree_conditions": Message("You agreed on them in the talk. Each becomes a task with a day."),
    "intend_conditions": Message("The person reacts first: agrees, or notes why not."),
    "intend_prohibition": Message("Nothing is decided. The person reacts first."),
    "prohibit": Message("It ends by the day that you name. The person can note a disagreement."),
    "refer_on": Message("The person reports it there. Say in your reason where."),
    "record_told": Message("Who was told, and when. The case stays with you."),
    "review": Message("Nothing changes. The next look gets a new day."),
}


def case_context(actor: Actor, view: EntryView, typed: StepTyped = NOTHING_TYPED) -> dict[str, Any]:
    """Everything that the desk shows of one case, with what was typed and came back for another look."""
    entry = view.entry
    around = queries.decision_context(actor, entry)
    history = queries.history_of(actor, entry)
    return {
        "title": entry.title,
        "lead": _lead(view),
        "is_late": entry.is_late,
        "href": entry_address(view.register, entry.public_id),
        "version": entry.version,
        "in_place_of": around.in_place_of,
        "facts": fact_pairs(view, with_title=False),
        "measures": measure_rows(actor, view),
        "measure_columns": measure_columns(),
        "photos": photo_lines(view),
        "messages": timeline_lines(view.register, [item for item in history if item.kind == "message"]),
        "histories": _histories(view, around.giver, around.person),
        "alike": _alike(around.alike),
        "hint": desk_hint(actor, view, around.alike),
        "advice": of_stored(entry.receipt),
        "points": [shown.words(point) for point in around.points],
        "actions": [_step(view, one) for one in around.actions],
        "asked": asked_with(view.register, around.actions, typed, stored=entry.data),
        "conditions": _conditions(view, around.actions, typed),
    }


def _conditions(view: EntryView, actions: Sequence[Available], typed: StepTyped) -> dict[str, Any]:
    """The lines for conditions, where one of the steps imposes them."""
    imposing = [one for one in actions if one.imposes]
    if not imposing:
        return {}
    return {
        "actions": [one.action for one in imposing],
        "steps": ", ".join(shown.words(one.label) for one in imposing),
        "rows": condition_rows(typed),
        "owners": owner_words(view.register, view.entry.person.name),
    }


def _lead(view: EntryView) -> str:
    entry = view.entry
    people = [entry.person.name, with_party(view.register, entry.party_name)]
    told = {"person": ", ".join(one for one in people if one), "day": shown.day(entry.reported_on)}
    return _("%(person)s · reported on %(day)s") % told


def _step(view: EntryView, one: Available) -> dict[str, Any]:
    hint = view.register.words.hints.get(one.action) or HINTS.get(one.action)
    return {
        "action": one.action,
        "words": shown.words(one.label),
        "departs": one.departs,
        "needs_reason": one.needs_reason,
        "hint": shown.words(hint) if hint else "",
    }


def _histories(view: EntryView, giver: History | None, person: History) -> list[dict[str, Any]]:
    found = []
    if giver is not None:
        found.append({"sentence": _of_giver(view.entry.party_name, giver), "rows": _rows(giver.last)})
    found.append({"sentence": _of_person(view.entry.person.name, person), "rows": _rows(person.last)})
    return found


def _of_giver(name: str, history: History) -> str:
    if not history.count:
        return _("Nothing was recorded of %(giver)s before.") % {"giver": name}
    return ngettext(
        "%(giver)s stands in %(count)s earlier entry here, of %(persons)d person.",
        "%(giver)s stands in %(count)s earlier entries here, of %(persons)d persons.",
        history.count,
    ) % {"giver": name, "count": _count(history), "persons": history.persons}


def _of_person(name: str, history: History) -> str:
    if not history.count:
        return _("%(person)s recorded nothing before.") % {"person": name}
    return ngettext(
        "%(person)s recorded something here %(count)s time before.",
        "%(person)s recorded something here %(count)s times before.",
        history.count,
    ) % {"person": name, "count": _count(history)}


def _count(history: History) -> str:
    """How many; where there are more than were counted, with a plus."""
    return f"{history.count}+" if history.is_capped else str(history.count)


def _rows(rows: Iterable[EntryRow]) -> list[dict[str, str]]:
    return [
        {
            # A line without an id is not for this reader to open.
            "href": entry_address(register_of(row.kind), row.public_id) if row.public_id else "",
            "title": row.title,
            "words": ", ".join(
                word
                for word in (
                    shown.day(row.happened_on),
                    row.person_name,
                    shown.words(row.state_label),
                )
                if word
            ),
        }
        for row in rows
    ]


def _alike(alike: LikeDecisions) -> dict[str, Any]:
    if not alike.total:
        return {"sentence": _("There is no earlier decision on a case like this."), "shares": []}
    sentence = ngettext(
        "%(count)d case like this was decided earlier:",
        "%(count)d cases like this were decided earlier:",
        alike.total,
    ) % {"count": alike.total}
    shares = [(shown.words(label), count, alike.share(count)) for _action, label, count in alike.by_action]
    return {"sentence": sentence, "shares": shares}
