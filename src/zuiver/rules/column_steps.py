"""Columns of facts: check them as strictly as a single value, and turn them into steps of a scale."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import polars as pl

from zuiver.rules.errors import FactError
from zuiver.rules.model import Fact
from zuiver.rules.scales import (
    ChoiceScale,
    MemberScale,
    OrderScale,
    Scale,
    TextScale,
    YearsScale,
)
from zuiver.rules.values import ABSENT, LONGEST_TEXT, Value, reader_for

STEP = pl.UInt32
TEXTS = (pl.String, pl.Categorical, pl.Enum)
WHITESPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
DTYPES: dict[str, tuple[type[pl.DataType], ...]] = {
    "bool": (pl.Boolean,),
    "choice": TEXTS,
    "text": TEXTS,
    "set": (pl.List,),
    "date": (pl.Date,),
    "datetime": (pl.Datetime,),
}


def read_column(fact: Fact, column: pl.Series) -> pl.Series:
    """Return a column of values that the fact can have; choices as Enum. Nulls are unknown, and fine.

    Raises FactError for a column of another type, and for a value that is not possible.
    """
    if column.dtype == pl.Null or column.len() == column.null_count():
        return pl.Series(column.name, [None] * column.len(), dtype=pl.Null)
    if not _has_right_type(fact, column):
        raise FactError(
            "wrong_type", fact.name, f"the column has type {column.dtype}, the fact is a {fact.type}."
        )
    if fact.type in ("int", "decimal", "money"):
        _check_numbers(fact, column)
    elif fact.type == "choice" or (isinstance(column.dtype, TEXTS) and fact.third_value):
        return _as_choices(fact, column)
    elif fact.type == "set":
        _check_each(fact, column.explode(empty_as_null=True).unique().drop_nulls())
    elif fact.type == "text" and _longest(column.cast(pl.String)) > LONGEST_TEXT:
        raise FactError("impossible_value", fact.name, f"longer than {LONGEST_TEXT} characters. Shorten it.")
    return column


def steps_of(scale: Scale, frame: pl.DataFrame, defaults: Mapping[str, Value]) -> pl.Series | int:
    """Return the step of every row, as numbers from 0, with the number of steps for unknown and one more for a
    fact that no case mentions, where that matters. One int: all rows alike."""
    unknown = len(scale.steps)
    if isinstance(scale, YearsScale):
        return _steps_of_dates(scale, frame, defaults, unknown)
    if scale.fact not in frame.columns:
        default = defaults[scale.fact]
        if default is ABSENT:
            return unknown + 1
        is_unknown = default is None and not getattr(scale, "not_done", False)
        return unknown if is_unknown else scale.step(default)
    column = frame[scale.fact]
    if isinstance(scale, OrderScale) and scale.not_done:
        return _order_steps(scale, column).fill_null(0)
    if column.dtype == pl.Null:
        return unknown
    return _known_steps(scale, column).fill_null(unknown)


def _known_steps(scale: Scale, column: pl.Series) -> pl.Series:
    if isinstance(scale, ChoiceScale):
        return _choice_steps(scale, column)
    if isinstance(scale, OrderScale):
        return _order_steps(scale, column)
    if isinstance(scale, MemberScale):
        return column.list.contains(scale.member).cast(STEP)
    if isinstance(scale, TextScale):
        return _text_steps(scale, column)
    return pl.select(pl.when(column.is_null()).then(None).otherwise(0).cast(STEP)).to_series()


def _choice_steps(scale: ChoiceScale, column: pl.Series) -> pl.Series:
    return (column if column.dtype == pl.Boolean else column.to_physical()).cast(STEP)


def _order_steps(scale: OrderScale, column: pl.Series) -> pl.Series:
    steps = pl.repeat(int(scale.not_done), column.len(), dtype=STEP, eager=True)
    if column.dtype == pl.Null:
        return pl.Series([None] * column.len(), dtype=STEP)
    steps = pl.select(pl.when(column.is_not_null()).then(steps)).to_series()
    for point in scale.points:
        bound = _bound(scale, point, column)
        steps = steps + (column >= bound).cast(STEP) + (column > bound).cast(STEP)
    return steps


def _bound(scale: OrderScale, point: int | Decimal, column: pl.Series) -> object:
    """Return a point of a scale in the units of a column: euros for money, dates for days."""
    if scale.type == "date":
        return date.fromordinal(int(point))
    number = Decimal(point) / 100 if scale.type == "money" else Decimal(point)
    return float(number) if column.dtype.is_float() or number % 1 else int(number)


def _text_steps(scale: TextScale, column: pl.Series) -> pl.Series:
    other = len(scale.texts) + 1
    text = column.cast(pl.String)
    steps = pl.when(text.str.strip_chars(WHITESPACE) == "").then(0).otherwise(other)
    for number, wanted in enumerate(scale.texts, start=1):
        steps = pl.when(text == wanted).then(number).otherwise(steps)
    return pl.select(pl.when(text.is_not_null()).then(steps).cast(STEP)).to_series()


def _steps_of_dates(
    scale: YearsScale, frame: pl.DataFrame, defaults: Mapping[str, Value], unknown: int
) -> pl.Series | int:
    day = _dates(scale.day, frame, defaults)
    since = _dates(scale.since, frame, defaults)
    later = since.dt.offset_by(f"{scale.years}y")
    leap_day = (since.dt.month() == 2) & (since.dt.day() == 29) & (later.dt.day() == 28)
    first_day = pl.select(pl.when(leap_day).then(later.dt.offset_by("1d")).otherwise(later)).to_series()
    return (day >= first_day).cast(STEP).fill_null(unknown)


def _dates(name: str, frame: pl.DataFrame, defaults: Mapping[str, Value]) -> pl.Series:
    if name in frame.columns:
        return frame[name].cast(pl.Date)
    default = None if defaults[name] is ABSENT else defaults[name]
    return pl.repeat(default, frame.height, dtype=pl.Date, eager=True)


def _has_right_type(fact: Fact, column: pl.Series) -> bool:
    dtype = column.dtype
    if fact.type == "int":
        return dtype.is_integer()
    if fact.type in ("decimal", "money"):
        return dtype.is_numeric()
    if fact.third_value and isinstance(dtype, TEXTS):
        return True
    return isinstance(dtype, DTYPES[fact.type])


def _check_numbers(fact: Fact, column: pl.Series) -> None:
    if column.dtype.is_float() and not column.is_finite().all():
        raise FactError(
            "impossible_value", fact.name, "the column holds NaN or infinity. Use null for unknown."
        )
    read = reader_for(fact)
    read(column.min())
    read(column.max())
    if fact.type == "money" and not column.dtype.is_integer():
        cents = column * 100
        off = (cents - cents.round()).abs() > 1e-4 if column.dtype.is_float() else cents % 1 != 0
        if off.any():
            raise FactError("impossible_value", fact.name, "the column holds parts of a cent.")


def _longest(texts: pl.Series) -> int:
    """Return the length of the longest text; characters are only counted where the bytes leave doubt."""
    if int(str(texts.str.len_bytes().max())) <= LONGEST_TEXT:
        return 0
    return int(str(texts.str.len_chars().max()))


def _as_choices(fact: Fact, column: pl.Series) -> pl.Series:
    """Return a column of texts as Enum, in the order of the fact's values (false, true first for a yes/no fact)."""
    wanted = pl.Enum(fact.values or ("false", "true", str(fact.third_value)))
    if column.dtype == wanted:
        return column
    choices = column.cast(wanted, strict=False)
    if choices.null_count() > column.null_count():
        _check_each(fact, column.filter(choices.is_null()).drop_nulls().head(1))
    return choices


def _check_each(fact: Fact, values: pl.Series) -> None:
    read = reader_for(fact)
    for value in values.to_list():
        read([value] if fact.type == "set" else value)
