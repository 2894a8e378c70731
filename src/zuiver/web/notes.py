"""One line that the next page shows: "Je melding is verstuurd". Kinds are those of a notice: info, ok, warning, error."""

from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import HttpRequest

_LEVELS: Final = {
    "info": messages.INFO,
    "ok": messages.SUCCESS,
    "warning": messages.WARNING,
    "error": messages.ERROR,
}
_KINDS: Final = {level: kind for kind, level in _LEVELS.items()}


@dataclass(frozen=True)
class Note:
    """A sentence and its kind."""

    words: str
    kind: str


def leave(request: HttpRequest, words: str, kind: str = "ok") -> None:
    """Leave a note for the next page that this person opens."""
    messages.add_message(request, _LEVELS[kind], words)


def waiting(request: HttpRequest) -> list[Note]:
    """The notes that wait; reading takes them away."""
    return [Note(str(note), _KINDS.get(note.level, "info")) for note in messages.get_messages(request)]
