"""What an import did, line by line: the same report for every file, for people and for programs.

`read` always equals created + updated + unchanged + refused: no line is lost without being named.
"""

from dataclasses import dataclass, field
from typing import Any

from zuiver.kernel.errors import InvalidData, Message, Translate

# So many lines are named on a screen; the report file names all.
SHOWN = 20


def _as_written(msgid: str) -> str:
    return msgid


@dataclass(frozen=True)
class RefusedLine:
    """A line of the file that did nothing, and all that is wrong with it: a field (or nothing) and why."""

    line: int
    faults: tuple[tuple[str, Message], ...]

    def text(self, translate: Translate = _as_written) -> str:
        """Return the reasons as one sentence for a reader."""
        return "; ".join(
            f"{name}: {fault.text(translate)}" if name else fault.text(translate)
            for name, fault in self.faults
        )


@dataclass(frozen=True)
class LookAt:
    """A line that was taken, with a field that somebody should look at, and why."""

    line: int
    field: str
    why: Message


@dataclass
class ImportReport:
    """Counts the lines of a file by what became of them. Line 1 is the first line of the file, the header included."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[RefusedLine] = field(default_factory=list)
    needs_a_look: list[LookAt] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many lines were read."""
        return self.created + self.updated + self.unchanged + len(self.refused)

    def refuse(self, line: int, why: InvalidData) -> None:
        """Name a line that did nothing, with all its faults."""
        self.refused.append(RefusedLine(line, tuple(why.errors.items())))

    def refuse_for(self, line: int, field_name: str, msgid: str, **params: object) -> None:
        """Name a line that did nothing because of one field."""
        self.refused.append(RefusedLine(line, ((field_name, Message(msgid, params)),)))

    def look_at(self, line: int, field_name: str, msgid: str, **params: object) -> None:
        """Name a field of a line that was taken."""
        self.needs_a_look.append(LookAt(line, field_name, Message(msgid, params)))

    def as_dict(self, translate: Translate = _as_written) -> dict[str, Any]:
        """Return the report as plain values, for `--report FILE.json`."""
        return {
            "read": self.read,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "refused": [
                {"line": refused.line, "why": refused.text(translate)}
                for refused in sorted(self.refused, key=lambda refused: refused.line)
            ],
            "needs_a_look": [
                {"line": look.line, "field": look.field, "why": look.why.text(translate)}
                for look in sorted(self.needs_a_look, key=lambda look: (look.line, look.field))
            ],
        }

    def as_lines(self, translate: Translate = _as_written) -> list[str]:
        """Return the report for a screen: the counts, and the first lines that need somebody."""
        found = self.as_dict(translate)
        lines = [
            f"{self.read} lines read: {self.created} created, {self.updated} updated, {self.unchanged} unchanged, "
            f"{len(self.refused)} refused."
        ]
        refused = [f"  line {row['line']}: {row['why']}" for row in found["refused"]]
        looks = [f"  line {row['line']}, {row['field']}: {row['why']}" for row in found["needs_a_look"]]
        return lines + _listed("Refused:", refused) + _listed("Needs a look:", looks)


def _listed(title: str, rows: list[str]) -> list[str]:
    if not rows:
        return []
    more = len(rows) - SHOWN
    return [title, *rows[:SHOWN], *([f"  and {more} more: see the report file"] if more > 0 else [])]
