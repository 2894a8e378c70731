"""The province of the registers as it is today, with a gift in every state, for pages in a browser."""

from datetime import timedelta
from typing import Any

from django.test import Client

from tests.registers.builders import ASKED, BOTTLE, EXPENSIVE, World
from tests.web_entries.browsers import Browsers
from zuiver.kernel import clock
from zuiver.kernel.ids import new_id
from zuiver.people.models import Person
from zuiver.registers.commands import (
    draft_save,
    entry_act,
    entry_open,
    hand_in_receive,
    message_add,
)
from zuiver.registers.models import Entry


class LiveWorld(World):
    """The same people, with the clock of the server."""

    def __init__(self) -> None:
        super().__init__("rivierenland")
        self.today = clock.today()
        self.browsers = Browsers(self.province)

    def client(self, person: Person) -> Client:
        """The session of somebody who signed in."""
        return self.browsers.of(person)

    def recorded(self, days_ago: int = 2, **changes: Any) -> Entry:
        """A gift of some days ago."""
        day = (self.today - timedelta(days=days_ago)).isoformat()
        by = changes.pop("by", None)
        typed = changes.pop("typed", BOTTLE)
        return self.gift(typed, by=by, on=self.today, happened_on=day, **changes)

    def act(self, person: Person, entry: Entry, action: str, reason: str = "Dat past hier het best.") -> None:
        """Somebody takes a step."""
        entry_act(self.actor(person, self.today), public_id=entry.public_id, action=action, reason=reason)

    def furnished(self) -> dict[str, Entry]:
        """Gifts in every state that a page can show."""
        self.supplier("Bouwbedrijf Dijk en Zonen B.V.", tender="Onderhoud bruggen A12, perceel 2")
        found = {
            "reported": self.recorded(requested_presentation="yes"),
            "late": self.recorded(90, giver_organisation="Bouwbedrijf Dijk en Zonen B.V.", value="tussen 60 en 90",
                                  description="Twee kaartjes voor een concert met diner vooraf en een nazit met de directie"),
            "asked": self.recorded(typed=ASKED, description="Doos bonbons", by=self.ruben),
            "question": self.recorded(typed=ASKED, description="Boek over dijken", value="onbekend"),
            "hand_in": self.recorded(typed=EXPENSIVE, description="Horloge"),
            "at_desk": self.recorded(description="Pennenset", by=self.ruben, response="handed_in"),
            "return": self.recorded(typed=ASKED, description="Powerbank"),
            "decided": self.recorded(typed=ASKED, description="Bos bloemen", by=self.ruben),
            "declined": self.recorded(description="Skibox", direction="offered", response="declined"),
        }  # fmt: skip
        self.act(self.karin, found["question"], "ask_more", "Wat kost dit boek in de winkel?")
        self.act(self.karin, found["hand_in"], "ask_hand_in")
        self.act(self.karin, found["return"], "ask_return")
        self.act(self.karin, found["decided"], "allow")
        bo = self.actor(self.bo, self.today)
        hand_in_receive(
            bo,
            public_id=found["at_desk"].public_id,
            place="Kluis B1",
            what="Pennenset",
            received_on=self.today,
        )
        entry_open(self.actor(self.imre, self.today), found["reported"].public_id)
        message_add(
            self.actor(self.karin, self.today),
            public_id=found["reported"].public_id,
            text="Fijn dat je het meldt.",
        )
        draft = {"description": "Theeglazen", "giver_organisation": "Stadsbank", "happened_on": "vandaag"}
        draft_save(self.actor(self.samira, self.today), kind="gifts", submission_key=new_id(), data=draft)
        return found
