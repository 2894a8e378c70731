"""A word cut at the end of a line: when the parts are joined, when the hyphen stays, and when dots come back."""

import pytest

from zuiver.codes.reading.hyphens import join_lines, join_two, words_of


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("de omstandig-", "heden tellen", "de omstandigheden tellen"),
        ("spaar-", "of leesclub", "spaar- of leesclub"),
        ("in-", "en uitgaand", "in- en uitgaand"),
        ("Noord-", "Holland ligt", "Noord-Holland ligt"),
        ("de WOO-", "contactpersoon", "de WOO-contactpersoon"),
        ("een e-", "mail", "een e-mail"),
        ("ver-", "VERDER", "ver-VERDER"),
        ("LEIDING-", "GEVENDEN", "LEIDINGGEVENDEN"),
        ("zee-", "egel", "zee-egel"),
        ("be-", "invloeden", "beïnvloeden"),
        ("een zin", "gaat door", "een zin gaat door"),
        ("van 10-", "20 euro", "van 10- 20 euro"),
        ("(verkeers-)", "regels", "(verkeers-) regels"),
    ],
)
def test_two_lines_become_one(before: str, after: str, joined: str) -> None:
    assert join_two(before, after) == joined


def test_a_word_that_is_written_with_a_hyphen_elsewhere_keeps_it() -> None:
    known = words_of(["Op de usb-stick staat niets."])
    assert join_two("een usb-", "stick", known) == "een usb-stick"
    assert join_two("een zak-", "doek", known) == "een zakdoek"


def test_more_than_two_lines() -> None:
    assert join_lines(["wie vra-", "gen stelt, wordt wij-", "zer"]) == "wie vragen stelt, wordt wijzer"
