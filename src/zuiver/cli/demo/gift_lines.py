"""One line of a gift file: what somebody fills in, and the course that it takes afterwards.

    {when: 05-14/1, who: yara, what: ..., value: "12,50", from: ..., why: talk, course: [keep]}

`when` is `MM-DD/years back` (with `~month` or `~year` where only that is known) or `12d`: days before today. `why` is one
of BACKGROUNDS. A step of the course is the name of an action of the life cycle, or `{action: words}`. Beside those:
`keep` (whatever of take_note, allow and allow_for_team is possible), `message`, `look` and `correct`. `a/b` takes the
first that is possible; `action@who` says by whom: person, assessor, or the key of somebody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

BACKGROUNDS: Final[dict[str, dict[str, str]]] = {
    "courtesy": {"courtesy_exchange": "yes", "intent_to_influence": "no"},
    "talk": {"courtesy_exchange": "yes", "intent_to_influence": "no", "requested_presentation": "yes"},
    "business": {"courtesy_exchange": "no", "intent_to_influence": "no"},
    "unclear": {"courtesy_exchange": "no", "intent_to_influence": "unknown"},
    "influence": {"courtesy_exchange": "no", "intent_to_influence": "suspected"},
}
# The short words of a line, and the fields of the register that they fill in.
TYPED: Final = {
    "what": "description",
    "value": "value",
    "from": "giver_organisation",
    "contact": "giver_person",
    "kind": "offer_kind",
    "place": "delivery_place",
    "occasion": "occasion",
    "recipient": "recipient",
    "group": "group_size",
    "response": "response",
    "refuse": "can_refuse_politely",
}
_OTHER: Final = frozenset(
    {"when", "who", "why", "course", "offered", "explained", "with", "late", "named", "photo", "draft"}
)
KEEP: Final = ("take_note", "allow", "allow_for_team")


@dataclass(frozen=True)
class Move:
    """One step: the actions to try, by whom (empty: whoever the life cycle says), with what words."""

    actions: tuple[str, ...]
    by: str = ""
    words: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class GiftLine:
    """A gift with all that happens to it. `late` is how many days after the gift it was recorded, when that was late."""

    when: str
    who: str
    typed: Mapping[str, Any]
    course: tuple[Move, ...] = ()
    late: int | None = None
    named: tuple[str, ...] = ()
    photo: str = ""
    draft: bool = False


def gift_line(found: Mapping[str, Any]) -> GiftLine:
    """Return the line. Raises ValueError for a word that no line has, KeyError for one that every line needs."""
    unknown = found.keys() - TYPED.keys() - _OTHER
    if unknown:
        raise ValueError(f"{', '.join(sorted(unknown))} is not read in a gift")
    return GiftLine(
        when=str(found["when"]),
        who=found["who"],
        typed=_typed(found),
        course=tuple(_move(step) for step in found.get("course", [])),
        late=found.get("late"),
        named=tuple(found.get("named", ())),
        photo=found.get("photo", ""),
        draft=found.get("draft", False),
    )


def typed_words(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in a form for the short words of a line."""
    return {field_name: found[word] for word, field_name in TYPED.items() if word in found}


def _typed(found: Mapping[str, Any]) -> dict[str, Any]:
    typed = {"direction": "offered" if found.get("offered") else "received", **typed_words(found)}
    typed |= BACKGROUNDS[found["why"]] if "why" in found else {}
    typed |= found.get("with", {})
    if found.get("explained"):
        typed["explained_to_giver"] = "yes"
    return typed


def _move(step: str | Mapping[str, Any]) -> Move:
    if isinstance(step, str):
        name, words = step, ""
    else:
        ((name, words),) = step.items()
    actions, _, by = name.partition("@")
    chosen = KEEP if actions == "keep" else tuple(actions.split("/"))
    if isinstance(words, Mapping):
        changes = {word: text for word, text in words.items() if word != "because"}
        return Move(chosen, by, words["because"], typed_words(changes))
    return Move(chosen, by, words)
