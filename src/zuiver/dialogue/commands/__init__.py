"""The one door for every write: permission, policy, change, version, audit and notice in one transaction.

Commands raise `NotFound` (absent and forbidden are never told apart), `Refusal` and `InvalidData`.
"""

from zuiver.dialogue.commands.acting import question_act
from zuiver.dialogue.commands.answering import question_answer
from zuiver.dialogue.commands.asking import Asked, question_ask
from zuiver.dialogue.commands.opening import question_open
from zuiver.dialogue.commands.proposing import precedent_change, precedent_propose
from zuiver.dialogue.commands.rerouting import questions_reroute
from zuiver.dialogue.commands.reviewing import precedent_review

__all__ = [
    "Asked",
    "precedent_change",
    "precedent_propose",
    "precedent_review",
    "question_act",
    "question_answer",
    "question_ask",
    "question_open",
    "questions_reroute",
]
