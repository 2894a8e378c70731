"""A small province with everybody that a gift can meet, and gifts made through the real commands."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from tests.contracts.examples import filled
from tests.people.builders import TODAY, Province
from zuiver.kernel.ids import new_id
from zuiver.people.actor import Actor
from zuiver.people.commands import counterparty_find_or_create, involvement_start
from zuiver.people.models import Counterparty, Organisation, Person, Unit
from zuiver.people.queries import actor_for_person, role_holders
from zuiver.registers.commands import entry_submit
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry

BOTTLE = {
    "direction": "received",
    "offer_kind": "tangible",
    "description": "Fles rode wijn",
    "value": "12,50",
    "giver_organisation": "Waterschap Noord",
    "happened_on": "12 mei 2026",
    "delivery_place": "event",
    "courtesy_exchange": "yes",
    "intent_to_influence": "no",
}
# The same, without the courtesy that makes it fine: it waits for consent.
ASKED = {**BOTTLE, "courtesy_exchange": "no"}
EXPENSIVE = {**BOTTLE, "description": "Horloge", "value": "250"}


class World:
    """Samira works in Roads, led by Karin; above it Infra, led by Noor. Imre keeps the registers, Bo runs the desk."""

    def __init__(self, slug: str = "north") -> None:
        self.province = Province(slug)
        self.organisation: Organisation = self.province.organisation
        self.organisation.policy_pack = "province-2020"
        self.organisation.save()
        self.infra: Unit = self.province.unit("infra")
        self.roads: Unit = self.province.unit("roads", under=self.infra)
        self.bridges: Unit = self.province.unit("bridges", under=self.infra)
        self.samira = self.province.person("Samira", works_in=self.roads)
        self.ruben = self.province.person("Ruben", works_in=self.roads)
        self.karin = self.province.person("Karin", works_in=self.roads, leads=self.roads)
        self.noor = self.province.person("Noor", works_in=self.infra, leads=self.infra)
        self.peter = self.province.person("Peter", works_in=self.bridges, leads=self.bridges)
        self.imre = self.province.person("Imre", role="integrity_officer")
        self.dana = self.province.person("Dana", role="general_director")
        self.bo = self.province.person("Bo", works_in=self.infra, role="hand_in_desk")
        self.audra = self.province.person("Audra", role="auditor")
        self.ines = self.province.person("Ines", role="interests_officer")
        self.leo = self.province.person("Leo", role="leak_desk")
        self.wilma = self.province.person("Wilma", role="portfolio_office")

    def actor(self, person: Person, on: date = TODAY) -> Actor:
        """Somebody of this province, on a day."""
        return actor_for_person(person, on)

    def gift(
        self,
        typed: Mapping[str, Any] = BOTTLE,
        *,
        by: Person | None = None,
        on: date = TODAY,
        key: UUID | None = None,
        **changes: Any,
    ) -> Entry:
        """A gift that somebody (Samira, when left out) recorded."""
        return entry_submit(
            self.actor(by or self.samira, on),
            kind="gifts",
            data={**typed, **changes},
            submission_key=key or new_key(),
        )

    def entry(
        self, register: Register, changes: Mapping[str, Any] | None = None, *, by: Person | None = None
    ) -> Entry:
        """An entry of any register that somebody (Samira, when left out) recorded, with answers that fit."""
        return entry_submit(
            self.actor(by or self.samira),
            kind=register.kind,
            data={**filled(register, TODAY), **(changes or {})},
            submission_key=new_key(),
        )

    def assessor_of(self, entry: Entry) -> Actor:
        """Who decides on an entry: the manager, or somebody who holds the role."""
        person = entry.assessor or role_holders(entry.organisation_id, entry.assessor_role, TODAY)[0]
        return self.actor(person)

    def supplier(self, name: str, *, tender: str = "", decision: str = "") -> Counterparty:
        """An organisation outside, with a running tender or a pending decision where named."""
        found = counterparty_find_or_create(self.province.hr, name=name)
        for kind, title in (("tender", tender), ("decision", decision)):
            if title:
                involvement_start(
                    self.province.hr, found, kind=kind, title=title, valid_from=date(2026, 1, 1)
                )
        return found


def new_key() -> UUID:
    """A submission key as a form makes it."""
    return new_id()
