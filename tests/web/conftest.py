"""A small province with a confidant, a manager and an employee who can sign in."""

from dataclasses import dataclass

import pytest
from django.test import Client

from tests.people.builders import Province
from tests.plugins.remembered import remembered
from zuiver.people.models import Confidant, Organisation, Person, User

PASSWORD = "vier woorden op rij"


@dataclass(frozen=True)
class Small:
    """The province, and the people in it that pages are about."""

    organisation: Organisation
    province: Province
    samira: Person
    karin: Person
    account: User

    def client(self) -> Client:
        """Samira's browser, signed in."""
        client = Client()
        client.force_login(self.account)
        return client


def make_small() -> Small:
    """Samira works in Roads, which Karin leads; Hanneke and Rachid are the confidants."""
    province = Province("rivierenland")
    organisation = province.organisation
    organisation.name = "Provincie Rivierenland"
    organisation.policy_pack = "province-2020"
    organisation.terms = {"contact.leak_phone": "088 000 11 22"}
    organisation.save()
    roads = province.unit("Roads")
    karin = province.person("Karin de Vries", leads=roads, works_in=roads, scale=13)
    karin.phone = "088 000 20 10"
    karin.save()
    samira = province.person("Samira Haddad", works_in=roads, scale=11)
    for position, (name, phone) in enumerate(
        [("Hanneke Vos", "088 000 12 34"), ("Rachid Amrani", "088 000 12 35")]
    ):
        Confidant.rows.create(
            organisation=organisation, name=name, phone=phone, position=position,
            note_nl="Maandag tot en met donderdag", note_en="Monday to Thursday",
        )  # fmt: skip
    account = User.objects.create_user(email="samira@example.org", password=PASSWORD, person=samira)
    return Small(organisation, province, samira, karin, account)


@pytest.fixture
def small(db: None) -> Small:
    """The small province."""
    return remembered("web", make_small)
