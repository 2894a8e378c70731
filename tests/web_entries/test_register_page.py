"""The register: filters live in the address, pages go from a key onwards, and the selection can be taken along."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.registers.builders import ASKED, BOTTLE, World
from tests.web_entries.browsers import Browsers, body_of, html_of, text_of
from zuiver.audit.models import AuditEvent
from zuiver.registers.models import Entry
from zuiver.web.entries import exports
from zuiver.web.entries.exports import safe_cell
from zuiver.web.entries.register import PAGE_SIZE

REGISTER = "/register/geschenken/"


def titles_on(page: str, entries: list[Entry]) -> list[str]:
    """The entries that a page shows, in its order."""
    found = [
        (page.index(entry.public_id), entry.title) for entry in entries if f"/{entry.public_id}/" in page
    ]
    return [title for _, title in sorted(found)]


def test_the_word_register_leads_to_the_first_one(world: World, browsers: Browsers) -> None:
    assert browsers.of(world.imre).get("/register/").headers["Location"] == REGISTER


def test_filters_narrow_and_stay_in_the_address(world: World, browsers: Browsers) -> None:
    wine = world.gift()
    book = world.gift(ASKED, description="Boek over dijken", giver_organisation="Wateradvies", value="35")
    late = world.gift(description="Oude klok", happened_on="1 maart 2026", giver_organisation="Klokkenmaker")
    entries = [wine, book, late]
    imre = browsers.of(world.imre)
    expected = {
        "": ["Fles rode wijn", "Boek over dijken", "Oude klok"],
        "?zoek=dijken": ["Boek over dijken"],
        "?staat=consent_asked": ["Boek over dijken"],
        "?laat=ja": ["Oude klok"],
        "?laat=nee": ["Boek over dijken", "Fles rode wijn"],
        "?bedrag_van=20": ["Boek over dijken"],
        "?bedrag_tot=12,50&laat=nee": ["Fles rode wijn"],
        "?tot=maart 2026": ["Oude klok"],
        "?van=mei 2026": ["Boek over dijken", "Fles rode wijn"],
        "?advies=needs_prior_approval": ["Boek over dijken"],
        f"?persoon={world.ruben.public_id}": [],
        "?zoek=dijken&staat=reported": [],
    }
    for query, titles in expected.items():
        page = html_of(imre.get(REGISTER + query))
        assert sorted(titles_on(page, entries)) == sorted(titles), query
    page = html_of(imre.get(f"{REGISTER}?staat=consent_asked&laat=nee"))
    assert '<option value="consent_asked" selected>' in page
    assert "uitvoer.csv?staat=consent_asked&amp;laat=nee" in page


def test_orders_by_date_amount_and_giver(world: World, browsers: Browsers) -> None:
    entries = [
        world.gift(description="A", value="30", happened_on="1 mei 2026", giver_organisation="Zeeland"),
        world.gift(description="B", value="10", happened_on="3 mei 2026", giver_organisation="Aarde"),
        world.gift(description="C", value="20", happened_on="2 mei 2026", giver_organisation="Maas"),
    ]
    imre = browsers.of(world.imre)
    expected = {
        "nieuwste": "BCA",
        "oudste": "ACB",
        "hoogste": "ACB",
        "laagste": "BCA",
        "gever": "BCA",
        "gever-andersom": "ACB",
    }
    for order, titles in expected.items():
        page = html_of(imre.get(f"{REGISTER}?volgorde={order}"))
        assert "".join(titles_on(page, entries)) == titles, order


def test_pages_go_on_and_back_without_losing_or_repeating_a_line(world: World, browsers: Browsers) -> None:
    entries = [
        world.gift(description=f"G{number:03}", happened_on=f"{1 + number % 11} mei 2026")
        for number in range(60)
    ]
    imre, address, seen, back = browsers.of(world.imre), REGISTER, [], ""
    while address:
        page = html_of(imre.get(address))
        seen += titles_on(page, entries)
        address, back = _link(page, "next"), _link(page, "prev")
    assert sorted(seen) == sorted(entry.title for entry in entries)
    assert len(seen) == len(set(seen)) == 60
    second = titles_on(html_of(imre.get(back)), entries)
    assert second == seen[PAGE_SIZE : 2 * PAGE_SIZE]


def _link(page: str, rel: str) -> str:
    _before, found, after = page.partition(f'rel="{rel}" href="')
    return after.split('"')[0].replace("&amp;", "&") if found else ""


def test_a_day_is_jumped_to_and_the_filters_stay(world: World, browsers: Browsers) -> None:
    old = world.gift(description="Oud", happened_on="1 februari 2026")
    new = world.gift(description="Nieuw")
    imre = browsers.of(world.imre)
    jump = imre.get(f"{REGISTER}?dag=maart 2026&laat=ja")
    assert "laat=ja" in jump.headers["Location"]
    page = html_of(imre.get(imre.get(f"{REGISTER}?dag=maart 2026").headers["Location"]))
    assert titles_on(page, [old, new]) == ["Oud"]


@pytest.mark.parametrize(
    ("query", "field"),
    [("?van=ooit", "van"), ("?tot=31-2-2026", "tot"), ("?bedrag_van=veel", "bedrag_van"),
     ("?bedrag_tot=USD 3", "bedrag_tot"), ("?staat=verdwenen", "staat"), ("?dag=nooit", "dag")],
)  # fmt: skip
def test_a_filter_that_cannot_be_read_says_so_and_narrows_nothing(
    world: World, browsers: Browsers, query: str, field: str
) -> None:
    entry = world.gift()
    page = html_of(browsers.of(world.imre).get(REGISTER + query))
    assert f'href="#id-{field}"' in page
    assert entry.public_id in page


def test_a_cursor_that_is_not_ours_starts_at_the_first_page(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    for cursor in ("x", "' OR 1=1", "\x00", "9" * 300):
        assert entry.public_id in html_of(browsers.of(world.imre).get(REGISTER, {"vanaf": cursor}))


def test_empty_states_say_what_will_stand_here(world: World, browsers: Browsers) -> None:
    imre = browsers.of(world.imre)
    assert "Er is nog niets gemeld" in text_of(imre.get(REGISTER))
    world.gift()
    assert "Niets past bij deze selectie" in text_of(imre.get(f"{REGISTER}?zoek=zzzz"))


def test_everybody_sees_as_much_as_they_may(world: World, browsers: Browsers) -> None:
    roads = world.gift(description="Van wegen")
    bridges = world.gift(description="Van bruggen", by=world.peter)
    shown = {
        name: titles_on(html_of(browsers.of(getattr(world, name)).get(REGISTER)), [roads, bridges])
        for name in ("samira", "karin", "noor", "imre", "ruben", "audra")
    }
    assert shown["samira"] == ["Van wegen"]
    assert shown["karin"] == ["Van wegen"]
    assert sorted(shown["noor"]) == ["Van bruggen", "Van wegen"]
    assert sorted(shown["imre"]) == ["Van bruggen", "Van wegen"]
    assert shown["ruben"] == shown["audra"] == []


def test_the_selection_is_the_same_in_every_format(world: World, browsers: Browsers) -> None:
    world.gift()
    world.gift(ASKED, description="Boek over dijken")
    imre, query = browsers.of(world.imre), "?staat=reported"
    text = body_of(imre.get(f"{REGISTER}uitvoer.csv{query}")).decode("utf-8-sig")
    from_csv = list(csv.reader(StringIO(text), delimiter=";"))
    from_json = json.loads(body_of(imre.get(f"{REGISTER}uitvoer.json{query}")))
    sheet = load_workbook(BytesIO(body_of(imre.get(f"{REGISTER}uitvoer.xlsx{query}")))).active
    assert sheet is not None
    from_xlsx = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(from_json) == 1
    assert list(from_json[0]) == from_csv[0] == from_xlsx[0]
    assert ["" if value is None else str(value) for value in from_json[0].values()] == from_csv[1]
    assert "Fles rode wijn" in from_csv[1]


def test_what_left_the_house_is_in_the_trail(world: World, browsers: Browsers) -> None:
    world.gift()
    body_of(browsers.of(world.imre).get(f"{REGISTER}uitvoer.csv?staat=reported"))
    event = AuditEvent.objects.get(event="registers.entries.exported")
    assert event.data == {"count": 1, "format": "csv", "filters": {"staat": "reported"}}


def test_an_empty_selection_is_a_file_with_only_its_columns(world: World, browsers: Browsers) -> None:
    imre = browsers.of(world.imre)
    assert json.loads(body_of(imre.get(f"{REGISTER}uitvoer.json"))) == []
    assert body_of(imre.get(f"{REGISTER}uitvoer.csv")).decode("utf-8-sig").startswith("id;state;person")


def test_a_search_in_words_is_not_exported_and_the_page_says_so(world: World, browsers: Browsers) -> None:
    world.gift()
    imre = browsers.of(world.imre)
    page = imre.get(f"{REGISTER}?zoek=wijn")
    assert "uitvoer.csv" not in html_of(page)
    assert "Haal de zoekwoorden weg" in text_of(page)
    assert imre.get(f"{REGISTER}uitvoer.csv?zoek=wijn").status_code == 403


def test_a_workbook_has_a_bound_and_says_what_to_do(
    world: World, browsers: Browsers, monkeypatch: Any
) -> None:
    world.gift()
    monkeypatch.setattr(exports, "MOST_IN_EXCEL", 0)
    response = browsers.of(world.imre).get(f"{REGISTER}uitvoer.xlsx")
    assert response.status_code == 403
    assert "Kies CSV" in text_of(response)


def test_a_formula_in_a_description_stays_text_in_a_spreadsheet(world: World, browsers: Browsers) -> None:
    world.gift({**BOTTLE, "description": "=HYPERLINK(1)"})
    content = body_of(browsers.of(world.imre).get(f"{REGISTER}uitvoer.csv")).decode()
    assert "'=HYPERLINK(1)" in content
    assert [safe_cell(value) for value in ("+1", "-2", "@x", "wijn", 3, None)] == [
        "'+1",
        "'-2",
        "'@x",
        "wijn",
        3,
        None,
    ]


def test_an_export_with_a_wrong_filter_is_refused_and_never_gives_everything(
    world: World, browsers: Browsers
) -> None:
    world.gift()
    assert browsers.of(world.imre).get(f"{REGISTER}uitvoer.csv?van=ooit").status_code == 400
    assert browsers.of(world.imre).get(f"{REGISTER}uitvoer.pdf").status_code == 404
