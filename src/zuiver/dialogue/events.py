"""The audit events of this room and what they say to a reader. Their data holds no content of a question.

The event of a precedent names the precedent only, never the question that it came of.
"""

from typing import Final

from zuiver.audit.vocabulary import Event

EVENTS: Final = (
    Event("dialogue.question.asked", "A question was put to somebody"),
    Event("dialogue.question.asked_back", "A question came back with a question"),
    Event("dialogue.question.clarified", "A question was made clearer"),
    Event("dialogue.question.answered", "A question was answered"),
    Event("dialogue.question.followed_up", "A question was asked further"),
    Event("dialogue.question.closed", "A question was closed by who asked it"),
    Event("dialogue.question.withdrawn", "A question was withdrawn"),
    Event("dialogue.question.stepped_aside", "A question was left to someone else to answer"),
    Event("dialogue.question.rerouted", "A question was given to who answers now"),
    Event("dialogue.question.opened", "A question was opened as {capacity}"),
    Event("dialogue.precedent.proposed", "A precedent was proposed"),
    Event("dialogue.precedent.changes_requested", "Changes to a precedent were asked for"),
    Event("dialogue.precedent.changed", "A proposed precedent was changed"),
    Event("dialogue.precedent.published", "A precedent was made and published"),
    Event("dialogue.precedent.refused", "A proposed precedent was refused"),
    Event("dialogue.precedent.retired", "A precedent was retired"),
)
