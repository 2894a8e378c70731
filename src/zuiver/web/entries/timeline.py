"""The life of an entry as lines on a page."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from zuiver.registers.declaration import Register
from zuiver.registers.queries import TimelineItem
from zuiver.web.entries import shown

TONES: Final = {"decision": "go", "message": "", "version": "", "hand_in": ""}


def timeline_lines(register: Register, items: Iterable[TimelineItem]) -> list[dict[str, Any]]:
    """Return what happened, oldest first, with the reasons and what was changed."""
    return [
        {
            "what": shown.words(item.what),
            "note": _note(register, item),
            "when": shown.moment(item.at),
            "who": _who(item),
            "tone": "care" if item.departs_from_advice else TONES.get(item.kind, ""),
        }
        for item in items
    ]


def _who(item: TimelineItem) -> str:
    if item.in_place_of:
        return _("%(name)s, in place of %(absent)s") % {"name": item.who, "absent": item.in_place_of}
    return item.who


def _note(register: Register, item: TimelineItem) -> str:
    lines = [item.text] if item.text else []
    if item.departs_from_advice:
        lines.append(_("This departs from the advice of that moment."))
    if item.changes:
        labels = {one.name: shown.words(one.label).rstrip("?") for one in register.fields}
        changed = ", ".join(labels.get(name, name) for name in item.changes)
        lines.append(_("Changed: %(fields)s") % {"fields": changed})
    return "\n".join(lines)
