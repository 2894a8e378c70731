"""The ways in which Zuiver says no: it refuses, it cannot find something, or the input is not right.

Every text is an English message id with named `{parameters}`; the web and the command line translate it first
and fill it in after. Texts say what happened, why, and what to do. Keywords to extract message ids:
`Refusal:2`, `NotFound:2`, `Message:1`, `invalid:2`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Translate = Callable[[str], str]


def _as_written(msgid: str) -> str:
    return msgid


class Message(NamedTuple):
    """A message id with the values that fill its `{parameters}`."""

    msgid: str
    params: Mapping[str, object] = {}

    def text(self, translate: Translate = _as_written) -> str:
        """Return the sentence for a reader: translated first, filled in after."""
        return translate(self.msgid).format_map(dict(self.params))


class ZuiverError(Exception):
    """All that Zuiver itself raises for a person to read."""


class Refusal(ZuiverError):  # noqa: N818 - a refusal is an answer to a person, not an error of the program
    """An action that may not happen now, and why. Permissions and policies return it, commands raise it.

    `code` is the stable name for programs and tests; `reason` is the message id.
    """

    def __init__(self, code: str, reason: str, **params: object) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
        self.params: dict[str, object] = params

    @property
    def message(self) -> Message:
        """The reason together with its parameters."""
        return Message(self.reason, self.params)

    def text(self, translate: Translate = _as_written) -> str:
        """Return the reason as a sentence for a reader."""
        return self.message.text(translate)

    def __str__(self) -> str:
        return self.text()


class NotFound(Refusal):
    """What was asked for is not there, or not there for this person: the two are never told apart."""


class InvalidData(ZuiverError):  # noqa: N818 - the name in the contract between rooms
    """Input that is not right: a message for each field that needs another look."""

    def __init__(self, errors: Mapping[str, Message]) -> None:
        if not errors:
            raise ValueError("InvalidData without a message says nothing.")
        super().__init__(errors)
        self.errors: dict[str, Message] = {field: Message(*message) for field, message in errors.items()}

    def texts(self, translate: Translate = _as_written) -> dict[str, str]:
        """Return a sentence for each field."""
        return {field: message.text(translate) for field, message in self.errors.items()}

    def for_field(self, field: str) -> "InvalidData":
        """Return the first message under the name of a field, which a reader of amounts cannot know."""
        return InvalidData({field: next(iter(self.errors.values()))})

    def __str__(self) -> str:
        return "\n".join(f"{field}: {text}" for field, text in self.texts().items())


def invalid(field: str, msgid: str, **params: object) -> InvalidData:
    """Return the InvalidData for one field."""
    return InvalidData({field: Message(msgid, params)})


def excerpt(text: str, length: int = 60) -> str:
    """Return what a person typed, short enough to repeat in a message."""
    return text if len(text) <= length else f"{text[: length - 1]}…"
