"""All that waits for somebody, from every room that asks something of people. A new room adds its provider here."""

from collections.abc import Callable
from typing import Final

from zuiver.people.actor import Actor
from zuiver.registers import queries
from zuiver.web.campaigns.tasks import in_campaigns
from zuiver.web.code.task import to_confirm
from zuiver.web.dialogue.tasks import in_the_dialogue
from zuiver.web.entries.task_lines import TaskLine, task_line
from zuiver.web.measures.tasks import of_measures
from zuiver.web.publication.tasks import in_publication

Provider = Callable[[Actor], list[TaskLine]]


def of_entries(actor: Actor) -> list[TaskLine]:
    """What entries ask, oldest first."""
    return [task_line(task) for task in queries.tasks_of(actor)]


PROVIDERS: Final[tuple[Provider, ...]] = (
    of_entries,
    of_measures,
    in_the_dialogue,
    to_confirm,
    in_campaigns,
    in_publication,
)


def waiting_for(actor: Actor) -> list[TaskLine]:
    """What waits for the actor, room by room, each with its oldest first."""
    return [line for provide in PROVIDERS for line in provide(actor)]
