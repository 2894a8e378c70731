"""What the lines of a file with people ask of each other and of what is known: units, periods, deputies.

A line that does not fit is refused as a whole, before anything is written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from zuiver.people.import_report import ImportReport
from zuiver.people.person_line import PersonLine


@dataclass(frozen=True)
class WantedUnit:
    """A unit as the file describes it: the first line that names it, and what all lines together say."""

    line: int
    name: str
    parent_code: str


@dataclass
class KnownUnit:
    """A unit as it is now."""

    name: str
    parent_code: str


@dataclass
class Checked:
    """The lines that can be taken, by person and by first day, and the units that they need."""

    lines: list[PersonLine]
    units: dict[str, WantedUnit] = field(default_factory=dict)


def check_lines(
    lines: Iterable[PersonLine],
    report: ImportReport,
    *,
    known_units: Mapping[str, KnownUnit],
    known_keys: frozenset[str],
    known_starts: Mapping[str, Iterable[date]],
) -> Checked:
    """Return the lines that fit; the others are refused in the report.

    `known_units` by code, `known_keys` of people who are there, `known_starts` the first days of their placements.
    """
    fitting = _without_contradictions(lines, report)
    before = None
    # Until nothing is refused any more: a refused line may have been the one that others lean on.
    while before != len(fitting):
        before = len(fitting)
        fitting = _with_consistent_units(fitting, report)
        fitting = _with_reachable_units(fitting, report, known_units)
        fitting = _without_overlaps(fitting, report, known_starts)
        fitting = _with_known_deputies(fitting, report, known_keys)
    ordered = sorted(fitting, key=lambda line: (line.key, line.valid_from or date.min, line.number))
    return Checked(ordered, _wanted_units(fitting))


def _without_contradictions(lines: Iterable[PersonLine], report: ImportReport) -> list[PersonLine]:
    """Several lines may tell of one person, for several periods; what they say about the person is the same."""
    first_of: dict[str, PersonLine] = {}
    periods: set[tuple[str, date | None]] = set()
    fitting = []
    for line in lines:
        first = first_of.setdefault(line.key, line)
        differs = [
            name
            for name in ("name", "email", "phone", "kind", "language")
            if getattr(line, name) != getattr(first, name)
        ]
        if differs:
            report.refuse_for(
                line.number,
                differs[0],
                "This differs from line {first}, about the same person. Make them the same.",
                first=first.number,
            )
        elif (line.key, line.valid_from) in periods:
            report.refuse_for(
                line.number,
                "valid_from",
                "This person stands in the file twice with this first day. Keep one line.",
            )
        else:
            periods.add((line.key, line.valid_from))
            fitting.append(line)
    return fitting


def _with_consistent_units(lines: list[PersonLine], report: ImportReport) -> list[PersonLine]:
    fitting = []
    names: dict[str, PersonLine] = {}
    parents: dict[str, PersonLine] = {}
    for line in lines:
        for column, said, first_of in (
            ("unit_name", line.unit_name, names),
            ("parent_unit_code", line.parent_unit_code, parents),
        ):
            first = first_of.setdefault(line.unit_code, line) if said else line
            if getattr(first, column) != said:
                report.refuse_for(
                    line.number,
                    column,
                    "This differs from line {first}, about the same unit. Make them the same.",
                    first=first.number,
                )
                break
        else:
            fitting.append(line)
    return fitting


def _with_reachable_units(
    lines: list[PersonLine], report: ImportReport, known: Mapping[str, KnownUnit]
) -> list[PersonLine]:
    """Every unit has a name, and a unit above it that is there."""
    units = _wanted_units(lines)
    return [line for line in lines if not _unit_fault(line, units, known, report)]


def _unit_fault(
    line: PersonLine, units: Mapping[str, WantedUnit], known: Mapping[str, KnownUnit], report: ImportReport
) -> bool:
    if not line.unit_code:
        return False
    if line.unit_code not in known and not units[line.unit_code].name:
        report.refuse_for(
            line.number, "unit_name", "Unit {code} is new. Fill in its name.", code=line.unit_code
        )
        return True
    parent = units[line.unit_code].parent_code
    if parent and parent not in known and parent not in units:
        report.refuse_for(
            line.number,
            "parent_unit_code",
            "There is no unit {code}, neither known nor in this file.",
            code=parent,
        )
        return True
    if _is_below_itself(line.unit_code, units, known):
        report.refuse_for(
            line.number,
            "parent_unit_code",
            "Unit {code} would lie below itself. Look at the units above it.",
            code=line.unit_code,
        )
        return True
    return False


def _is_below_itself(code: str, units: Mapping[str, WantedUnit], known: Mapping[str, KnownUnit]) -> bool:
    seen: set[str] = set()
    step = code
    while step:
        if step in seen:
            return True
        seen.add(step)
        wanted = units.get(step)
        step = (wanted.parent_code if wanted else "") or (known[step].parent_code if step in known else "")
    return False


def _wanted_units(lines: Iterable[PersonLine]) -> dict[str, WantedUnit]:
    units: dict[str, WantedUnit] = {}
    for line in lines:
        if line.unit_code:
            so_far = units.get(line.unit_code)
            units[line.unit_code] = WantedUnit(
                line=so_far.line if so_far else line.number,
                name=(so_far.name if so_far else "") or line.unit_name,
                parent_code=(so_far.parent_code if so_far else "") or line.parent_unit_code,
            )
    return units


def _without_overlaps(
    lines: list[PersonLine], report: ImportReport, known_starts: Mapping[str, Iterable[date]]
) -> list[PersonLine]:
    """An end that the file names lies before the next placement of that person; without one it ends by itself."""
    starts: dict[str, set[date]] = {key: set(days) for key, days in known_starts.items()}
    for line in lines:
        if line.unit_code and line.valid_from:
            starts.setdefault(line.key, set()).add(line.valid_from)
    fitting = []
    for line in lines:
        following = next_start(line, starts.get(line.key, ()))
        if line.valid_until and following and following <= line.valid_until:
            report.refuse_for(
                line.number,
                "valid_until",
                "The next placement of this person starts on {start}. End this one before that day.",
                start=following.isoformat(),
            )
        else:
            fitting.append(line)
    return fitting


def next_start(line: PersonLine, starts: Iterable[date]) -> date | None:
    """Return the first day of the placement after that of the line."""
    if not line.unit_code or line.valid_from is None:
        return None
    return min((day for day in starts if day > line.valid_from), default=None)


def _with_known_deputies(
    lines: list[PersonLine], report: ImportReport, known_keys: frozenset[str]
) -> list[PersonLine]:
    """A deputy is somebody; somebody whose own line was refused, and who was not there before, is nobody."""
    keys = known_keys | {line.employee_key for line in lines if line.employee_key}
    fitting = []
    for line in lines:
        if line.deputy_key and line.deputy_key not in keys:
            report.refuse_for(
                line.number,
                "deputy_key",
                "There is nobody with key {key}, neither known nor in this file.",
                key=line.deputy_key,
            )
        else:
            fitting.append(line)
    return fitting
