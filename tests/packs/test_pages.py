"""The pages of an organisation that has the second pack: everything opens, and a value looser than the code is refused."""

import pytest
from django.test import Client

from tests.web.conftest import Small, make_small
from zuiver.web.situations import all_situations


@pytest.fixture
def state(db: None) -> Small:
    """A small organisation with the code in the style of the national government."""
    small = make_small()
    small.organisation.policy_pack = "state-2020"
    small.organisation.save()
    return small


def test_every_situation_and_every_subject_opens(state: Small, client: Client) -> None:
    for situation in all_situations():
        assert client.get(f"/situatie/{situation.slug}/", follow=True).status_code == 200
        for word in situation.modules:
            assert client.get(f"/vraag/{word}/").status_code == 200


def test_the_rules_of_its_pack_are_asked(state: Small, client: Client) -> None:
    page = client.get("/vraag/draaideur/").content.decode()
    assert "Iemand gaat hier weg" in page
    assert "weggaan" in page


def test_a_value_looser_than_the_code_is_refused_with_what_is_allowed(state: Small, client: Client) -> None:
    state.organisation.terms |= {"gifts.gift_limit": "40.00"}
    state.organisation.save()
    answer = client.get("/vraag/geschenken/")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "De instelling gift_limit van deze organisatie is 40.00. De code staat 25.00 toe." in page
    assert "een organisatie mag strenger zijn, en niet soepeler" in page
    assert "0.00 – 25.00" in page
