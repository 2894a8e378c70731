"""Every read. Each query takes the actor and shows no more than that actor may see."""

from zuiver.dialogue.queries.addressing import addressees, colleagues
from zuiver.dialogue.queries.alike import decision_differs, like_answers, like_precedents
from zuiver.dialogue.queries.lists import my_questions, question_tasks, to_answer
from zuiver.dialogue.queries.precedents import precedent_of, precedents_page, proposals_for, traces_of_texts
from zuiver.dialogue.queries.stored import questions_about_me
from zuiver.dialogue.queries.views import (
    AnswerView,
    PrecedentPage,
    PrecedentView,
    QuestionRow,
    QuestionTask,
    QuestionView,
    ReadLine,
    StepLine,
)

__all__ = [
    "AnswerView",
    "PrecedentPage",
    "PrecedentView",
    "QuestionRow",
    "QuestionTask",
    "QuestionView",
    "ReadLine",
    "StepLine",
    "addressees",
    "colleagues",
    "decision_differs",
    "like_answers",
    "like_precedents",
    "my_questions",
    "precedent_of",
    "precedents_page",
    "proposals_for",
    "question_tasks",
    "questions_about_me",
    "to_answer",
    "traces_of_texts",
]
