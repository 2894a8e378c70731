"""The public registers as citizens read them, without signing in: which there are, the lines of one, and one line."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.kernel import clock
from zuiver.publication import queries
from zuiver.publication.decision import Decided, decided
from zuiver.publication.lines import FUNCTION, NAME, STATE, public_fields
from zuiver.publication.permissions import decides
from zuiver.publication.queries import PublicLine, PublicRegister, Wanted
from zuiver.publication.scope import least_scale, why_public
from zuiver.registers.declaration import Register
from zuiver.web.answers import answer_of
from zuiver.web.entries import shown
from zuiver.web.organisations import told_by
from zuiver.web.publication.line_words import answers_of, labels_of, pairs_of, values_of, version_lines
from zuiver.web.requests import PageRequest

SORTS: Final = {"nieuw": "newest", "naam": "title", "organisatie": "party"}
LONGEST: Final = 200


@require_safe
def registers(request: PageRequest) -> HttpResponse:
    """Which registers are public, and how much is in them."""
    found = queries.public_registers(request.organisation)
    tiles = [
        {
            "href": reverse("public_register", args=[one.register.path]),
            "words": shown.words(one.register.name),
            "count": one.count,
            "changed": shown.day(one.changed_on),
        }
        for one in found
    ]
    context = {
        "tiles": tiles,
        "contact": contact_of(request),
        "manage": reverse("publications") if request.actor and decides(request.actor) else "",
        "is_indexed": all(one.is_indexed for one in found),
    }
    return _public(
        render(request, "publication/registers.html", context), is_indexed=bool(context["is_indexed"])
    )


@require_safe
def lines(request: PageRequest, path: str) -> HttpResponse:
    """The lines of one register: searched, filtered, ordered, a page at a time. Raises NotFound."""
    about = queries.public_register(request.organisation, path)
    wanted = wanted_of(request, about)
    page = queries.page_of(request.organisation, about.register, wanted)
    address = reverse("public_register", args=[path])
    typed = _typed(wanted)
    context = {
        "heading": _("Public register: %(name)s") % {"name": shown.words(about.register.name)},
        "action": address,
        "typed": {"zoek": wanted.words, "volgorde": typed.get("volgorde", "nieuw")},
        "answers": [
            (name, label, options, dict(wanted.answers).get(name, ""))
            for name, label, options in answers_of(about.register)
        ],
        "sorts": [
            ("nieuw", _("Newest first")),
            ("naam", _("By name")),
            ("organisatie", _("By organisation")),
        ],
        "columns": _columns(about, page.lines),
        "rows": [_row(about, one) for one in page.lines],
        "count": page.count,
        "is_filtered": bool(wanted.words or wanted.answers),
        "next": _turned(address, typed, page.next),
        "previous": _turned(address, typed, page.previous),
        "files": _files(path, typed),
        **_around(request, about),
    }
    return _public(render(request, "publication/lines.html", context), is_indexed=about.is_indexed)


@require_safe
def line(request: PageRequest, path: str, public_id: str) -> HttpResponse:
    """One line with its versions; 410 for what was public and is no longer. Raises NotFound."""
    about = queries.public_register(request.organisation, path)
    found = queries.public_line(request.organisation, about.register, public_id)
    around = _around(request, about) | {"back": reverse("public_register", args=[path])}
    if found is None:
        return _public(render(request, "publication/gone.html", around, status=410), is_indexed=False)
    shown_line, versions = found
    values = values_of(about.register, shown_line.lines)
    context = {
        "title": next(iter(values.values()), "-"),
        "pairs": pairs_of(about.register, shown_line.lines),
        "since": shown.day(shown_line.published_on),
        "ended": shown.day(shown_line.ended_on),
        "version": shown_line.version,
        "versions": version_lines(about.register, versions),
        **around,
    }
    return _public(render(request, "publication/line.html", context), is_indexed=about.is_indexed)


def wanted_of(request: PageRequest, about: PublicRegister) -> Wanted:
    """What the address asks for; what it does not know is left out."""
    asked = request.GET
    allowed = {
        name: {value for value, _words in options} for name, _label, options in answers_of(about.register)
    }
    answers = tuple((name, asked[name]) for name in allowed if asked.get(name) in allowed[name])
    return Wanted(
        words=asked.get("zoek", "").strip()[:LONGEST],
        answers=answers,
        sort=SORTS.get(asked.get("volgorde", ""), "newest"),
        after=asked.get("vanaf", "")[:LONGEST],
    )


def contact_of(request: PageRequest) -> dict[str, str]:
    """Whom to tell of a mistake, and who guards the privacy of people."""
    return {name: told_by(request.organisation, f"{name}_email") for name in ("integrity", "privacy")}


def _around(request: PageRequest, about: PublicRegister) -> dict[str, Any]:
    """Why this is public, how fresh it is, and whom to tell of a mistake."""
    return {
        "register": shown.words(about.register.name),
        "why": _why(request, about.register),
        "scale": least_scale(request.organisation, about.register, clock.today()),
        "changed_on": shown.day(about.changed_on),
        "lately": about.lately,
        "contact": contact_of(request),
        "is_indexed": about.is_indexed,
    }


def _why(request: PageRequest, register: Register) -> dict[str, Any]:
    """Why this is public, in words for citizens; what the law tells the person of the entry stays with that person."""
    receipt = why_public(request.organisation, register, clock.today())
    answer = (
        answer_of(receipt, shown.reader_language(), organisation_id=request.organisation.pk)
        if receipt
        else None
    )
    return {
        "decided": _decided(decided(request.organisation, register, clock.today())),
        "because": [shown.words(one) for one in register.publication.because],
        "source": answer.source if answer else "",
        "norms": [norm.id for norm in answer.norms] if answer else [],
    }


def _decided(found: Decided | None) -> dict[str, str] | None:
    return {"by": found.by, "since": shown.day(found.since), "why": found.why} if found else None


def _columns(about: PublicRegister, page: Any) -> list[tuple[str, str, str]]:
    labels = labels_of(about.register)
    person = [name for name in (STATE, FUNCTION, NAME) if any(name in one.lines for one in page)]
    names = [*public_fields(about.register), *person]
    return [*((name, labels[name], "text") for name in names), ("since", _("Public since"), "date")]


def _row(about: PublicRegister, one: PublicLine) -> dict[str, str]:
    blank = dict.fromkeys(labels_of(about.register), "")
    return {
        **blank,
        **values_of(about.register, one.lines),
        "href": reverse("public_line", args=[about.register.path, one.public_id]),
        "since": shown.day(one.published_on),
    }


def _typed(wanted: Wanted) -> dict[str, str]:
    words = {"zoek": wanted.words} if wanted.words else {}
    order = {"volgorde": next(word for word, sort in SORTS.items() if sort == wanted.sort)}
    return {**words, **dict(wanted.answers), **(order if wanted.sort != "newest" else {})}


def _turned(address: str, typed: dict[str, str], cursor: str) -> str:
    return f"{address}?{urlencode({**typed, 'vanaf': cursor})}" if cursor else ""


def _files(path: str, typed: dict[str, str]) -> list[tuple[str, str]]:
    asked = urlencode({name: value for name, value in typed.items() if name != "volgorde"})
    end = f"?{asked}" if asked else ""
    return [
        (reverse("public_csv", args=[path]) + end, "CSV"),
        (reverse("public_json", args=[path]) + end, "JSON"),
        (reverse("public_schema", args=[path]), _("Description of the data (JSON Schema)")),
    ]


def _public(response: HttpResponse, *, is_indexed: bool) -> HttpResponse:
    if not is_indexed:
        response["X-Robots-Tag"] = "noindex, noarchive"
    return response
