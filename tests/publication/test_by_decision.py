"""What no rule asks to be public is public where the organisation decided so, since that day, and as long as it says."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.publication.builders import DAY, PERIOD, Publishing, line_of
from zuiver.catalogue.gifts.register import GIFTS
from zuiver.catalogue.invitations.register import INVITATIONS
from zuiver.catalogue.lobby.register import LOBBY
from zuiver.kernel.errors import NotFound
from zuiver.people.actor import system_actor
from zuiver.people.commands import terms_clear, terms_set
from zuiver.people.models import Person
from zuiver.people.roles import MANAGE_TERMS
from zuiver.publication import queries
from zuiver.publication.lines import public_fields
from zuiver.publication.models import Publication
from zuiver.publication.queries import Wanted
from zuiver.registers.declaration import Register
from zuiver.registers.models import Entry
from zuiver.registers.registry import all_registers

NOTE = {
    "organisation": "Telersvereniging Oost", "interest": "Kassen in het dal", "channel": "visit", "dossier": "Rivierdal",
    "topic": "Wie wil er bouwen? kanariegeel", "contacted_on": "vandaag", "part_funded": "no",
}  # fmt: skip
DECIDED = {"by": "College van Noord", "why": "Iedereen mag zien wie wij spreken."}


def decide(world: Publishing, kind: str = "lobby", **more: Any) -> None:
    """The organisation decides, from today on, for everybody unless told otherwise."""
    said = {"since": world.today.isoformat(), **DECIDED, **more}
    values = {f"{kind}.publication_decided_{name}": said.pop(name) for name in ("by", "since", "why")}
    values[f"{kind}.publication_from_scale"] = str(said.pop("scale", 0))
    administrator = system_actor(world.organisation.pk, "command-line", world.today, {MANAGE_TERMS})
    terms_set(administrator, values)
    world.organisation.refresh_from_db()


def noted(world: Publishing, by: Person | None = None, **changes: Any) -> Entry:
    """A contact that only has to be on record."""
    day = world.today.isoformat()
    with world.frozen():
        return world.entry(LOBBY, {**NOTE, "contacted_on": day, **changes}, by=by or world.lars)


def page(world: Publishing, register: Register = LOBBY) -> list[dict[str, Any]]:
    with world.frozen():
        found = queries.page_of(world.organisation, register, Wanted())
    return [dict(one.lines) for one in found.lines]


def test_without_a_decision_nothing_leaves_and_there_is_no_page(world: Publishing) -> None:
    noted(world)
    world.checked()
    assert not Publication.rows.exists()
    with world.frozen(), pytest.raises(NotFound):
        queries.public_register(world.organisation, LOBBY.path)


@pytest.mark.parametrize("missing", ["by", "since", "why"])
def test_half_a_decision_is_none(world: Publishing, missing: str) -> None:
    decide(world)
    administrator = system_actor(world.organisation.pk, "command-line", world.today, {MANAGE_TERMS})
    terms_clear(administrator, f"lobby.publication_decided_{missing}")
    world.organisation.refresh_from_db()
    noted(world)
    world.checked()
    assert not Publication.rows.exists()


def test_after_a_decision_it_is_previewed_and_public_after_the_days_with_these_fields_only(
    world: Publishing,
) -> None:
    decide(world)
    entry = noted(world)
    assert line_of(entry).state == "previewed"
    world.later(PERIOD + 1)
    world.worked()
    (lines,) = page(world)
    assert lines == {
        "organisation": "Telersvereniging Oost",
        "interest": "Kassen in het dal",
        "channel": "visit",
        "contacted_on": {"iso": (world.today - (PERIOD + 1) * DAY).isoformat()},
        "dossier": "Rivierdal",
        "person_function": "adviser",
    }


def test_what_happened_before_the_decision_stays_as_it_was(world: Publishing) -> None:
    decide(world)
    noted(world, contacted_on=(world.today - DAY).isoformat())
    world.checked()
    assert not Publication.rows.exists()


def test_below_the_scale_of_the_decision_nothing_is_public(world: Publishing) -> None:
    decide(world, scale=14)
    below = world.province.person("Below", works_in=world.roads, scale=13)
    noted(world, below)
    entry = noted(world)
    assert [one.entry for one in Publication.rows.all()] == [entry]


def test_a_decision_that_is_taken_back_hides_all_at_once_and_withdraws_it_at_night(world: Publishing) -> None:
    decide(world)
    entry = noted(world)
    world.later(PERIOD + 1)
    world.worked()
    administrator = system_actor(world.organisation.pk, "command-line", world.today, {MANAGE_TERMS})
    terms_clear(administrator, "lobby.publication_decided_by")
    world.organisation.refresh_from_db()
    with world.frozen(), pytest.raises(NotFound):
        queries.public_register(world.organisation, LOBBY.path)
    world.checked()
    assert (line_of(entry).state, line_of(entry).is_public) == ("withdrawn", False)


def test_after_its_years_it_is_gone(world: Publishing) -> None:
    decide(world)
    entry = noted(world)
    world.later(PERIOD + 1)
    world.worked()
    world.later(3 * 366)
    world.checked()
    assert (line_of(entry).state, line_of(entry).reason) == ("withdrawn", "time_over")


def test_a_gift_shows_what_was_done_with_it_and_no_words_about_the_day(world: Publishing) -> None:
    decide(world, "gifts")
    with world.frozen():
        entry = world.gift(
            by=world.lars, on=world.today, response="declined", direction="offered", happened_on="vandaag"
        )
    preview = line_of(entry).preview
    assert preview["outcome"] == "declined"
    assert preview["happened_on"] == {"iso": world.today.isoformat()}
    assert "giver_person" not in preview


def test_citizens_read_who_decided_and_why_and_nothing_that_is_said_to_the_person(
    world: Publishing, client: Client
) -> None:
    decide(world)
    noted(world)
    world.later(PERIOD + 1)
    world.worked()
    with world.frozen():
        words = client.get(reverse("public_register", args=[LOBBY.path])).content.decode()
        data = json.loads(b"".join(client.get(reverse("public_json", args=[LOBBY.path]))))
        schema = client.get(reverse("public_schema", args=[LOBBY.path])).json()
        csv = b"".join(client.get(reverse("public_csv", args=[LOBBY.path]))).decode()
    assert DECIDED["by"] in words
    assert DECIDED["why"] in words
    assert "kanariegeel" not in words + csv + str(data)
    (line,) = data["lines"]
    assert list(line) == list(schema["properties"]["lines"]["items"]["properties"])
    assert line["contacted_on"] == (world.today - (PERIOD + 1) * DAY).isoformat()
    assert csv.splitlines()[0].lstrip("\ufeff").replace(";", ",").split(",") == list(line)


@pytest.mark.parametrize("register", [LOBBY, GIFTS, INVITATIONS], ids=lambda one: one.kind)
def test_what_may_be_public_names_no_person(register: Register) -> None:
    assert public_fields(register) == register.publication.fields
    assert not {"named", "giver_person", "inviter_person", "topic"} & set(public_fields(register))


def test_what_is_close_to_people_can_never_be_public_by_a_decision() -> None:
    closed = {"financial_interests", "relations", "procurement", "data_leak"}
    assert not [one.kind for one in all_registers() if one.kind in closed and one.publication.fields]
