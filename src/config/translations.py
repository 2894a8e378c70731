"""Collects message ids from code and templates and brings the Dutch files up to date; run by `script/translations`.

One file per room that says something to people: `src/zuiver/<room>/locale/nl/LC_MESSAGES/django.po`. Message ids are
English sentences. A new id arrives empty, one that is no longer used goes; nothing is guessed (no fuzzy entries).
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ROOT / "src" / "zuiver"
INNER_ROOMS: Final = (
    "web/campaigns",
    "web/cases",
    "web/code",
    "web/designations",
    "web/dialogue",
    "web/entries",
    "web/insight",
    "web/keeping",
    "web/measures",
    "web/publication",
)
# The kernel's own ways to say something, besides gettext: see zuiver/kernel/errors.py.
KEYWORDS: Final = DEFAULT_KEYWORDS | parse_keywords(
    [
        "Refusal:2",
        "NotFound:2",
        "NotSealedRight:2",
        "NotSigned:2",
        "Message:1",
        "Event:2",
        "invalid:2",
        "gettext_lazy",
        "gettext_noop",
        "ngettext_lazy:1,2",
    ]
)
# Fixed, so that the file only changes when a sentence does.
WRITTEN: Final = datetime(2026, 11, 1, tzinfo=UTC)


def rooms() -> Iterator[Path]:
    """Every folder that has its own file: the rooms, and inside the web the pages about entries."""
    for room in sorted(path for path in ROOMS.iterdir() if (path / "__init__.py").is_file()):
        yield room
        inner = (room.parent / inner for inner in INNER_ROOMS if inner.startswith(f"{room.name}/"))
        yield from (folder for folder in inner if folder.is_dir())


def file_of(room: Path) -> Path:
    """The Dutch file of a room."""
    return room / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def collected(room: Path) -> Catalog:
    """All message ids that stand in a room now, without their places."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call]
    catalog = Catalog(locale="nl", domain="django", fuzzy=False)
    for folder in _folders(room):
        found = extract_from_dir(folder, methods, options, keywords=KEYWORDS, comment_tags=("Translators:",))
        for name, _line, message, comments, context in found:
            place = (folder / name).relative_to(ROOMS)
            if not _is_inside_inner_room(room, place):
                locations = [(str(place), 0)]
                catalog.add(message, None, locations, auto_comments=comments, context=context)
    return catalog


def written(room: Path) -> Catalog:
    """The Dutch file of a room as it is; empty where there is none."""
    path = file_of(room)
    if not path.is_file():
        return Catalog(locale="nl", domain="django", fuzzy=False)
    return read_po(io.BytesIO(path.read_bytes()), locale="nl", domain="django", abort_invalid=True)


def update(room: Path) -> list[str]:
    """Bring the file of a room up to date. Returns the ids that have no Dutch yet."""
    wanted, known = collected(room), written(room)
    fresh = Catalog(
        locale="nl", domain="django", project="Zuiver", fuzzy=False, header_comment=HEADER,
        creation_date=WRITTEN, revision_date=WRITTEN, charset="utf-8",
    )  # fmt: skip
    for message in wanted:
        if message.id:
            before = known.get(message.id, message.context)
            fresh.add(
                message.id, before.string if before else None, locations=message.locations,
                auto_comments=message.auto_comments, context=message.context,
                user_comments=before.user_comments if before else (),
            )  # fmt: skip
    if len(fresh):
        _write(fresh, file_of(room))
    return [name_of(message) for message in fresh if message.id and lacks_dutch(message)]


def lacks_dutch(message: Message) -> bool:
    """Whether a message, or one of its plural forms, has no Dutch."""
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return not forms or not all(forms)


def name_of(message: Message) -> str:
    """The id of a message; of a plural one the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


HEADER: Final = "# Dutch for the message ids of this room. Made up to date with script/translations."


def _folders(room: Path) -> list[Path]:
    """Where the sentences of a room stand: an inner room has its templates beside those of the others."""
    is_inner = room.parent != ROOMS
    return [room, room.parent / "templates" / room.name] if is_inner else [room]


def _is_inside_inner_room(room: Path, place: Path) -> bool:
    if room.parent != ROOMS:
        return False
    folders = [path for inner in INNER_ROOMS for path in _folders(ROOMS / inner)]
    return any(place.is_relative_to(folder.relative_to(ROOMS)) for folder in folders)


def _write(catalog: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalog, width=110, sort_output=True, include_lineno=False, omit_header=False)
    path.write_bytes(text.getvalue())


def main(names: list[str]) -> None:
    """Update the rooms named, or every one; the exit status says whether a sentence still needs Dutch."""
    chosen = [room for room in rooms() if not names or str(room.relative_to(ROOMS)) in names]
    lacking = [(room, message_id) for room in chosen for message_id in update(room)]
    for room, message_id in lacking:
        sys.stdout.write(f"{room.relative_to(ROOMS)}: no Dutch yet for: {message_id}\n")
    sys.exit(1 if lacking else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
