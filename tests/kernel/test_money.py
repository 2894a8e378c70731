"""Amounts of money: read as people write them, refused with a reason, shown in two languages, converted half up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.currencies import KNOWN
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.money import MAX_UNITS, NO_BREAK_SPACE, Money, convert, read_amount, show

CENTS = st.integers(0, MAX_UNITS * 100)
CURRENCIES = st.sampled_from(sorted(KNOWN))


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12,50", 1250),
        ("12.50", 1250),
        ("€ 12.50", 1250),
        ("€12,50", 1250),
        (f"€{NO_BREAK_SPACE}12,50", 1250),
        ("12,5", 1250),
        ("1.250,00", 125000),
        ("1,250.00", 125000),
        ("1 250,00", 125000),
        ("1.250", 125000),
        ("1.250.000", 125000000),
        ("1,250,000", 125000000),
        ("50,-", 5000),
        ("50.-", 5000),
        ("50,--", 5000),
        ("50,–", 5000),
        ("50,—", 5000),
        ("50,=", 5000),
        ("€1000", 100000),
        ("12,50 euro", 1250),
        ("12,50 EURO", 1250),
        ("50 euro's", 5000),
        ("EUR 50", 5000),
        ("€ 50 euro", 5000),
        ("  7  ", 700),
        ("0", 0),
        ("0,05", 5),
        ("1.000.000.000.000", MAX_UNITS * 100),
    ],
)
def test_an_amount_in_euro_is_read_as_people_write_it(text: str, cents: int) -> None:
    assert read_amount(text) == Money(cents, "EUR")


@pytest.mark.parametrize(
    ("text", "money"),
    [("USD 30", Money(3000, "USD")), ("30 USD", Money(3000, "USD")), ("JPY3.000", Money(300000, "JPY"))],
)
def test_a_code_in_capitals_names_another_currency(text: str, money: Money) -> None:
    assert read_amount(text) == money


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "There is no amount here"),
        ("   ", "There is no amount here"),
        ("€", "We cannot read € as an amount"),
        ("vijftig", "We cannot read vijftig as an amount"),
        ("12a", "We do not know a as a currency"),
        ("top 50", "We do not know top as a currency"),
        ("50 dram", "We do not know dram as a currency"),
        ("XYZ 5", "We do not know XYZ as a currency"),
        ("$ 30", "More than one country uses the sign $"),
        ("€ 30 USD", "There are two currencies here, EUR and USD"),
        ("-5", "-5 is less than zero"),
        ("€ -5", "€ -5 is less than zero"),
        ("−5", "−5 is less than zero"),
        ("12,505,5", "We cannot read"),
        ("0,125", "more than two digits"),
        ("12.5055", "more than two digits"),
        ("1,250", "1,250 can mean two amounts"),
        ("€ 12,505", "can mean two amounts"),
        ("1.25.00", "We cannot read"),
        ("1.250.00", "We cannot read"),
        ("12.50,-", "We cannot read"),
        ("10-20", "We cannot read"),
        ("2 x 5", "We cannot read"),
        ("0612345678", "We cannot read"),
        ("1000000000000,01", "more than we can store"),
        ("9" * 150, "more than we can store"),
        ("9" * 5000, "We cannot read"),
        ("٣", "We cannot read"),
        ("½", "We cannot read"),
        ("1e5", "We cannot read"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_the_reason_and_the_way_out(text: str, reason: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_amount(text)
    (message,) = caught.value.texts().values()
    assert reason in message
    assert message.count(".") >= 2, "a message says what is wrong and then what to do"
    assert len(message) < 300


@given(CENTS, CURRENCIES, st.sampled_from(["nl", "en", "nl-NL", "en_GB"]))
def test_what_is_shown_reads_back_as_the_same_amount(cents: int, currency: str, language: str) -> None:
    assert read_amount(show(cents, currency, language)) == Money(cents, currency)


@given(
    st.integers(0, MAX_UNITS - 1),
    st.integers(0, 99),
    st.sampled_from(["{},{:02}", "€ {}.{:02}", "{},{:02} euro"]),
)
def test_units_and_cents_are_read_without_separators_too(units: int, cents: int, form: str) -> None:
    assert read_amount(form.format(units, cents)).cents == units * 100 + cents


@given(st.text(max_size=60) | st.text("0123456789.,-€ eurUSD()'", max_size=20))
def test_reading_gives_an_amount_or_a_reason_and_nothing_else(text: str) -> None:
    answer = read_or_reason(text)
    if isinstance(answer, InvalidData):
        assert list(answer.texts()) == ["amount"]
    else:
        assert 0 <= answer.cents <= MAX_UNITS * 100
        assert any(digit in text for digit in "0123456789")


def read_or_reason(text: str) -> Money | InvalidData:
    try:
        return read_amount(text)
    except InvalidData as refused:
        return refused


@pytest.mark.parametrize(
    ("cents", "currency", "language", "shown"),
    [
        (125000, "EUR", "nl", "€ 1.250,00"),
        (125000, "EUR", "en", "€1,250.00"),
        (5, "EUR", "nl", "€ 0,05"),
        (-1250, "EUR", "nl", "€ -12,50"),
        (-1250, "EUR", "en", "-€12.50"),
        (3000, "USD", "nl", "USD 30,00"),
        (3000, "USD", "en", "USD 30.00"),
    ],
)
def test_an_amount_is_shown_as_each_language_writes_it(
    cents: int, currency: str, language: str, shown: str
) -> None:
    assert show(cents, currency, language) == shown.replace(" ", NO_BREAK_SPACE)


def test_a_language_that_we_do_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="not 'de'"):
        show(1, "EUR", "de")


def test_money_has_a_currency_that_exists() -> None:
    with pytest.raises(InvalidData, match="We do not know eur as a currency"):
        Money(1, "eur")


@pytest.mark.parametrize(
    ("cents", "rate", "euro_cents"),
    [(5, "0.1", 1), (4, "0.1", 0), (15, "0.1", 2), (3000, "0.9216", 2765), (-5, "0.1", -1), (0, "3", 0)],
)
def test_a_converted_amount_is_rounded_half_up(cents: int, rate: str, euro_cents: int) -> None:
    assert convert(Money(cents, "USD"), Decimal(rate)) == Money(euro_cents, "EUR")


RATES = st.decimals(Decimal("1e-9"), Decimal(10**9), allow_nan=False, places=12).filter(
    lambda rate: rate > Decimal("1e-9")
)


@given(CENTS, RATES)
def test_a_converted_amount_is_within_half_a_cent_of_the_exact_one(cents: int, rate: Decimal) -> None:
    off = convert(Money(cents, "USD"), rate).cents - cents * Fraction(rate)
    assert -Fraction(1, 2) < off <= Fraction(1, 2)


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity", "1e10", "1e-10", "1." + "1" * 80])
def test_a_rate_that_cannot_be_one_is_refused(rate: str) -> None:
    with pytest.raises(InvalidData, match="is not an exchange rate"):
        convert(Money(100, "USD"), Decimal(rate))
