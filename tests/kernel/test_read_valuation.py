"""Values as people write them: read without a guess, or unknown with the reason to look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.money import show
from zuiver.kernel.valuation import Part, Valuation, read_valuation


def reading(text: str) -> dict[str, object]:
    """What was read, without the defaults; a remark that is a reason to look as well stands under "look" only."""
    found = read_valuation(text)
    assert found.text == text
    assert set(found.needs_look) <= set(found.remarks)
    plain = Valuation("unknown")
    names = [name for name in Valuation.__dataclass_fields__ if name not in {"text", "remarks", "needs_look"}]
    said: dict[str, object] = {
        name: getattr(found, name)
        for name in names
        if name == "kind" or getattr(found, name) != getattr(plain, name)
    }
    if found.needs_look:
        said["look"] = found.needs_look
    if other := [remark for remark in found.remarks if remark not in found.needs_look]:
        said["remarks"] = tuple(other)
    return said


def exact(cents: int, **more: object) -> dict[str, object]:
    return {"kind": "exact", "cents": cents, **more}


def estimate(cents: int, **more: object) -> dict[str, object]:
    return {"kind": "estimate", "cents": cents, **more}


def more_than(cents: int) -> dict[str, object]:
    return {"kind": "band", "low": cents, "low_inclusive": False}


def less_than(cents: int, **more: object) -> dict[str, object]:
    return {"kind": "band", "high": cents, "high_inclusive": False, **more}


def band(low: int | None = None, high: int | None = None, **more: object) -> dict[str, object]:
    bounds = {name: bound for name, bound in (("low", low), ("high", high)) if bound is not None}
    return {"kind": "band", **bounds, **more}


def unknown(*look: str, **more: object) -> dict[str, object]:
    return {"kind": "unknown", **({"look": look} if look else {}), **more}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45,-", exact(4500)),
        ("€ 45", exact(4500)),
        ("€45,95", exact(4595)),
        ("45", exact(4500)),
        ("45 Euro", exact(4500)),
        ("waarde: € 30", exact(3000)),
        ("t.w.v. 30 euro", exact(3000)),
        ("totaal € 30", exact(3000)),
        ("€ 30 incl. btw", exact(3000, remarks=("incl_vat",))),
        ("0", exact(0)),
    ],
)
def test_an_amount_is_exact(text: str, expected: dict[str, object]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cadeaubon € 25", exact(2500, label="Cadeaubon")),
        ("Cadeaubon t.w.v. € 25", exact(2500, label="Cadeaubon")),
        ("€ 25 (cadeaubon)", exact(2500, label="cadeaubon")),
        ("Voucher EUR 25", exact(2500, label="Voucher")),
        ("Fles wijn € 20", exact(2000, label="Fles wijn", look=("label",))),
        ("Cadeaubonnen € 20", exact(2000, label="Cadeaubonnen", look=("label",))),
        ("Fles wijn 20", unknown("not_understood")),
        ("zelf betaald € 20", unknown("not_understood")),
        ("twee bonnen € 20", unknown("not_understood")),
        ("2 x € 20", unknown("not_understood")),
        ("korting € 20", unknown("not_understood")),
        ("Cadeaubon circa € 20", unknown("not_understood")),
        ("€ 20 (met korting)", unknown("not_understood")),
    ],
)
def test_words_before_an_amount_are_a_label_or_a_reason_to_look(
    text: str, expected: dict[str, object]
) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ca. € 45,--", estimate(4500)),
        ("Ca. €45", estimate(4500)),
        ("circa 45 euro", estimate(4500)),
        ("ongeveer 45", estimate(4500)),
        ("geschat 45 euro", estimate(4500)),
        ("geschatte waarde: 45 euro", estimate(4500)),
        ("± 45", estimate(4500)),
        ("about €45", estimate(4500)),
        ("estimated at 45 euro", estimate(4500)),
        ("45 Euro ??", estimate(4500, look=("question_mark",))),
        ("45?", estimate(4500, look=("question_mark",))),
        ("ca. vijftig", unknown("not_understood")),
    ],
)
def test_an_estimate_or_a_doubted_amount_is_an_estimate(text: str, expected: dict[str, object]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meer dan 45 euro", more_than(4500)),
        ("> 45", more_than(4500)),
        ("over €45", more_than(4500)),
        ("< 45 euro", less_than(4500)),
        ("minder dan 45 euro", less_than(4500)),
        ("onder de 45 euro", less_than(4500)),
        ("less than 45 euro", less_than(4500)),
        ("minimaal 45", band(low=4500)),
        (">= 45", band(low=4500)),
        ("45 euro of meer", band(low=4500)),
        ("niet meer dan 45 euro", band(high=4500)),
        ("max. 45", band(high=4500)),
        ("tot 45 euro", band(high=4500)),
        ("at most 45", band(high=4500)),
        ("45-60", band(4500, 6000)),
        ("€ 45 - € 60", band(4500, 6000)),
        ("45,--60", band(4500, 6000)),
        ("tussen 45 en 60 euro", band(4500, 6000)),
        ("between 45 and 60", band(4500, 6000)),
        ("45 tot 60 euro", band(4500, 6000)),
        ("60-45", unknown("not_understood")),
        ("onbekend, minder dan 90 euro?", less_than(9000, look=("question_mark", "said_unknown"))),
        ("minder dan een tientje", unknown("not_understood")),
    ],
)
def test_bounds_are_a_band(text: str, expected: dict[str, object]) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("€ 66,50 (trein) en € 210,- (2 nachten)", (Part("trein", 6650), Part("2 nachten", 21000))),
        ("€ 20 (lunch) and € 35 (ticket)", (Part("lunch", 2000), Part("ticket", 3500))),
        ("€ 20 + € 35", (Part("", 2000), Part("", 3500))),
        ("Boekenbon € 20 en cadeaubon € 35", (Part("Boekenbon", 2000), Part("cadeaubon", 3500))),
    ],
)
def test_amounts_that_each_say_what_they_are_for_are_parts(text: str, parts: tuple[Part, ...]) -> None:
    assert reading(text) == {"kind": "parts", "parts": parts}


def test_a_part_whose_words_need_a_look_makes_the_whole_need_one() -> None:
    parts = (Part("fles", 500), Part("doos", 1000))
    assert reading("fles € 5 en doos € 10") == {"kind": "parts", "parts": parts, "look": ("label",)}


@pytest.mark.parametrize(
    "text", ["€ 20 en € 30", "€ 20 (a) en USD 30 (b)", "€ 20 (a) en een boek", "20 en 30"]
)
def test_amounts_that_do_not_clearly_belong_together_are_not_added(text: str) -> None:
    assert read_valuation(text).kind == "unknown"
    assert "not_understood" in read_valuation(text).needs_look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("€72,15 excl. BTW", exact(7215, look=("excl_vat",))),
        ("€72,15 (exclusief btw)", exact(7215, look=("excl_vat",))),
        ("25 euro per stuk", band(low=2500, look=("each",))),
        ("€ 25 (per paar)", band(low=2500, look=("each",))),
        ("€ 25 p.p.", band(low=2500, look=("each",))),
        ("25 euro per stuk excl. btw", band(low=2500, look=("excl_vat", "each"))),
        ("ca. 25 euro p.p.", unknown("each")),
        ("< 25 euro per stuk", unknown("each")),
    ],
)
def test_an_amount_without_vat_or_for_one_piece_is_not_the_value_yet(
    text: str, expected: dict[str, object]
) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USD 30", exact(3000, currency="USD", look=("foreign_currency",))),
        ("ca. GBP 30", estimate(3000, currency="GBP", look=("foreign_currency",))),
        ("30 dollar", unknown("not_understood", "foreign_currency")),
        ("£30", unknown("not_understood", "foreign_currency")),
        ("5000 yen", unknown("not_understood", "foreign_currency", currency="JPY")),
        # The foreign amount is for a piece and not in euro: nothing is known in euro.
        (
            "20 gr. / stuk zilver Waarde 500 dram",
            unknown("not_understood", "each", "foreign_currency", currency="AMD"),
        ),
    ],
)
def test_an_amount_in_another_currency_is_never_taken_for_euro(
    text: str, expected: dict[str, object]
) -> None:
    assert reading(text) == expected
    assert read_valuation(text).known_cents() is None


@pytest.mark.parametrize(
    "text", ["", " ", "-", "onbekend", "Onbekend", "niet bekend", "geen idee", "n.v.t.", "unknown"]
)
def test_who_says_that_the_value_is_unknown_is_believed(text: str) -> None:
    assert reading(text) == unknown()


@pytest.mark.parametrize("text", ["?", "???", "onbekend?"])
def test_a_question_mark_is_unknown(text: str) -> None:
    assert reading(text) == unknown(remarks=("question_mark",))


@pytest.mark.parametrize(
    "text", ["vijftig euro", "gratis", "nihil", "veel", "excl. btw", "1,250", "12,345", "0612345678"]
)
def test_all_else_is_unknown_and_needs_a_look(text: str) -> None:
    assert reading(text) == unknown("not_understood")


def test_a_very_long_text_is_not_read() -> None:
    assert reading("x 50 euro " * 40) == unknown("too_long")


PIECES = (
    "€ 50 12,50 1.250 euro ca. > < ? ( ) en + - per stuk excl. btw of meer tussen dram USD onbekend bon , ; /"
)
SCRAPS = st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join)


@given(st.text(max_size=400) | SCRAPS)
def test_reading_never_fails_and_keeps_the_literal_text(text: str) -> None:
    found = read_valuation(text)
    assert found.text == text
    assert Valuation.from_json(found.to_json()) == found


@given(st.text(max_size=60) | SCRAPS)
def test_a_text_without_digits_never_gives_an_amount(text: str) -> None:
    without = "".join(sign for sign in text if not sign.isascii() or not sign.isdigit())
    assert read_valuation(without).kind == "unknown"


@given(SCRAPS)
def test_an_amount_that_was_read_stands_in_the_text(text: str) -> None:
    found = read_valuation(text)
    amounts = [found.cents, found.low, found.high, *(part.cents for part in found.parts)]
    assert {amount for amount in amounts if amount is not None} <= {5000, 1250, 125000}


@given(st.integers(0, 10**9), st.sampled_from(["nl", "en"]))
def test_an_amount_that_we_show_is_read_as_exact(cents: int, language: str) -> None:
    assert reading(show(cents, "EUR", language)) == exact(cents)
