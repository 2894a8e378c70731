"""Notices as lines on "My things". A notice only says that there is something; the line leads there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from zuiver.campaigns.telling import CHANGED as REQUEST_CHANGED
from zuiver.campaigns.telling import TOPICS as REQUESTS
from zuiver.campaigns.triggers.following import DESIGNATED
from zuiver.dialogue.telling import TOPICS as QUESTIONS
from zuiver.kernel.errors import Message, NotFound
from zuiver.measures.telling import CHANGED as MEASURE_CHANGED
from zuiver.measures.telling import TOPICS as MEASURES
from zuiver.notices.models import Notice
from zuiver.notices.queries import notices_for
from zuiver.people.actor import Actor
from zuiver.publication.telling import CHANGED as PUBLICATION_CHANGED
from zuiver.publication.telling import PREVIEW, TO_DECIDE
from zuiver.registers.commands.asking_others import GIVER, RECEIVED_TOO
from zuiver.registers.registry import register_of
from zuiver.registers.reminding import TO_DO
from zuiver.registers.telling import GONE_ON
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.measures.addresses import measure_address

TOPICS: Final[Mapping[str, Message]] = {
    "entry_changed": Message("Something changed in your entry."),
    "entry_message": Message("There is a message about an entry."),
    RECEIVED_TOO: Message(
        "Colleagues recorded something of a giver. Did you get something too? Then record it."
    ),
    MEASURE_CHANGED: Message("Something changed in a measure of yours."),
    REQUEST_CHANGED: Message("Something changed in what you were asked to confirm."),
    PREVIEW: Message("Look at what will be public. You can object first."),
    PUBLICATION_CHANGED: Message("Something changed in what is public of an entry of yours."),
    DESIGNATED: Message("Your function was designated. Read what that means and what is asked of you."),
}
# With the word for one of its register: what it is about, and no more than that.
ABOUT_REGISTER: Final[Mapping[str, Message]] = {
    TO_DO: Message("{what}: a step of yours is still open. See until when."),
    GONE_ON: Message("{what}: it waits for somebody else now. You have nothing left to do."),
}
# What waits to be done stands on the same page as a task, so it is no news.
TASKS: Final = (
    frozenset({"entry_to_assess", "code_to_confirm", TO_DECIDE})
    | QUESTIONS
    | (REQUESTS - {REQUEST_CHANGED})
    | (MEASURES - {MEASURE_CHANGED})
)
ANY: Final = Message("There is something for you.")
SHOWN: Final = 8


@dataclass(frozen=True)
class News:
    """One notice as a line."""

    words: str
    href: str
    moment: str


def news_for(actor: Actor) -> list[News]:
    """Return the notices that this person did not see yet, newest first."""
    unseen = [notice for notice in notices_for(actor, only_unseen=True) if notice.topic not in TASKS]
    return [_news(notice) for notice in unseen[:SHOWN]]


def _news(notice: Notice) -> News:
    kind, _, public_id = notice.subject.partition(":")
    # Who had it in hand may not open it any more.
    address = "" if notice.topic == GONE_ON else _address(kind, public_id)
    return News(_words(notice.topic, kind), address, shown.moment(notice.created_at))


def _words(topic: str, kind: str) -> str:
    if topic not in ABOUT_REGISTER:
        return shown.words(TOPICS.get(topic, ANY))
    try:
        what = shown.words(register_of(kind).singular)
    except NotFound:
        return shown.words(ANY)
    return Message(ABOUT_REGISTER[topic].msgid, {"what": what}).text(shown.translate)


def _address(kind: str, public_id: str) -> str:
    if kind == "measure":
        return measure_address(public_id)
    if kind == "request":
        return reverse("my_request", args=[public_id])
    if kind == "designation":
        return reverse("designation_letter", args=[public_id])
    if public_id.startswith(GIVER):
        return reverse("received_too", args=[kind, public_id.removeprefix(GIVER)])
    try:
        return entry_address(register_of(kind), public_id)
    except NotFound:
        return ""
