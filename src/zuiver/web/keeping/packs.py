"""Access packs (GDPR, article 15): an officer masks what is about others, a second person looks, the person takes it along."""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from zuiver.campaigns.queries import requests_about_me
from zuiver.codes.attesting.asking import confirmations_of
from zuiver.dialogue.queries import questions_about_me
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.measures.queries import measures_about_me
from zuiver.people.models import Person
from zuiver.people.queries import actor_for_person
from zuiver.publication.queries import published_about_me
from zuiver.registers import queries as registers
from zuiver.registers.keeping import commands, permissions, queries
from zuiver.registers.keeping.collecting import Item, collected, hash_of_items
from zuiver.registers.keeping.models import AccessPack
from zuiver.registers.keeping.states import PackState
from zuiver.registers.registry import all_registers
from zuiver.web import notes
from zuiver.web.entries import shown
from zuiver.web.entries.entry_version import read_version
from zuiver.web.entries.stored_parts import plain
from zuiver.web.keeping import words
from zuiver.web.requests import SignedInRequest, signed_in

# Columns of other rooms in which somebody else is named or writes.
OF_OTHERS: Final = frozenset(
    {
        "note",
        "owner__name",
        "person__name",
        "answer",
        "entry_title",
        "said",
        "decision_reason",
        "decided_by__name",
    }
)
# A fixed moment in the file, so that the same content has the same hash.
MADE: Final = (2020, 1, 1, 0, 0, 0)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pack(request: SignedInRequest, public_id: str) -> HttpResponse:
    """Choose which fields about others are shown, or look at that choice. Raises Refusal and NotFound."""
    if request.method != "POST":
        return _show(request, public_id)
    found = queries.pack_of(request.actor, public_id)
    action, version = request.POST.get("action", ""), read_version(request.POST.get("version", "")) or 0
    digest = hash_of_items(_collected(found.person, request))
    try:
        if action == "mask":
            keys = set(request.POST.getlist("shown"))
            commands.pack_mask(
                request.actor, public_id=public_id, shown=keys, collected_hash=digest, version=version
            )
        elif action == "check":
            commands.pack_check(request.actor, public_id=public_id, collected_hash=digest, version=version)
        else:
            commands.pack_send_back(request.actor, public_id=public_id, version=version)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, public_id, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, _("Done."))
    return redirect("access_pack", public_id)


@require_POST
@signed_in
def my_file(request: SignedInRequest) -> HttpResponse:
    """Hand the checked pack out to the person, as a zip with a page to read and a file for a program."""
    found = queries.my_pack(request.actor)
    if found is None:
        raise permissions.not_there()
    items = _collected(found.person, request)
    content = _zip(items, found)
    try:
        commands.pack_hand_out(
            request.actor,
            public_id=found.public_id,
            collected_hash=hash_of_items(items),
            file_hash=hashlib.sha256(content).hexdigest(),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        notes.leave(request, refusal.text(shown.translate), "error")
        return redirect("my_keeping")
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="zuiver-over-mij.zip"'
    return response


def _show(request: SignedInRequest, public_id: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    actor, found = request.actor, commands.pack_open(request.actor, public_id=public_id)
    chosen = set(found.shown)
    waits = found.state in {PackState.ASKED, PackState.MASKED}
    context = {
        "pack": found,
        "due": shown.day(found.due_on),
        "state": words.pack_badge(found.state),
        "parts": _parts(_collected(found.person, request), chosen),
        "may_mask": waits and permissions.check_keep(actor) is None,
        "may_check": found.state == PackState.MASKED
        and permissions.check_second(actor, found.masked_by_id) is None,
        "problem": problem,
    }
    return render(request, "keeping/pack.html", context, status=status)


def _parts(items: Iterable[Item], chosen: set[str]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The fields by what they belong to, each with whether it is shown."""
    return [
        (
            _heading(name),
            [
                {
                    "key": one.key,
                    "name": _label(one),
                    "value": _text(one.value),
                    "of_others": one.of_others,
                    "shown": not one.of_others or one.key in chosen,
                }
                for one in group
            ],
        )
        for name, group in groupby(items, key=lambda item: item.part)
    ]


def _heading(part: str) -> str:
    """The name of the register with the number of the entry; of another room its own word."""
    kind, _colon, public_id = part.partition(":")
    return f"{words.register_name(kind)} {public_id}".strip()


def _label(item: Item) -> str:
    """What a field is called on its form; its stored name where it has no form."""
    kind = item.part.partition(":")[0]
    fields = {
        one.name: one for register in all_registers() if register.kind == kind for one in register.fields
    }
    return shown.words(fields[item.name].label) if item.name in fields else item.name


def _text(value: Any) -> str:
    """A value to read: a day or an amount as it was typed, anything else as it is stored."""
    if isinstance(value, dict) and (typed := value.get("literal") or value.get("text")):
        return str(typed)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _collected(person: Person, request: SignedInRequest) -> tuple[Item, ...]:
    """All that every room holds about the person; what other rooms give is read as the person would."""
    subject = actor_for_person(person, request.actor.on)
    stored = plain(registers.stored_about_me(subject))
    rooms: Mapping[str, Any] = {
        "drafts": stored["drafts"],
        "decisions": stored["decisions"],
        "messages": stored["messages"],
        "reads_by_others": stored["reads_by_others"],
        "reads_by_me": stored["reads_by_me"],
        "code_confirmed": plain(confirmations_of(subject)),
        **plain(questions_about_me(subject)),
        **plain(requests_about_me(subject)),
        **plain(published_about_me(subject)),
        **{f"measures_{name}": rows for name, rows in plain(measures_about_me(subject)).items()},
    }
    return (*collected(person), *(item for part, rows in rooms.items() for item in _items(part, rows)))


def _items(part: str, rows: Any) -> list[Item]:
    lines = rows if isinstance(rows, list) else [rows]
    found = []
    for number, row in enumerate(lines, start=1):
        fields = row if isinstance(row, dict) else {"value": row}
        # A list shows the newest first, so a number from the end stays the same.
        place = f"{part}:{len(lines) - number}"
        found += [
            Item(f"{place}:{name}", part, name, value, of_others=name in OF_OTHERS)
            for name, value in fields.items()
            if value not in (None, "", [], {})
        ]
    return found


def _zip(items: tuple[Item, ...], found: AccessPack) -> bytes:
    chosen = set(found.shown)
    parts = _parts(items, chosen)
    told = {
        name: [{"field": one["name"], "value": one["value"] if one["shown"] else None} for one in fields]
        for name, fields in parts
    }
    page = render_to_string("keeping/pack_file.html", {"parts": parts, "asked": shown.day(found.asked_on)})
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo("over-mij.html", MADE), page)
        archive.writestr(ZipInfo("over-mij.json", MADE), json.dumps(told, ensure_ascii=False, indent=2))
    return target.getvalue()
