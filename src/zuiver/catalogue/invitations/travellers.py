"""Who travelled. Two people of one name are kept apart by their birth dates, which are read for that and not stored."""

from collections import defaultdict
from collections.abc import Sequence

from zuiver.catalogue.other_registers.lines import Look
from zuiver.kernel.errors import InvalidData, Message
from zuiver.people.table_file import Line

_LIKE = Message(
    "There are {count} people called “{name}” in this file, with other birth dates. They are kept apart by a number "
    "behind the name. Check whose trip this is."
)


class Travellers:
    """Knows from the whole file which names belong to more than one person."""

    def __init__(self, lines: Sequence[Line]) -> None:
        births: dict[str, set[str]] = defaultdict(set)
        for line in lines:
            if line["geboortedatum"]:
                births[_name(line)].add(line["geboortedatum"])
        self._births = {name: sorted(dates) for name, dates in births.items() if len(dates) > 1}

    def of(self, line: Line) -> tuple[str, tuple[Look, ...]]:
        """Return under which name the traveller is kept. Raises InvalidData where nobody is named."""
        name = _name(line)
        if not name:
            raise InvalidData({"naam": Message("Nobody is named here, so it is nobody's trip. Fill it in.")})
        births = self._births.get(name, [])
        if not births:
            return name, ()
        number = births.index(line["geboortedatum"]) + 1 if line["geboortedatum"] else 1
        why = Message(_LIKE.msgid, {"count": len(births), "name": name})
        return name if number == 1 else f"{name} ({number})", (("naam", why),)


def _name(line: Line) -> str:
    return " ".join(line["naam"].split())
