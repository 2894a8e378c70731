"""Everything that is stored about a person, as tables on a page and as a file to take along."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import BY_ACTION
from zuiver.registers.queries import EntryRow, ReadLine, StoredAboutMe
from zuiver.registers.registry import all_registers, register_of
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.readers import capacity_words
from zuiver.web.entries.rows import draft_title, own_columns, own_row


def parts_of(found: StoredAboutMe) -> list[dict[str, Any]]:
    """Return the parts of the page, each with its table."""
    return [
        _part(_("Your entries"), own_columns(), _own(found.entries), _("You recorded nothing.")),
        _part(_("Entries that name you"), own_columns(), _own(found.named_in), _("Nobody named you.")),
        _part(_("What you have not sent yet"), _draft_columns(), _drafts(found.drafts), _("No drafts.")),
        _part(
            _("What you decided"), _decision_columns(), _decisions(found.decisions), _("You decided nothing.")
        ),
        _part(_("What you wrote"), _message_columns(), _messages(found.messages), _("You wrote nothing.")),
        _part(
            _("Who opened your entries"), _read_columns(), _reads(found.reads_by_others), _("Nobody but you.")
        ),
        _part(_("What you opened of others"), _read_columns(), _opened(found.reads_by_me), _("Nothing.")),
    ]


def _part(
    title: str, columns: list[tuple[str, str, str]], rows: list[dict[str, Any]], empty: str
) -> dict[str, Any]:
    return {"title": title, "columns": columns, "rows": rows, "empty": empty, "count": len(rows)}


def _own(rows: Iterable[EntryRow]) -> list[dict[str, Any]]:
    return [own_row(row) for row in rows]


def _draft_columns() -> list[tuple[str, str, str]]:
    return [("what", _("What"), "text"), ("register", _("Register"), "text"), ("when", _("Saved"), "date")]


def _drafts(drafts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "what": draft_title(register_of(draft["kind"]), draft["data"]),
            "register": shown.words(register_of(draft["kind"]).name),
            "when": shown.moment(draft["updated_at"]),
        }
        for draft in drafts
    ]


def _decision_columns() -> list[tuple[str, str, str]]:
    return [("what", _("Decision"), "text"), ("reason", _("Reason"), "text"), ("when", _("When"), "date")]


def _decisions(decisions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "href": _address(one["entry__public_id"]),
            "what": _step_words(one["action"]),
            "reason": one["reason"],
            "when": shown.moment(one["at"]),
        }
        for one in decisions
    ]


def _step_words(action: str) -> str:
    """The name of a step; one of an older life cycle shows as it was stored."""
    return shown.words(BY_ACTION[action].label) if action in BY_ACTION else action


def _message_columns() -> list[tuple[str, str, str]]:
    return [("text", _("Message"), "text"), ("when", _("When"), "date")]


def _messages(messages: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"href": _address(one["entry__public_id"]), "text": one["text"], "when": shown.moment(one["at"])}
        for one in messages
    ]


def _read_columns() -> list[tuple[str, str, str]]:
    return [
        ("what", _("Entry"), "text"),
        ("who", _("Who"), "text"),
        ("capacity", _("As what"), "text"),
        ("when", _("When"), "date"),
    ]


def _reads(reads: Iterable[ReadLine]) -> list[dict[str, Any]]:
    return [
        {
            "href": _address(read.entry_public_id),
            "what": read.entry_title,
            "who": read.reader,
            "capacity": capacity_words(read.capacity),
            "when": shown.moment(read.first_at),
        }
        for read in reads
    ]


def _opened(reads: Iterable[ReadLine]) -> list[dict[str, Any]]:
    """Without a way in: what somebody could open then may not be theirs to see today."""
    return [{**line, "href": ""} for line in _reads(reads)]


def _address(public_id: str) -> str:
    """Any register leads on to the one that the entry belongs to."""
    return entry_address(all_registers()[0], public_id)


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: names of fields, texts, numbers and dates in ISO 8601."""
    if isinstance(value, Message):
        return shown.words(value)
    if isinstance(value, PartialDate):
        return value.iso
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
