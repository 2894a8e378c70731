"""A date at the end of a title."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.dates import PartialDate, find_date


@pytest.mark.parametrize(
    ("text", "rest", "iso"),
    [
        ("Fles jenever, 24 oktober 2019", "Fles jenever", "2019-10-24"),
        ("Vulpen van het merk Koss, december 2017", "Vulpen van het merk Koss", "2017-12"),
        ("Kerstdoos 2019, 19 december 2019", "Kerstdoos 2019", "2019-12-19"),
        ("Bloemen, bonbons, etc. gekregen., 23 juni 2023", "Bloemen, bonbons, etc. gekregen.", "2023-06-23"),
        ("Twee kaartjes (rang 1), 5 mei 2020.", "Twee kaartjes (rang 1)", "2020-05-05"),
        ("Boek (3 mei 2019)", "Boek", "2019-05-03"),
        ("Boek; 3-5-2019", "Boek", "2019-05-03"),
        ("Boek ,2019-05-03", "Boek", "2019-05-03"),
        ("Dinner, May 12, 2026", "Dinner", "2026-05-12"),
        ("Vase,\n24 October 2019", "Vase", "2019-10-24"),
        ("Kerstdoos, 2018", "Kerstdoos", "2018"),
        ("24 oktober 2019", "", "2019-10-24"),
        ("x" * 2000 + ", 24 oktober 2019", "x" * 2000, "2019-10-24"),
    ],
)
def test_the_date_at_the_end_is_taken_out_of_the_title(text: str, rest: str, iso: str) -> None:
    assert find_date(text) == (rest, PartialDate.parse(iso))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fles jenever",
        "Kerstdoos 2019",
        "Roman (2019)",
        "1984",
        "Kaartjes voor 4 en 5 mei 2019",
        "Fles, 31 februari 2019",
        "Fles, 24 oktober",
        "Fles, 24 oktober 2019, met kaartje",
        "Fles, 24 oktober 19",
        "Fles, 24 oktober 1019",
    ],
)
def test_a_title_without_such_a_date_comes_back_whole(text: str) -> None:
    assert find_date(text) == (text, None)


TITLES = st.text(max_size=80).filter(lambda title: title == title.rstrip())
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(TITLES, DAYS, st.sampled_from(["nl", "en"]))
def test_a_date_behind_a_comma_is_found_whatever_the_title(title: str, day: date, language: str) -> None:
    for partial in (PartialDate.of(day), PartialDate(day.year, day.month)):
        assert find_date(f"{title}, {partial.show(language)}") == (title, partial)


@given(st.text(max_size=100))
def test_the_rest_is_always_the_start_of_the_text(text: str) -> None:
    rest, found = find_date(text)
    assert text.startswith(rest)
    assert found is not None or rest == text
