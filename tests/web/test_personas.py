"""Entering as somebody without a password: in the demonstration, and nowhere else."""

import os
import subprocess
import sys
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client

from tests.web.conftest import Small
from zuiver.people.models import User
from zuiver.web import personas

SLUGS = {
    "medewerker", "medewerker-extern", "teamleider", "plaatsvervanger", "afdelingsmanager", "integriteitscoordinator",
    "inleverpunt", "auditor", "hr", "beheerder", "vertrouwenspersoon",
}  # fmt: skip


@pytest.fixture
def demo(settings: Any, small: Small) -> Small:
    """The demonstration, with Samira as the employee."""
    settings.DEMO = True
    small.account.external_id = "persona:medewerker"
    small.account.save()
    return small


def test_every_persona_says_what_to_try_in_both_languages(demo: Small) -> None:
    assert set(personas.slugs()) == SLUGS
    assert [one.slug for one in personas.personas("nl")] == ["medewerker"], "only who is in the database"
    assert personas.personas("en")[0].try_this != personas.personas("nl")[0].try_this


def test_entering_takes_one_tap(demo: Small, client: Client, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    assert "Samira Haddad" in client.get("/demo/").content.decode()
    answer = client.post("/demo/", {"persona": "medewerker"})
    assert answer["Location"] == "/mijn-zaken/"
    page = client.get("/mijn-zaken/").content.decode()
    assert "Je bent nu Samira Haddad" in page


def test_changing_places_leaves_nothing_of_the_one_before(demo: Small, client: Client) -> None:
    User.objects.create_user(email="karin@example.org", person=demo.karin).save()
    User.objects.filter(person=demo.karin).update(external_id="persona:teamleider")
    client.post("/demo/", {"persona": "medewerker"})
    session = client.session
    session["mark"] = "x"
    session.save()
    client.post("/demo/", {"persona": "teamleider"})
    assert "mark" not in client.session
    assert "Je bent nu Karin de Vries" in client.get("/").content.decode()


@pytest.mark.parametrize("slug", ["", "algemeen-directeur", "medewerker'--", "persona:medewerker"])
def test_nobody_else_can_be_entered(demo: Small, client: Client, slug: str) -> None:
    assert client.post("/demo/", {"persona": slug}).status_code == 404
    assert SESSION_KEY not in client.session


def test_outside_the_demonstration_the_page_is_not_there(small: Small, client: Client) -> None:
    small.account.external_id = "persona:medewerker"
    small.account.save()
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"persona": "medewerker"}).status_code == 404
    assert personas.account_of("medewerker") is None
    assert "demo" not in client.get("/").content.decode().lower()


@pytest.mark.parametrize("given", [{"ZUIVER_DEMO": "1"}, {"ZUIVER_SECOND_STEP": "0"}])
def test_production_refuses_to_start_with_an_open_door(given: dict[str, str]) -> None:
    secure = {"ZUIVER_PRODUCTION": "1", "ZUIVER_SECRET_KEY": "x" * 50}
    started = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env={"PATH": os.environ["PATH"], **secure, **given},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert started.returncode != 0
    assert next(iter(given)) in started.stderr
    assert "Traceback" not in started.stderr
