"""Editions are stored once and never change; a new one keeps the ids of what stayed, and says whom it touches."""

from datetime import date

import pytest

from tests.codes.reading_out import text_of
from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.codes import queries
from zuiver.codes.commands import edition_import
from zuiver.codes.comparing import Fate, changed_only
from zuiver.codes.models import Edition, EditionPassage
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.actor import Actor, system_actor
from zuiver.people.roles import MANAGE_EDITIONS, ROLE_BY_SLUG

pytestmark = pytest.mark.django_db

# A small code with headings that norms know: the section of gifts, and a passage with the words that mark G-16.
GIFTS = """GESCHENKEN, DIENSTEN EN ANDERE VOORDELEN OF BELONINGEN

Laat geen geschenken ontvangen worden op je huisadres, ook niet als je dat handig vindt.

Een bloemetje van de buren van het gemeentehuis mag in de kantine staan.

BUITENLAND

Reis je voor het werk naar een ander land, neem dan een kopie van je paspoort mee.
"""


def take_in(actor: Actor, text: str, name: str, year: int) -> Edition:
    return edition_import(
        actor, text=text, title="De code", name=name, valid_from=date(year, 1, 1), source_name=f"{name}.txt"
    )


def test_what_was_read_is_what_is_stored(first_edition: Edition) -> None:
    passages = queries.passages_of(first_edition)
    assert passages.all[0].text == "VOORAF"
    bullet = passages.get("spullen/bezoekers/wanneer/doen/vertel/vertrouwt")
    assert bullet is not None
    assert bullet.titles == ("GELD EN SPULLEN", "CADEAUS VAN BEZOEKERS", "Wanneer mag het?")
    assert [one["line"] for one in first_edition.report["unplaced"]] == [86, 87]


def test_sections_are_given_as_an_outline(first_edition: Edition) -> None:
    outline = queries.sections(first_edition)
    assert [chapter.passage.text for chapter in outline][-1] == "GELD EN SPULLEN"
    assert [part.passage.text for part in outline[-1].under[0].under] == [
        "Wanneer mag het?",
        "Lenen en terugbrengen",
    ]


def test_the_import_is_in_the_audit_trail(keeper: Actor, first_edition: Edition) -> None:
    event = AuditEvent.objects.get(event="codes.edition.imported")
    assert (event.subject, event.data["name"]) == (f"edition:{first_edition.public_id}", "2020")
    assert event.data["passages"] == EditionPassage.rows.of(keeper.organisation_id).count()
    assert not verify(keeper.organisation_id).findings


def test_the_edition_of_the_day_counts(keeper: Actor) -> None:
    old = take_in(keeper, GIFTS, "oud", 2020)
    new = take_in(keeper, GIFTS.replace("kantine", "keuken"), "nieuw", 2024)
    owner = keeper.organisation_id
    assert queries.edition_on(owner, date(2019, 12, 31)) is None
    assert queries.edition_on(owner, date(2023, 12, 31)) == old
    assert queries.edition_on(owner, date(2024, 1, 1)) == new
    assert queries.editions_of(owner) == [new, old]
    assert queries.edition_by_name(owner, "oud") == old


def test_a_new_edition_keeps_the_ids_of_what_stayed(keeper: Actor) -> None:
    old = take_in(keeper, GIFTS, "oud", 2020)
    new = take_in(keeper, GIFTS.replace("huisadres", "woonadres in het dorp"), "nieuw", 2024)
    changed = changed_only(queries.changes_between(old, new))
    assert [change.fate for change in changed] == [Fate.REWORDED]
    assert changed[0].old is not None
    assert changed[0].new is not None
    assert changed[0].old.id == changed[0].new.id


def test_only_people_bound_by_changed_passages_are_touched(keeper: Actor) -> None:
    old = take_in(keeper, GIFTS, "oud", 2020)
    gift = take_in(keeper, GIFTS.replace("handig", "prettig"), "cadeau", 2022)
    abroad = take_in(
        keeper, GIFTS.replace("handig", "prettig").replace("paspoort", "identiteitskaart"), "land", 2024
    )
    touched = queries.touched(old, gift, queries.changes_between(old, gift))
    assert "G-16" in touched.norms
    assert {bound.value for bound in touched.binds} == {"everyone"}
    assert queries.touched(gift, abroad, queries.changes_between(gift, abroad)).norms == ()


