"""The page without a browser: who may see it, what it keeps, and that it gives nothing away."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.insight.conftest import Recorded
from tests.plugins.remembered import remembered
from tests.web_entries.browsers import NOW, Browsers, html_of, text_of
from zuiver.kernel import clock
from zuiver.people.models import Person

PAGE = "/inzicht/wat-als/"
LINK = f'href="{PAGE}"'


@pytest.fixture
def province(db: None) -> Iterator[Recorded]:
    """The province on the day of the browsers."""
    with clock.frozen(NOW):
        yield remembered("insight at noon", Recorded)


def seen(world: Recorded, person: Person, **asked: str) -> tuple[int, str, str]:
    """Status, text and source of the page for somebody who asks this."""
    found = Browsers(world.province).of(person).get(f"{PAGE}?{urlencode(asked)}")
    return found.status_code, text_of(found), html_of(found)


def test_only_who_keeps_the_registers_sees_the_page_and_the_way_to_it(province: Recorded) -> None:
    for person in (province.samira, province.karin, province.audra, province.bo):
        status, text, html = seen(province, person)
        assert status == 403
        assert "Alleen wie de registers bijhoudt" in text
        assert LINK not in html
    status, _text, _html = seen(province, province.imre)
    overview = Browsers(province.province).of(province.imre).get("/overzicht/")
    assert (status, LINK in html_of(overview)) == (200, True)


def test_a_lower_limit_is_told_in_one_sentence_with_the_values(province: Recorded) -> None:
    _status, text, _html = seen(province, province.imre, wat="gift_limit", waarde="25")
    assert "6 van de 12 meldingen krijgen een ander antwoord: ongeveer 50 op de 100." in text
    assert "nu € 50,00, uitgeprobeerd € 25,00" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "We splitsen dit niet uit" in text


def test_another_code_needs_no_value(province: Recorded) -> None:
    _status, text, _html = seen(province, province.imre, wat="code:state-2020")
    assert "uitgeprobeerd Gedragscode in rijksstijl" in text


def test_few_changes_stay_few_on_the_page(province: Recorded) -> None:
    _status, text, _html = seen(province, province.imre, wat="gift_limit", waarde="25", van="4 februari 2026")
    assert "minder dan 5 van de 9 meldingen" in text
    assert "3 van" not in text


REFUSED = (
    ({"wat": "gift_limit", "waarde": "600"}, "waarde", "0 tot en met 500"),
    ({"wat": "gift_limit"}, "waarde", "12,50"),
    ({"wat": "limiet", "waarde": "3"}, "wat", "Kies uit: gift_limit"),
    ({"wat": "code:rijk"}, "wat", "Kies uit: province-2020"),
    ({"waarde": "25"}, "wat", "nog niets om uit te proberen"),
    ({"wat": "gift_limit", "waarde": "25", "van": "ooit"}, "van", "ooit"),
    ({"wat": "gift_limit", "waarde": "25", "van": "2 mei 2026", "tot": "1 mei 2026"}, "tot", "eindigt"),
)


def test_what_cannot_be_is_said_at_its_field_and_kept(province: Recorded) -> None:
    for asked, field, said in REFUSED:
        status, text, html = seen(province, province.imre, **asked)
        assert status == 200, asked
        assert said in text, asked
        assert f'id="error-{field}"' in html, asked
        assert all(f'value="{value}"' in html for name, value in asked.items() if name != "wat"), asked


def test_an_empty_period_is_said_in_words(province: Recorded) -> None:
    _status, text, _html = seen(province, province.imre, wat="gift_limit", waarde="25", tot="2019")
    assert "In dit register staat niets uit deze periode." in text


def test_a_register_that_is_not_there_is_not_found(province: Recorded) -> None:
    assert seen(province, province.imre, register="auto")[0] == 404
