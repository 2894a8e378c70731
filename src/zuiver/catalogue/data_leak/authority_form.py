"""What the form of the data protection authority asks, filled in as far as the desk knows it (GDPR, article 33(3)).

A paper to copy from: the authority takes reports on its own site only.
"""

from datetime import date
from pathlib import Path
from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from zuiver.catalogue.data_leak.fields import LEAK_FIELDS
from zuiver.catalogue.data_leak.hours import last_moment
from zuiver.catalogue.data_leak.reading import discovered
from zuiver.catalogue.pdf import pdf
from zuiver.kernel.dates import PartialDate
from zuiver.kernel.errors import Message
from zuiver.registers import permissions
from zuiver.registers.declaration import Clean
from zuiver.registers.queries import EntryView

TEMPLATE: Final = Path(__file__).parent / "templates" / "authority_form.typ"
READERS: Final = frozenset({permissions.ASSESSOR, permissions.DEPUTY, permissions.ROLE, permissions.REGISTER})
NAME: Final = Message("What the form of the data protection authority asks")
SECTIONS: Final = (
    (Message("When it was"), ("discovered_at", "authority_told_at", "authority_late_why")),
    (Message("What happened"), ("incident", "carrier", "content", "confidential", "protected")),
    (Message("Which data, and of whom"), ("data_kinds", "groups", "people_least", "people_most")),
    (Message("Consequences and measures"), ("risk", "consequences", "measures_taken")),
    (Message("The people whose data it is"), ("people_told", "people_told_how")),
)
OPEN: Final = Message("still to fill in")
_BY_NAME: Final = {field.name: field for field in LEAK_FIELDS}


def is_for(view: EntryView) -> bool:
    """Whether the reader of a leak gets this paper: the desk does, who reported it does not need it."""
    return view.capacity in READERS


def authority_form(view: EntryView, organisation: str, on: date, language: str) -> tuple[str, bytes]:
    """Return the name of the file and the paper, in the language of the reader, dated `on`."""
    with translation.override(language):
        data = {
            "subject": gettext("Data leak {number}").format(number=view.entry.public_id),
            "body": [
                gettext(
                    "Copy this into the form on the site of the authority. Day of this paper: {day}."
                ).format(day=PartialDate.of(on).show(language)),
                _until(view.entry.data),
            ],
            "columns": [gettext("Question"), gettext("Answer")],
            "sections": [
                {"title": title.text(gettext), "rows": _rows(view.entry.data, names, language)}
                for title, names in SECTIONS
            ],
            "organisation": organisation,
            "language": language,
            **{"year": on.year, "month": on.month, "day": on.day},
        }
    return f"datalek-{view.entry.public_id}.pdf", pdf(TEMPLATE, data)


def _rows(data: Clean, names: tuple[str, ...], language: str) -> list[list[str]]:
    return [
        [field.label.text(gettext), _answer(data, name, language) or OPEN.text(gettext)]
        for name in names
        for field in (_BY_NAME[name],)
    ]


def _answer(data: Clean, name: str, language: str) -> str:
    return _BY_NAME[name].type.show(data.get(name), language, gettext)


def _until(data: Clean) -> str:
    moment = discovered(data)
    if moment is None:
        return gettext("It is not known when it was noticed.")
    return gettext("The 72 hours end on {moment}, Amsterdam time.").format(
        moment=f"{last_moment(moment):%d-%m-%Y %H:%M}"
    )
