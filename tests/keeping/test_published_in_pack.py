"""What was made public of somebody, and the objections to it, go along in the access pack; words of others stay hidden."""

import io
from zipfile import ZipFile

import pytest

from tests.publication.builders import Publishing
from tests.web_entries.browsers import Browsers
from zuiver.publication.commands import objection_decide, publication_object
from zuiver.publication.models import Objection
from zuiver.publication.queries import published_about_me
from zuiver.registers.keeping.models import AccessPack

WHY, DECISION = "Het leidt naar mijn gezin.", "Kanariegele afweging."


@pytest.fixture
def world(db: None) -> Publishing:
    """Lars objected to what was public of him, and Imre granted it."""
    made = Publishing()
    entry = made.published()
    with made.frozen():
        publication_object(
            made.acting(made.lars), entry_public_id=entry.public_id, reason=WHY, step_count=None
        )
        objection = Objection.rows.get()
        objection_decide(
            made.acting(made.imre), public_id=objection.public_id, is_granted=True, reason=DECISION
        )
    return made


def test_the_person_finds_each_version_step_and_objection(world: Publishing) -> None:
    found = published_about_me(world.acting(world.lars))
    (version,) = found["publication_versions"]
    assert version["lines"]["activity"] == "Voorzitter van de roeivereniging"
    assert version["public_until"] is not None
    (objection,) = found["publication_objections"]
    assert (objection["reason"], objection["outcome"]) == (WHY, "granted")
    numbers = [one["number"] for one in found["publication_steps"]]
    assert numbers == [4, 3, 2, 1]
    (decided,) = published_about_me(world.acting(world.imre))["publication_decisions"]
    assert decided["own_reason"] == DECISION
    assert not published_about_me(world.acting(world.karin))["publication_lines"]


def test_the_pack_holds_it_and_hides_why_somebody_else_decided_so(world: Publishing) -> None:
    with world.frozen():
        browsers = Browsers(world.province)
        person, officer = browsers.of(world.lars), browsers.of(world.imre)
        person.post("/mijn-zaken/bewaren/")
        page = f"/bewaren/inzage/{AccessPack.rows.get().public_id}/"
        assert DECISION in officer.get(page).content.decode()
        officer.post(page, {"action": "mask", "version": "1"})
        browsers.of(world.dana).post(page, {"action": "check", "version": "2"})
        archive = ZipFile(io.BytesIO(person.post("/mijn-zaken/inzage/").content))
    told = archive.read("over-mij.json").decode()
    assert WHY in told
    assert "Voorzitter van de roeivereniging" in told
    assert DECISION not in told + archive.read("over-mij.html").decode()
