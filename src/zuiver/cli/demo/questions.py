"""Questions that people put to somebody, the answers, and two examples: each step through the real commands, on its day."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from zuiver.catalogue.packs import DEFAULT_PACK
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.dialogue.commands import (
    Asked,
    precedent_propose,
    precedent_review,
    question_act,
    question_answer,
    question_ask,
    question_open,
)
from zuiver.kernel import clock
from zuiver.kernel.ids import new_id
from zuiver.notices.commands import notices_seen
from zuiver.people.actor import Actor
from zuiver.rules.engine import evaluate
from zuiver.rules.yaml_source import read_source

FILE: Final = Path(__file__).parent / "content" / "questions.yaml"
CLOSED: Final = frozenset({"bool", "choice", "set"})

Line = Mapping[str, Any]


class Questions:
    """Puts the lines of the file on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin: each question on its day; what follows it is put there when it was asked."""
        for number, line in enumerate(read_source(FILE).data):
            self._at(line["days"], number, partial(self._ask, line, number))

    def _at(self, days_ago: int, number: int, act: Act) -> None:
        """Half past nine or so, each a little later than the one before."""
        moment = morning(self._today - timedelta(days=days_ago)) + timedelta(minutes=90 + 7 * number)
        self._timeline.at(self._timeline.between(clock.now(), moment), act)

    def _ask(self, line: Line, number: int) -> None:
        book = rule_book_for(line["module"], clock.today(), DEFAULT_PACK)
        facts: dict[str, Any] = dict(line["facts"])
        receipt = evaluate(book, facts)
        asked = Asked(
            receipt=receipt,
            answers=[(name, _text(value)) for name, value in facts.items()],
            features={
                name: _text(facts[name])
                for name in receipt.verdict.asked
                if facts.get(name) is not None and book.facts[name].type in CLOSED
            },
            about=line["about"],
        )
        question = question_ask(
            self._actor(line["who"]), addressee=line["to"], asked=asked, submission_key=new_id()
        )
        for step, do in (("back", self._ask_back), ("answer", self._answer)):
            if step in line:
                self._at(line[step]["days"], number, partial(do, line, number, question.public_id))

    def _ask_back(self, line: Line, number: int, public_id: str) -> None:
        told = line["back"]
        actor = self._opened(told["by"], public_id)
        question_act(actor, public_id=public_id, action="ask_back", words=told["words"])

    def _answer(self, line: Line, number: int, public_id: str) -> None:
        told = line["answer"]
        actor = self._opened(told["by"], public_id)
        advised = question_open(actor, public_id).row.outcome
        question_answer(
            actor,
            public_id=public_id,
            outcome=told.get("outcome", advised),
            words=told["words"],
            why_different=told.get("why", ""),
        )
        if "example" in line:
            self._at(line["example"]["days"], number, partial(self._propose, line, number, public_id))

    def _propose(self, line: Line, number: int, public_id: str) -> None:
        told = line["example"]
        proposal = precedent_propose(
            self._actor(line["answer"]["by"]),
            public_id=public_id,
            asked_words=told["asked"],
            answer_words=told["answer"],
        )
        self._at(told["checked"], number, partial(self._approve, told["by"], proposal.public_id))

    def _approve(self, key: str, public_id: str) -> None:
        actor = self._actor(key)
        notices_seen(actor, subject=f"precedent:{public_id}")
        precedent_review(actor, public_id=public_id, action="approve")

    def _opened(self, key: str, public_id: str) -> Actor:
        """Somebody who opened the question, and so saw the notice of it."""
        actor = self._actor(key)
        question_open(actor, public_id)
        notices_seen(actor, subject=f"question:{public_id}")
        return actor

    def _actor(self, key: str) -> Actor:
        return self._cast.actor(self._cast.people[key])


def _text(value: object) -> str:
    """A fact as it travels in a form: unknown is empty."""
    if value is None:
        return ""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
