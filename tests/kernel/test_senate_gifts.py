"""Real declarations: all 74 gifts of the senate register are read without a guess.

The register itself stays out of this repository; the tables below hold only our reading of it, by line.
"""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from zuiver.kernel.dates import find_date
from zuiver.kernel.valuation import Valuation, read_valuation

REGISTER = Path(__file__).parents[3] / "shared" / "data" / "senate-gifts.csv"

pytestmark = pytest.mark.skipif(
    not REGISTER.exists(), reason="the shared data folder is not beside this checkout"
)

EXACT = {
    1: 5000, 5: 6000, 7: 8600, 12: 8600, 13: 17500, 14: 20000, 15: 5000, 16: 6000, 18: 15000, 19: 7500, 20: 5000,
    21: 5000, 34: 40000, 38: 10000, 39: 6115, 40: 15950, 41: 7000, 43: 6450, 47: 8695, 48: 10999, 49: 100000,
    51: 60000, 52: 50000, 53: 30000, 55: 1000, 56: 1250, 58: 6000, 66: 10000, 67: 10000, 68: 10000, 69: 8000,
    72: 14000, 73: 5610,
}  # fmt: skip
ESTIMATE = {23: 5000, 36: 12000, 37: 40000, 54: 7500, 59: 4000}
MORE_THAN = {24: 5000}
LESS_THAN = {57: 10000, 61: 5000, 62: 5000, 70: 5000, 71: 5000}
PARTS = {17: (16696, 40000)}
IN_ANOTHER_CURRENCY = {11: "AMD"}
LABEL = {20: "Boekenbon"}
NEEDS_LOOK = {
    11: ("not_understood", "each", "foreign_currency"),
    39: ("excl_vat",),
    54: ("question_mark",),
    57: ("question_mark", "said_unknown"),
}
QUESTION_MARK_ALONE = {50, 60, 65}


def lines() -> list[tuple[int, dict[str, str]]]:
    with REGISTER.open(encoding="utf-8", newline="") as register:
        return list(enumerate(csv.DictReader(register), start=1))


def expected(line: int, text: str) -> Valuation:
    found = Valuation("unknown", currency=IN_ANOTHER_CURRENCY.get(line, "EUR"))
    if line in EXACT:
        found = Valuation("exact", cents=EXACT[line], label=LABEL.get(line, ""))
    elif line in ESTIMATE:
        found = Valuation("estimate", cents=ESTIMATE[line])
    elif line in MORE_THAN:
        found = Valuation("band", low=MORE_THAN[line], low_inclusive=False)
    elif line in LESS_THAN:
        found = Valuation("band", high=LESS_THAN[line], high_inclusive=False)
    remarks = ("question_mark",) if line in QUESTION_MARK_ALONE else NEEDS_LOOK.get(line, ())
    return replace(found, text=text, remarks=remarks, needs_look=NEEDS_LOOK.get(line, ()))


def test_every_value_is_read_as_a_person_reads_it() -> None:
    for line, gift in lines():
        text = gift["waarde_ruw"]
        if line in PARTS:
            found = read_valuation(text)
            assert (found.kind, tuple(part.cents for part in found.parts)) == ("parts", PARTS[line])
            assert all(part.label for part in found.parts)
            assert (found.text, found.needs_look) == (text, ())
        else:
            assert read_valuation(text) == expected(line, text), f"line {line}"


def test_no_value_is_made_up() -> None:
    kinds = Counter(read_valuation(gift["waarde_ruw"]).kind for _, gift in lines())
    assert kinds == {"exact": 33, "estimate": 5, "band": 6, "parts": 1, "unknown": 29}
    assert kinds.total() == 74


def test_every_date_is_taken_out_of_the_title_and_nothing_else_is() -> None:
    precisions: Counter[str] = Counter()
    for _, gift in lines():
        rest, found = find_date(gift["omschrijving_datum"])
        assert found is not None
        assert f"{rest}, {found.show('nl')}" == gift["omschrijving_datum"]
        precisions[found.precision] += 1
    assert precisions == {"day": 67, "month": 7}
