"""What citizens see: only lines that are public now, read from what was published and never from an entry.

A page starts at a key, so that page 2,000 costs what page 1 costs. Who no longer works here on this day, or no longer in scope,
is left out at once, also before the nightly check.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound
from zuiver.people.models import Assignment, Organisation
from zuiver.people.names import folded
from zuiver.publication.decision import may_publish
from zuiver.publication.lifecycle import PUBLIC
from zuiver.publication.models import Publication, PublicVersion
from zuiver.publication.scope import is_on, least_scale
from zuiver.registers.declaration import Register
from zuiver.registers.registry import all_registers, register_at

PAGE: Final = 50
CHUNK: Final = 1000
LATELY: Final = timedelta(days=30)
SORTS: Final = {
    "newest": ("-published_on", "-id"),
    "title": ("title_key", "id"),
    "party": ("party_key", "id"),
}
MOST_WORDS: Final = 8
HIGHEST_ID: Final = 2**63 - 1


@dataclass(frozen=True)
class PublicLine:
    """One public line: its address, its number of version, from when it is public, and what it says."""

    public_id: str
    version: int
    published_on: date
    lines: dict[str, Any]
    ended_on: date | None = None


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for: words, answers to filter by, an order, and where the page starts."""

    words: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    sort: str = "newest"
    after: str = ""


@dataclass(frozen=True)
class PublicPage:
    """A page of lines, how many fit in all, and where the pages beside it start."""

    lines: Sequence[PublicLine]
    count: int
    next: str = ""
    previous: str = ""


@dataclass(frozen=True)
class PublicRegister:
    """A register that citizens may read, with how much there is and what changed of late."""

    register: Register
    count: int
    is_indexed: bool
    changed_on: date | None = None
    lately: dict[str, int] = field(default_factory=dict)


def public_registers(organisation: Organisation) -> list[PublicRegister]:
    """Return the registers that publish something, in the order of the list."""
    return [
        _about(organisation, one, is_counted=True)
        for one in all_registers()
        if may_publish(organisation, one, clock.today())
    ]


def public_register(organisation: Organisation, path: str) -> PublicRegister:
    """Return the public register at this word in an address. Raises NotFound for one that publishes nothing today."""
    register = register_at(path)
    if not may_publish(organisation, register, clock.today()):
        raise NotFound("register_not_public", "This register is not public. Go to the public registers.")
    return _about(organisation, register)


def _about(organisation: Organisation, register: Register, *, is_counted: bool = False) -> PublicRegister:
    terms = register.publication.terms
    versions = PublicVersion.rows.of(organisation.pk).filter(kind=register.kind)
    since = clock.now() - LATELY
    last = versions.order_by("-public_from").values_list("public_from", flat=True).first()
    return PublicRegister(
        register,
        _flagged(organisation, register).count() if is_counted else 0,
        terms is not None and is_on(organisation, register, terms.indexed),
        last.date() if last else None,
        {
            "new": versions.filter(public_from__gte=since, number=1).count(),
            "changed": versions.filter(public_from__gte=since, number__gt=1).count(),
        },
    )


def _public(organisation: Organisation, register: Register) -> QuerySet[Publication]:
    """All that may be read today. The condition on the place is a second lock: the first is `is_public`."""
    today = clock.today()
    places = Assignment.rows.of(organisation.pk).filter(Assignment.on(today), person_id=OuterRef("person_id"))
    scale = least_scale(organisation, register, today)
    if scale is not None:
        places = places.filter(scale__gte=scale)
    return _flagged(organisation, register).filter(Exists(places), state__in=sorted(PUBLIC))


def _flagged(organisation: Organisation, register: Register) -> QuerySet[Publication]:
    """All that is public, to count: an index alone knows. Until the night it holds who left meanwhile."""
    rows: QuerySet[Publication] = Publication.rows.of(organisation.pk)
    return rows.filter(kind=register.kind, is_public=True)


def _wanted(rows: QuerySet[Publication], wanted: Wanted) -> QuerySet[Publication]:
    for word in folded(wanted.words).split()[:MOST_WORDS]:
        rows = rows.filter(search_text__contains=f" {word}")
    for name, value in wanted.answers:
        rows = rows.filter(facets__contains=f"|{name}={value}|")
    return rows


def page_of(organisation: Organisation, register: Register, wanted: Wanted) -> PublicPage:
    """Return the page that starts after a key; an unknown order is newest first, an unknown key the first page."""
    rows = _wanted(_public(organisation, register), wanted)
    column, is_descending = _order(wanted.sort)
    cursor = _read_cursor(wanted.after, column)
    count = _wanted(_flagged(organisation, register), wanted).count()
    is_back = cursor is not None and cursor[2]
    ahead = rows if cursor is None else rows.filter(_beyond(column, cursor, is_descending != is_back))
    sign = "-" if is_descending != is_back else ""
    found = list(ahead.order_by(f"{sign}{column}", f"{sign}id")[: PAGE + 1])
    if not found and is_back:
        return page_of(organisation, register, Wanted(wanted.words, wanted.answers, wanted.sort))
    has_more, shown = len(found) > PAGE, found[:PAGE]
    if is_back:
        shown.reverse()
    after, before = has_more or is_back, has_more if is_back else cursor is not None
    return PublicPage(
        [_line(one) for one in shown],
        count,
        _cursor(column, shown[-1], is_back=False) if shown and after else "",
        _cursor(column, shown[0], is_back=True) if shown and before else "",
    )


def rows_of(organisation: Organisation, register: Register, wanted: Wanted) -> Iterator[PublicLine]:
    """Yield every line that fits, oldest first, a part at a time: memory stays flat."""
    rows = _wanted(_public(organisation, register), wanted).order_by("id")
    last = 0
    while part := list(rows.filter(pk__gt=last)[:CHUNK]):
        yield from (_line(one) for one in part)
        last = part[-1].pk


def public_line(
    organisation: Organisation, register: Register, public_id: str
) -> tuple[PublicLine, list[PublicVersion]] | None:
    """Return one line with its versions, the newest first; None for what is not public now. Raises NotFound for no line."""
    known: Publication | None = (
        Publication.rows.of(organisation.pk)
        .filter(kind=register.kind, public_id=public_id, version__gt=0)
        .first()
    )
    if known is None:
        raise NotFound("line_not_found", "There is no such line in this public register. Search in the list.")
    if not _public(organisation, register).filter(pk=known.pk).exists():
        return None
    return _line(known), list(known.versions.order_by("-number"))


def _line(one: Publication) -> PublicLine:
    return PublicLine(one.public_id, one.version, one.published_on or date.min, one.lines, one.ended_on)


def _order(sort: str) -> tuple[str, bool]:
    column = SORTS.get(sort, SORTS["newest"])[0]
    return column.removeprefix("-"), column.startswith("-")


def _beyond(column: str, cursor: tuple[str, int, bool], is_descending: bool) -> Q:
    word = "lt" if is_descending else "gt"
    value, pk, _ = cursor
    return Q(**{f"{column}__{word}": value}) | Q(**{column: value, f"id__{word}": pk})


def _cursor(column: str, one: Publication, *, is_back: bool) -> str:
    text = json.dumps([str(getattr(one, column)), one.pk, int(is_back)])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(text: str, column: str) -> tuple[str, int, bool] | None:
    """Read where a page starts; None, which is the first page, for anything else."""
    try:
        value, pk, is_back = json.loads(base64.urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}".encode()))
        if column == "published_on":
            date.fromisoformat(str(value))
        return (str(value), int(pk), bool(is_back)) if 0 <= int(pk) <= HIGHEST_ID else None
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError, OverflowError):
        return None
