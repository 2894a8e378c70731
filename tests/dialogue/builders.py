"""Questions, answers and examples made through the real commands, in the small province of the registers."""

from typing import Any
from uuid import UUID

from tests.people.builders import TODAY
from tests.registers.builders import World, new_key
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.dialogue.commands import Asked, precedent_propose, precedent_review, question_answer, question_ask
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.people.models import Person
from zuiver.rules.engine import evaluate
from zuiver.rules.receipt import Receipt

# A gift that needs consent before it may be kept.
FACTS = {"work_related": True, "value_eur": 12, "courtesy_exchange": False, "intent_to_influence": "no"}
ANSWERS = (("work_related", "yes"), ("value_eur", "12"), ("courtesy_exchange", "no"))
FEATURES = {"work_related": "yes", "courtesy_exchange": "no"}
ADVISED = "needs_prior_approval"


def receipt(**changes: Any) -> Receipt:
    """The answer of the aid about a gift."""
    return evaluate(rule_book_for("gifts", TODAY), {**FACTS, **changes})


class Dialogue(World):
    """The province, with questions."""

    def ask(
        self,
        by: Person | None = None,
        *,
        to: str = "manager",
        key: UUID | None = None,
        facts: dict[str, Any] | None = None,
        **changes: Any,
    ) -> Question:
        """A question that somebody (Samira, when left out) put to somebody."""
        asked = Asked(receipt(**(facts or {})), ANSWERS, FEATURES, **({"about": "Mag dit?"} | changes))
        return question_ask(
            self.actor(by or self.samira), addressee=to, asked=asked, submission_key=key or new_key()
        )

    def answer(
        self, question: Question, by: Person | None = None, outcome: str = "", **changes: Any
    ) -> Answer:
        """An answer of the manager, as the aid says unless told otherwise."""
        return question_answer(
            self.actor(by or self.karin),
            public_id=question.public_id,
            outcome=outcome or question.outcome,
            **({"words": "Neem het aan en deel het met het team."} | changes),
        )

    def proposal(self, question: Question | None = None, **changes: Any) -> Precedent:
        """An example that Karin proposes, of an answered question."""
        if question is None:
            question = self.ask()
            self.answer(question)
        texts = {"asked_words": "Iemand krijgt een attentie na een lezing.", "answer_words": "Overleg eerst."}
        return precedent_propose(self.actor(self.karin), public_id=question.public_id, **(texts | changes))

    def example(self, question: Question | None = None, **changes: Any) -> Precedent:
        """A published example."""
        proposal = self.proposal(question, **changes)
        return precedent_review(self.actor(self.imre), public_id=proposal.public_id, action="approve")
