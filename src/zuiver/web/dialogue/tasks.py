"""Questions and examples that wait for somebody, as lines of "My things"."""

from django.urls import reverse
from django.utils.translation import gettext as _

from zuiver.dialogue.queries import QuestionTask, question_tasks
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.web.dialogue.mine import shortened
from zuiver.web.dialogue.words import subject_of
from zuiver.web.entries import shown
from zuiver.web.entries.task_lines import TaskLine
from zuiver.web.organisations import organisation_by_id

_PLACES = {
    "answer": "question_case",
    "clarify": "my_question",
    "read": "my_question",
    "late": "my_question",
    "review": "precedent",
    "change": "precedent_change",
}


def in_the_dialogue(actor: Actor) -> list[TaskLine]:
    """Return what questions and examples ask of the actor, oldest first."""
    organisation = organisation_by_id(actor.organisation_id)
    pack = organisation.policy_pack if organisation else ""
    return [_line(task, pack) for task in question_tasks(actor)]


def _line(task: QuestionTask, pack: str) -> TaskLine:
    subject = subject_of(task.module, clock.today(), pack)
    return TaskLine(
        public_id=task.public_id,
        href=reverse(_PLACES[task.kind], args=[task.public_id]),
        what=shown.words(task.label),
        title=shortened(task.about, 60) or subject,
        who=_("%(person)s, about: %(subject)s") % {"person": task.person, "subject": subject}
        if task.person
        else subject,
        since=_("since %(day)s") % {"day": shown.day(task.since)},
        late=False,
        in_place_of=task.in_place_of,
    )