def test_a_norm_leads_to_its_passage_and_back(keeper: Actor) -> None:
    edition = take_in(keeper, GIFTS, "oud", 2020)
    place = queries.paragraph_for_norm(keeper.organisation_id, "G-16", date(2026, 1, 1))
    assert place is not None
    assert "huisadres" in place.passage.text
    assert place.heading is not None
    assert place.heading.text.startswith("GESCHENKEN")
    assert "G-16" in [norm.id for norm in queries.norms_of_paragraph(edition, place.passage.id)]


@pytest.mark.parametrize("norm", ["N-8", "ZZ-1"])
def test_a_norm_that_is_not_in_the_edition_leads_nowhere(keeper: Actor, norm: str) -> None:
    take_in(keeper, GIFTS, "oud", 2020)
    assert queries.paragraph_for_norm(keeper.organisation_id, norm, date(2026, 1, 1)) is None


def test_before_the_first_edition_there_is_nothing(keeper: Actor) -> None:
    take_in(keeper, GIFTS, "oud", 2020)
    assert queries.paragraph_for_norm(keeper.organisation_id, "G-16", date(2019, 1, 1)) is None
    assert queries.search(keeper.organisation_id, "geschenk", date(2019, 1, 1)) == []


def test_search_uses_the_edition_of_the_day(keeper: Actor) -> None:
    take_in(keeper, GIFTS, "oud", 2020)
    take_in(keeper, GIFTS.replace("kantine", "keuken"), "nieuw", 2024)
    assert queries.search(keeper.organisation_id, "keukens", date(2023, 1, 1)) == []
    assert queries.search(keeper.organisation_id, "keukens", date(2025, 1, 1))[0].passage.text.startswith(
        "Een bloemetje"
    )


def test_two_organisations_never_see_each_others_code(keeper: Actor, first_edition: Edition) -> None:
    other = system_actor(Province("south").organisation.pk, "tests", TODAY, {MANAGE_EDITIONS})
    take_in(other, GIFTS, "2020", 2020)
    assert queries.editions_of(keeper.organisation_id) == [first_edition]
    assert queries.search(keeper.organisation_id, "paspoort", TODAY) == []
    assert queries.search(other.organisation_id, "paspoort", TODAY) != []


def test_the_same_text_in_another_organisation_is_no_double(keeper: Actor, first_edition: Edition) -> None:
    other = system_actor(Province("south").organisation.pk, "tests", TODAY, {MANAGE_EDITIONS})
    assert take_in(other, text_of("spaced_pages"), "2020", 2020).sha256 == first_edition.sha256


@pytest.mark.parametrize(
    ("text", "name", "year", "code"),
    [
        (GIFTS, "2021", 2021, "edition_text_known"),
        (GIFTS + "\nEen regel meer.\n", "oud", 2021, "edition_name_taken"),
        (GIFTS + "\nEen regel meer.\n", "2021", 2020, "edition_day_taken"),
    ],
)
def test_an_edition_that_is_there_already_is_refused(
    keeper: Actor, text: str, name: str, year: int, code: str
) -> None:
    take_in(keeper, GIFTS, "oud", 2020)
    with pytest.raises(Refusal) as caught:
        take_in(keeper, text, name, year)
    assert caught.value.code == code
    assert len(queries.editions_of(keeper.organisation_id)) == 1


def test_without_the_permission_nothing_is_imported(keeper: Actor) -> None:
    with pytest.raises(Refusal, match="may not import"):
        take_in(system_actor(keeper.organisation_id, "nobody", TODAY), GIFTS, "oud", 2020)
    assert not Edition.rows.of(keeper.organisation_id).exists()


def test_the_integrity_officer_keeps_the_editions() -> None:
    holders = [role.slug for role in ROLE_BY_SLUG.values() if MANAGE_EDITIONS in role.permissions]
    assert holders == ["integrity_officer"]


@pytest.mark.parametrize(("field", "value"), [("title", "  "), ("name", "x" * 61), ("source_name", "")])
def test_words_that_do_not_fit_are_refused_by_field(keeper: Actor, field: str, value: str) -> None:
    words = {"title": "De code", "name": "2020", "source_name": "code.txt", field: value}
    with pytest.raises(InvalidData) as caught:
        edition_import(keeper, text=GIFTS, valid_from=date(2020, 1, 1), **words)
    assert list(caught.value.errors) == [field]


def test_a_text_without_words_is_refused(keeper: Actor) -> None:
    with pytest.raises(InvalidData, match="no text of a code"):
        take_in(keeper, "1\n2\n3\n", "leeg", 2020)
