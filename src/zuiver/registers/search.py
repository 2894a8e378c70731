"""Find entries by words: every word must be there, the last one may be the beginning of a word.

`Entry.search_text` holds the folded words of an entry with a space around each, so that plain LIKE says exactly what
a match is. An index makes it fast: FTS5 on SQLite, GIN on PostgreSQL (`migrations/0002_search.py`). Nothing that a
user types reaches either as anything but letters and digits.
"""

import json
import unicodedata
from collections.abc import Iterable

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from zuiver.registers.models import Entry

TABLE = "registers_entry_search"
LONGEST_WORD = 60
MOST_WORDS = 12


def words_of(text: str) -> list[str]:
    """Return the words of a text without case, accents and signs: "Café-Ü 12" gives cafe, u, 12."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (sign if sign.isalnum() else "" if unicodedata.combining(sign) else " " for sign in plain)
    return [word[:LONGEST_WORD] for word in "".join(letters).split()]


def index_text(parts: Iterable[str]) -> str:
    """Return what is stored to search in: each word once, with a space before and after."""
    unique = dict.fromkeys(word for part in parts for word in words_of(part))
    return f" {' '.join(unique)} " if unique else ""


def query_words(text: str) -> list[str]:
    """Return the words that a search asks for, at most twelve: more make no answer better."""
    return words_of(text)[:MOST_WORDS]


def matching(queryset: QuerySet[Entry], organisation_id: int, text: str, kind: str = "") -> QuerySet[Entry]:
    """Narrow a query set of entries of one organisation to those that match, by the index. No words: no narrowing."""
    words = query_words(text)
    if not words:
        return queryset
    if connection.vendor == "postgresql":
        # An array first, so that the planner never walks all entries in the hope of a hit.
        condition = RawSQL(
            "registers_entry.id = ANY((SELECT registers_entry_hits(%s::tsquery))::bigint[])",
            [_tsquery(words, organisation_id, kind)],
            output_field=BooleanField(),
        )
        return queryset.filter(condition)
    return queryset.extra(  # noqa: S610 - a join that the ORM has no words for; the words are a parameter
        tables=[TABLE],
        where=[f"{TABLE}.rowid = registers_entry.id", f"{TABLE} MATCH %s"],
        params=[_fts_query(words, organisation_id, kind)],
    )


def newest_first(hits: QuerySet[Entry], *, turned: bool = False) -> QuerySet[Entry]:
    """Order what `matching` returned by id, newest first, so that the index itself gives the order where it can."""
    sign = "" if turned else "-"
    if connection.vendor == "postgresql":
        return hits.order_by(f"{sign}pk")
    return hits.order_by().extra(order_by=[f"{sign}{TABLE}.rowid"])


def expected_hits(organisation_id: int, text: str, kind: str = "") -> int:
    """Return about how many entries PostgreSQL expects to match, from its statistics alone: nothing is read."""
    query = _tsquery(query_words(text), organisation_id, kind)
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT 1 FROM registers_entry WHERE search_vector @@ %s::tsquery", [query]
        )
        [plan] = cursor.fetchone()
    return int((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]["Plan Rows"])


def containing(queryset: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    """Narrow to those that match by reading them: right for every set, and fast for a small one."""
    return queryset.filter(condition_of(text))


def condition_of(text: str) -> Q:
    """Return what a match is: each word is there, the last one at least as the beginning of a word."""
    words = query_words(text)
    condition = Q()
    for word in words[:-1]:
        condition &= Q(search_text__contains=f" {word} ")
    return condition & Q(search_text__contains=f" {words[-1]}") if words else condition


def scope_token(organisation_id: int, kind: str = "") -> str:
    """The word that the index holds for every entry of an organisation, or of one register of it.

    The sign in front cannot be typed: `words_of` leaves no signs.
    """
    return f"@{organisation_id}_{kind}" if kind else f"@{organisation_id}"


def _fts_query(words: list[str], organisation_id: int, kind: str) -> str:
    terms = [f'"{scope_token(organisation_id, kind)}"', *(f'"{word}"' for word in words)]
    return " AND ".join(terms) + "*"


def _tsquery(words: list[str], organisation_id: int, kind: str) -> str:
    terms = [f"'{scope_token(organisation_id, kind)}'", *(f"'{word}'" for word in words)]
    return " & ".join(terms) + ":*"
