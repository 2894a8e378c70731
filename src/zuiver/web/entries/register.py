"""The register: filters in the address, a page at a time, and the same selection to take along."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.kernel.money import show
from zuiver.people.actor import Actor
from zuiver.registers import commands, queries
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.permissions import check_export
from zuiver.registers.queries import EntryRow
from zuiver.registers.registry import all_registers
from zuiver.rules.outcomes import OUTCOMES
from zuiver.rules.words import outcome_words
from zuiver.web.entries import shown
from zuiver.web.entries.exports import FORMATS, begun, check_size, export_response
from zuiver.web.entries.register_filters import (
    CURSOR,
    NAMES,
    ORDER,
    ORDER_WORDS,
    Asked,
    read_filters,
    read_jump,
)
from zuiver.web.entries.register_words import amount_words, day_words, party_words
from zuiver.web.entries.state_texts import TONES
from zuiver.web.requests import SignedInRequest, signed_in

PAGE_SIZE: Final = 25


@require_safe
@signed_in
def registers(request: SignedInRequest) -> HttpResponse:
    """The way to the first register; the others are a tab away."""
    return redirect("register", register=all_registers()[0])


@require_safe
@signed_in
def register(request: SignedInRequest, register: Register) -> HttpResponse:
    """One page of the register, as far as the reader may see it."""
    asked = read_filters(request.GET, clock.today())
    errors = dict(asked.errors)
    path = reverse("register", args=[register])
    try:
        day = read_jump(asked.typed, clock.today())
    except InvalidData as problem:
        errors |= problem.errors
        day = None
    if day is not None:
        return redirect(asked.address(path, **{CURSOR: queries.jump(day=day, sort=asked.sort)}))
    page = queries.entries_page(
        request.actor,
        kind=register.kind,
        filters=asked.filters,
        sort=asked.sort,
        cursor=asked.cursor or None,
        size=PAGE_SIZE,
    )
    context = (
        _words(request.actor, register, asked, errors)
        | _list(register, page.rows)
        | {
            "previous": asked.address(path, **{CURSOR: page.previous_cursor}) if page.previous_cursor else "",
            "next": asked.address(path, **{CURSOR: page.next_cursor}) if page.next_cursor else "",
            "notice": shown.words(page.notice) if page.notice else "",
        }
    )
    return render(request, "entries/register.html", context)


def _list(register: Register, rows: tuple[EntryRow, ...]) -> dict[str, Any]:
    """The lines, as plain words in a fixed order: nothing is looked up or translated per line."""
    language = shown.reader_language()
    states = {
        str(state): (shown.words(register.state_label(state)), TONES[state]) for state in register.states
    }
    base = f"/{register.path}/"
    with_people = any(row.person_name for row in rows)
    lines = [
        (
            f"{base}{row.public_id}/",
            row.title,
            row.party_name,
            row.person_name,
            row.happened_on.show(language) if row.happened_on else "",
            "" if row.amount_cents is None else show(row.amount_cents, "EUR", language),
            *states[row.state],
        )
        for row in rows
    ]
    day, amount, state = day_words(register), amount_words(register), _("State")
    columns = [("title", _("What"), "text"), ("party", party_words(register), "text")]
    columns += [("person", _("Colleague"), "text")] if with_people else []
    columns += [("day", day, "date"), ("amount", amount, "number"), ("state", state, "text")]
    return {
        "rows": lines,
        "columns": columns,
        "with_people": with_people,
        "day_words": day,
        "amount_words": amount,
        "state_words": state,
    }


def _words(actor: Actor, register: Register, asked: Asked, errors: Mapping[str, Any]) -> dict[str, Any]:
    path = reverse("register", args=[register])
    earlier, later = (_("Newer"), _("Older")) if asked.order == "nieuwste" else (_("Previous"), _("Next"))
    if asked.order == "oudste":
        earlier, later = _("Older"), _("Newer")
    return {
        "heading": _("Register: %(name)s") % {"name": shown.words(register.name).lower()},
        "scope": _scope(actor, register),
        "registers": _registers(register),
        "views": _views(register, asked, path),
        "action": path,
        "errors": {name: shown.words(message) for name, message in errors.items()},
        "labels": {},
        "typed": {**asked.typed, ORDER: asked.order},
        "states": [
            (str(state), shown.words(register.state_label(state)))
            for state in State
            if state in register.states and state is not State.DRAFT
        ],
        "sorts": [(word, shown.words(message)) for word, message in ORDER_WORDS.items()],
        "outcomes": _outcomes(register),
        "more_open": any(asked.typed[name] for name in MORE),
        "filtered": asked.is_filtered,
        "this_view": asked.address(path),
        "previous_words": earlier,
        "next_words": later,
        "can_jump": asked.order in {"nieuwste", "oudste"},
        "carried": asked.carried(),
        "exports": _exports(actor, register, asked),
        "words_stay_here": actor.may(register.readers.exports) and bool(asked.typed["zoek"]),
        "empty_text": _("As soon as somebody records something, it stands here."),
        "start": (reverse("entry_new", args=[register]), _("Record the first one")),
    }


MORE: Final = ("van", "tot", "bedrag_van", "bedrag_tot", "advies", "laat", "open", "eenheid")


def _scope(actor: Actor, register: Register) -> str:
    if actor.may(register.readers.permission):
        return _(
            "You see all entries of the organisation. Opening one is noted, and the person sees that you did."
        )
    if actor.leads and register.readers.leaders:
        return _(
            "You see the entries of your teams and your own. Opening one is noted, and the person sees it."
        )
    if actor.works_in and register.readers.team:
        return _("You see the entries of your team. Opening one is noted, and the person sees it.")
    return _("You see your own entries and those that name you.")


def _views(register: Register, asked: Asked, path: str) -> list[tuple[str, str, bool, None]]:
    """Views that are asked for often, as links."""
    wanted = [
        (path, _("All")),
        (f"{path}?open=ja&volgorde=eerst-gemeld", _("Waits for somebody")),
        (f"{path}?laat=ja", _("Reported late")),
    ]
    wanted += [(f"{path}?{query}", shown.words(words)) for query, words in register.words.views.items()]
    here = asked.address(path)
    return [(href, words, href == here, None) for href, words in wanted]


def _registers(here: Register) -> list[tuple[str, str, bool, None]]:
    """All registers as links; none where there is only one."""
    found = all_registers()
    links = [(f"/register/{one.path}/", shown.words(one.name), one is here, None) for one in found]
    return links if len(links) > 1 else []


def _outcomes(register: Register) -> list[tuple[str, str]]:
    language = shown.reader_language()
    wanted = [name for name in OUTCOMES if name in register.route.follows]
    return [(name, outcome_words(name).in_language(language)) for name in wanted]


def _exports(actor: Actor, register: Register, asked: Asked) -> list[tuple[str, str]]:
    if not actor.may(register.readers.exports) or asked.typed["zoek"]:
        return []
    return [
        (asked.address(reverse("register_export", args=[register, one])), words)
        for one, words in FORMATS.items()
    ]


@require_safe
@signed_in
def export(request: SignedInRequest, register: Register, form: str) -> HttpResponseBase:
    """The same selection as a file."""
    if form not in FORMATS:
        raise NotFound("format_unknown", "There is no such file. Choose CSV, Excel or JSON.")
    asked = read_filters(request.GET, clock.today())
    if asked.errors:
        raise InvalidData(asked.errors)
    refusal = check_export(request.actor, register.readers.exports)
    if refusal:
        raise refusal
    count = queries.export_count(request.actor, kind=register.kind, filters=asked.filters)
    refusal = check_size(form, count)
    if refusal:
        raise refusal
    rows = begun(
        queries.export_rows(
            request.actor,
            kind=register.kind,
            filters=asked.filters,
            language=shown.reader_language(),
            translate=shown.translate,
        )
    )
    # Before the first row leaves the house.
    used = {name: asked.typed[name] for name in NAMES if asked.typed[name]}
    commands.export_record(request.actor, kind=register.kind, count=count, form=form, filters=used)
    columns = queries.export_columns(register.kind)
    return export_response(columns, rows, form, f"zuiver-{register.path}-{clock.today():%Y-%m-%d}")
