"""Every sentence has its Dutch: `script/translations` collects, people write."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from config.translations import ROOMS, collected, lacks_dutch, name_of, rooms, written

ALL = [room for room in rooms() if len(collected(room)) or len(written(room))]
FILLED = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


def room_name(room: Path) -> str:
    return str(room.relative_to(ROOMS))


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (str(message.string),)


@pytest.mark.parametrize("room", ALL, ids=room_name)
def test_no_sentence_lacks_its_dutch(room: Path) -> None:
    known = written(room)
    lacking = [
        name_of(message)
        for message in collected(room)
        if message.id
        and ((found := known.get(message.id, message.context)) is None or lacks_dutch(found) or found.fuzzy)
    ]
    assert lacking == [], "run script/translations and write the Dutch"


@pytest.mark.parametrize("room", ALL, ids=room_name)
def test_no_dutch_is_left_over(room: Path) -> None:
    wanted = {message.id for message in collected(room)}
    assert [name_of(message) for message in written(room) if message.id not in wanted] == []


@pytest.mark.parametrize("room", ALL, ids=room_name)
def test_dutch_fills_in_the_same_values(room: Path) -> None:
    wrong = []
    for message in written(room):
        if not message.id:
            continue
        english = set().union(
            *(FILLED.findall(one) for one in ([message.id] if isinstance(message.id, str) else message.id))
        )
        wrong += [name_of(message) for form in forms(message) if not set(FILLED.findall(form)) <= english]
    assert wrong == []


def test_the_same_sentence_has_the_same_dutch_everywhere() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for room in ALL:
        for message in written(room):
            if message.id and isinstance(message.id, str) and not message.context:
                said[message.id].add(str(message.string))
    assert {sentence: found for sentence, found in said.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    "word", ["dient te", "middels", "conform", "indien", "teneinde", "derhalve", "gelieve"]
)
@pytest.mark.parametrize("room", ALL, ids=room_name)
def test_dutch_is_plain(room: Path, word: str) -> None:
    stiff = re.compile(rf"\b{word}\b", re.IGNORECASE)
    said = [form for message in written(room) if message.id for form in forms(message)]
    assert [form for form in said if stiff.search(form)] == []
