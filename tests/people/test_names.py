"""Names are found again whatever the capitals, accents, signs and legal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.people.names import folded, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Bouwbedrijf Zilverduin B.V.", "bouwbedrijf zilverduin"),
        ("bouwbedrijf  zilverduin bv", "bouwbedrijf zilverduin"),
        ("BOUWBEDRIJF ZILVERDUIN, b.v.", "bouwbedrijf zilverduin"),
        ("Stichting De Groene Kiem", "de groene kiem"),
        ("De Groene Kiem (stichting)", "de groene kiem"),
        ("Coöperatie Zonnewende U.A.", "zonnewende"),
        ("V.O.F. Kuipers & Dochters", "kuipers dochters"),
        ("Atelier Été", "atelier ete"),
        ("N.V.", "nv"),
        ("Stichting", "stichting"),
        ("Bvlgarije Reizen", "bvlgarije reizen"),
        ("Straße Logistik GmbH", "strasse logistik"),
        ("A.B. Verf", "ab verf"),
        ("", ""),
        ("!?", ""),
    ],
)
def test_the_key_of_an_organisation_has_no_legal_form(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert name_key(name_key(text)) == name_key(text)


@given(st.text(max_size=400))
def test_a_key_fits_its_column_and_holds_only_words(text: str) -> None:
    key = folded(text)
    assert len(key) <= 200
    assert "  " not in key
    assert key == key.strip()


@given(st.text(alphabet="abcdefgh ", min_size=1, max_size=40), st.sampled_from(["B.V.", "bv", "N.V.", "VOF"]))
def test_a_legal_form_at_the_end_makes_no_other_organisation(name: str, form: str) -> None:
    if folded(name):
        assert name_key(f"{name} {form}") == name_key(name)
