"""An opened question as a page shows it: what was shared, the advice of the aid, what happened, the answer."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.dialogue.commands import question_open
from zuiver.dialogue.queries import AnswerView, QuestionView, StepLine
from zuiver.notices.commands import notices_seen
from zuiver.people.actor import Actor
from zuiver.people.models import Organisation
from zuiver.web.answers import answer_of
from zuiver.web.dialogue.words import (
    capacity_words,
    facts_in_words,
    outcome_words,
    receipt_words,
    subject_of,
    who,
)
from zuiver.web.entries import shown
from zuiver.web.entries.advice import Advice

TONES = {
    "asked": "neutral",
    "question_back": "care",
    "clarified": "neutral",
    "answered": "go",
    "closed": "go",
    "withdrawn": "neutral",
}


def open_question(actor: Actor, public_id: str) -> QuestionView:
    """Open a question for its page: the reading is noted, and what the reader was told about it counts as seen."""
    view = question_open(actor, public_id)
    notices_seen(actor, subject=f"question:{public_id}")
    return view


def question_context(organisation: Organisation, view: QuestionView) -> dict[str, Any]:
    """Everything that both pages of a question show."""
    row = view.row
    subject = subject_of(row.module, row.asked_on, view.pack)
    answer = answer_of(view.receipt, shown.reader_language(), organisation_id=organisation.pk)
    return {
        "public_id": row.public_id,
        "version": view.version,
        "subject": subject,
        "person": row.person,
        "about": row.about,
        "state": (shown.words(row.state_label), TONES[row.state]),
        "asked_on": shown.day(row.asked_on),
        "due_on": shown.day(row.due_on),
        "is_open": row.is_open,
        "is_late": row.is_late,
        "waits": row.state in {"asked", "clarified"},
        "answerer": who(row.answerer, row.answerer_role),
        "facts": [
            (asked, said)
            for _name, asked, said in facts_in_words(
                organisation, row.module, view.answers, row.asked_on, view.pack
            )
        ],
        "advice": Advice(answer),
        "receipt_words": receipt_words(view.receipt),
        "answer": _answer(view.answer, row.module),
        "timeline": [_line(one) for one in view.lines],
        "asked_back": _line(view.lines[-1]) if row.state == "question_back" else None,
        "reads": [
            {
                "reader": one.reader,
                "capacity": capacity_words(one.capacity),
                "moment": shown.moment(one.first_at),
                "times": one.times,
            }
            for one in view.reads
        ],
        "may_be_example": view.may_be_example,
    }


def _answer(found: AnswerView | None, module: str) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "heard": outcome_words(found.outcome, module),
        "advised": outcome_words(found.advised, module),
        "words": found.words,
        "departs": found.departs_from_aid,
        "differs": found.departs_from_like,
        "why_different": found.why_different,
        "by": who(found.in_place_of, "", found.by) if found.in_place_of else found.by,
        "when": shown.moment(found.at),
    }


def _line(line: StepLine) -> dict[str, str]:
    # The asker's own line stands above; the words of an answer stand in the answer, once.
    name = who(line.in_place_of, "", line.who) if line.in_place_of else line.who
    return {
        "what": shown.words(line.what),
        "note": "" if line.action == "ask" else line.words,
        "when": shown.moment(line.at),
        "who": name,
        "tone": "care" if line.departs else "",
    }


def step_forms(view: QuestionView) -> list[dict[str, Any]]:
    """The steps that the reader may take now, but for the answer, as the step forms of the entries draw them."""
    asks = {
        "ask_back": _("What do you want to know first?"),
        "clarify": _("Your answer"),
        "follow_up": _("What do you still want to know?"),
        "withdraw": _("Why? (may stay empty)"),
    }
    hints = {
        "step_aside": _(
            "You are involved, or too close. The next one in line gets it, and you no longer see it."
        ),
        "close": _("It is clear to you. Nothing changes for anybody else."),
    }
    return [
        {
            "action": step.action,
            "words": shown.words(step.label),
            "needs_reason": step.action in asks,
            "ask": asks.get(step.action, ""),
            "hint": hints.get(step.action, ""),
            "primary": step.action == "close",
        }
        for step in view.steps
        if step.action != "answer"
    ]


def address_of(view: QuestionView) -> str:
    """The page where this reader has the question."""
    return reverse("my_question" if view.is_own else "question_case", args=[view.row.public_id])
