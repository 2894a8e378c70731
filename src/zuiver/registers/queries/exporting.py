"""Rows for an export, one by one, so that a million of them need no memory."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers import permissions
from zuiver.registers.declaration import Field, Privacy, Register
from zuiver.registers.parties import is_sensitive_party
from zuiver.registers.queries.narrowing import narrowed
from zuiver.registers.queries.rows import partial_date
from zuiver.registers.queries.scope import visible_entries
from zuiver.registers.queries.views import EntryFilters
from zuiver.registers.registry import register_of

CHUNK: Final = 2000
# What a register hands out to who keeps it: never what is sensitive, let alone sealed.
EXPORTED: Final = frozenset({Privacy.P0, Privacy.P1, Privacy.P2})
_COLUMNS: Final = (
    "public_id",
    "state",
    "person__name",
    "unit__name",
    "party_name",
    "amount_cents",
    "happened_on",
    "happened_precision",
    "reported_on",
    "is_late",
    "outcome",
    "version",
    "data",
)
Row = Mapping[str, str | int | None]


def export_columns(kind: str) -> tuple[str, ...]:
    """Return the names of the columns of an export, in order: those of every register, then the fields of this one."""
    fixed = (
        "id", "state", "person", "unit", "party", "amount_eur", "date", "reported_on", "late", "advice", "version",
    )  # fmt: skip
    return (*fixed, *(field.name for field in exported_fields(register_of(kind))))


def exported_fields(register: Register) -> tuple[Field, ...]:
    """Return the fields whose privacy class lets them leave in an export."""
    return tuple(field for field in register.fields if field.privacy in EXPORTED)


def export_rows(
    actor: Actor,
    *,
    kind: str,
    filters: EntryFilters | None = None,
    language: str = "nl",
    translate: Callable[[str], str] = str,
) -> Iterator[Row]:
    """Yield what the actor may see, oldest first, with only the fields that an export may hold.

    Raises Refusal for who may not export; the text filter is not for exports and raises it too.
    """
    register = register_of(kind)
    refusal = permissions.check_export(actor, register.readers.exports)
    if refusal is not None:
        raise refusal
    visible, units = visible_entries(actor, kind)
    wanted = filters or EntryFilters()
    if wanted.text:
        raise Refusal(
            "export_without_words", "An export filters on columns, not on words. Leave the words out."
        )
    found = narrowed(actor, visible, units, wanted)
    for values in found.filtered().order_by("pk").values(*_COLUMNS).iterator(chunk_size=CHUNK):
        yield _row(register, values, language, translate)


def export_count(actor: Actor, *, kind: str, filters: EntryFilters | None = None) -> int:
    """Return how many rows an export will have, for a progress bar."""
    visible, units = visible_entries(actor, kind)
    found = narrowed(actor, visible, units, filters or EntryFilters())
    count: int = found.filtered().count()
    return count


def _row(
    register: Register, values: Mapping[str, Any], language: str, translate: Callable[[str], str]
) -> dict[str, str | int | None]:
    when = partial_date(values["happened_on"], values["happened_precision"])
    cents = values["amount_cents"]
    row: dict[str, str | int | None] = {
        "id": values["public_id"],
        "state": values["state"],
        "person": values["person__name"],
        "unit": values["unit__name"] or "",
        "party": "" if is_sensitive_party(register) else values["party_name"],
        "amount_eur": None if cents is None else f"{cents // 100}.{cents % 100:02}",
        "date": when.iso if when else "",
        "reported_on": values["reported_on"].isoformat() if values["reported_on"] else "",
        "late": int(values["is_late"]),
        "advice": values["outcome"],
        "version": values["version"],
    }
    data = values["data"]
    for field in exported_fields(register):
        row[field.name] = field.type.show(data.get(field.name), language, translate)
    return row
