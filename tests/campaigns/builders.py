"""Campaigns and answers made through the real commands, in the small province of the registers."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from tests.people.builders import TODAY
from tests.registers.builders import BOTTLE, World
from zuiver.campaigns.audience import Audience
from zuiver.campaigns.commands import (
    campaign_close,
    campaign_draft,
    campaign_send,
    campaign_start,
    request_answer,
)
from zuiver.campaigns.commands.drafting import Draft
from zuiver.campaigns.models import Campaign, Request
from zuiver.campaigns.reminding import remind_requests
from zuiver.notices.models import Notice
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Person
from zuiver.people.roles import MANAGE_CAMPAIGNS
from zuiver.registers.commands import entry_correct
from zuiver.registers.models import Entry

# Samira, Ruben, Karin, Noor, Peter and Bo have a place; who only holds a role has none.
PLACED = 6
EARLIER = date(2026, 4, 1)


class Campaigns(World):
    """The province, with campaigns."""

    def worker(self, on: date = TODAY) -> Actor:
        """The program itself, on a day."""
        return system_actor(self.organisation.pk, "worker", on, {MANAGE_CAMPAIGNS})

    def draft(self, kinds: Collection[str] = ("gifts",), **audience: Any) -> Campaign:
        """A draft of the integrity officer; everybody, unless told otherwise."""
        return campaign_draft(self.actor(self.imre), Draft("Jaarlijkse ronde", kinds, Audience(**audience)))

    def running(self, on: date = TODAY, **audience: Any) -> Campaign:
        """A campaign that asked everybody on a day."""
        return self.start(self.draft(**audience), on)

    def start(self, campaign: Campaign, on: date = TODAY) -> Campaign:
        """The campaign, started on a day and sent to everybody of its list."""
        campaign_start(self.actor(self.imre, on), public_id=campaign.public_id)
        campaign_send(self.worker(on), public_id=campaign.public_id)
        campaign.refresh_from_db()
        return campaign

    def request_of(self, person: Person) -> Request:
        """What somebody was asked last."""
        found: Request = Request.rows.of(self.organisation.pk).filter(person=person).latest("pk")
        return found

    def answer(
        self,
        person: Person,
        lines: Mapping[str, str] | None = None,
        on: date = TODAY,
        **changes: Any,
    ) -> Request:
        """What somebody answers: nothing to declare, without lines."""
        return request_answer(
            self.actor(person, on),
            public_id=self.request_of(person).public_id,
            lines=lines,
            nothing=lines is None,
            **changes,
        )

    def declared(self, by: Person | None = None) -> Entry:
        """A gift that somebody recorded before any campaign."""
        return self.gift(by=by, on=EARLIER, happened_on="1 april 2026")

    def correct(self, person: Person, public_id: str) -> None:
        """Somebody corrects what was recorded before any campaign."""
        entry_correct(
            self.actor(person),
            public_id=public_id,
            data={**BOTTLE, "happened_on": "1 april 2026", "description": "Twee flessen"},
            reason="Het waren er twee.",
        )

    def closed(self, campaign: Campaign) -> Campaign:
        """The campaign, closed by who keeps it."""
        return campaign_close(self.actor(self.imre), public_id=campaign.public_id)

    def remind(self, on: date) -> int:
        """A run of the ladder on a day."""
        return remind_requests(self.worker(on))

    def told(self, person: Person, topic: str) -> int:
        """How many notices of a topic somebody has."""
        return int(Notice.rows.of(self.organisation.pk).filter(person=person, topic=topic).count())
