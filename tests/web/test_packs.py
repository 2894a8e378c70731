"""Another code than that of the province: its own subject can be asked, and one that it lacks answers clearly."""

import pytest
from django.test import Client

from tests.web.conftest import Small
from tests.web.test_interview import Walk
from zuiver.web.situations import all_situations

ABROAD = "/vraag/in-het-buitenland/"


@pytest.fixture
def state(small: Small) -> Small:
    """The small organisation with the code in the style of the national government."""
    small.organisation.policy_pack = "state-2020"
    small.organisation.save()
    return small


def test_the_subject_of_its_own_code_is_asked_and_answered(state: Small, client: Client) -> None:
    walk = Walk(client, ABROAD)
    walk.press(answer="payment")
    walk.press(answer="no")
    walk.press(answer="speed_up")
    assert "Doe dit niet, ook niet in het buitenland." in walk.page
    assert "Je betaalt nooit om iets sneller gedaan te krijgen" in walk.page
    assert client.get(f"{ABROAD}alles/").status_code == 200


def test_its_subject_stands_with_its_situation_and_only_there(state: Small, client: Client) -> None:
    places = [one.slug for one in all_situations() if ABROAD in _page(client, one.slug)]
    assert places == ["uitnodiging"]


def test_another_organisation_is_told_that_its_code_does_not_have_it(small: Small, client: Client) -> None:
    answer = client.get(ABROAD)
    assert answer.status_code == 404
    assert "De code van jouw organisatie heeft hier geen regels over" in answer.content.decode()
    assert ABROAD not in _page(client, "uitnodiging")
    assert client.get("/vraag/nergens/").status_code == 404


def test_every_situation_opens_with_this_code(state: Small, client: Client) -> None:
    for one in all_situations():
        assert client.get(f"/situatie/{one.slug}/", follow=True).status_code == 200
        for word in one.modules:
            assert client.get(f"/vraag/{word}/").status_code == 200


def test_a_looser_value_of_the_organisation_is_refused_in_words(state: Small, client: Client) -> None:
    state.organisation.terms |= {"gifts.gift_limit": "40.00"}
    state.organisation.save()
    answer = client.get("/vraag/geschenken/")
    assert answer.status_code == 403
    assert "Die code is een bodem" in answer.content.decode()


def test_a_claim_is_a_subject_of_its_own(small: Small, client: Client) -> None:
    assert "/vraag/declareren/" in _page(client, "spullen")
    walk = Walk(client, "/vraag/declareren/")
    for answer in ("yes", "yes", "no"):
        walk.press(answer=answer)
    assert "Declareer dit gerust." in walk.page


def _page(client: Client, slug: str) -> str:
    return client.get(f"/situatie/{slug}/", follow=True).content.decode()
