"""My things: what waits for me, what I recorded, what is not sent yet, who looked; and all that is stored about me."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from zuiver.campaigns.queries import requests_about_me
from zuiver.codes.attesting.asking import confirmations_of
from zuiver.dialogue.queries import questions_about_me
from zuiver.measures.queries import measures_about_me
from zuiver.people.actor import Actor
from zuiver.publication.queries import published_about_me
from zuiver.registers import commands, queries
from zuiver.registers.models import Draft
from zuiver.registers.queries import StoredAboutMe
from zuiver.registers.registry import all_registers, register_of
from zuiver.web import notes
from zuiver.web.campaigns.stored import campaign_parts
from zuiver.web.code.stored import code_parts
from zuiver.web.dialogue.mine import my_questions_link
from zuiver.web.dialogue.stored import stored_parts
from zuiver.web.entries import shown
from zuiver.web.entries.news import news_for
from zuiver.web.entries.readers import read_lines
from zuiver.web.entries.register_words import record_words
from zuiver.web.entries.rows import draft_title, own_columns, own_row
from zuiver.web.entries.stored_parts import parts_of, plain
from zuiver.web.entries.waiting import waiting_for
from zuiver.web.measures.mine import my_measures_part
from zuiver.web.measures.stored import measure_parts
from zuiver.web.requests import SignedInRequest, signed_in

READS_SHOWN: Final = 6
# Somebody who opened an entry five times is one line.
READS_READ: Final = 50
ROWS_SHOWN: Final = 20


@require_safe
@signed_in
def my_things(request: SignedInRequest) -> HttpResponse:
    """One page for everything of one person."""
    actor = request.actor
    reads = queries.reads_by_others(actor, READS_READ)
    own = queries.my_entries(actor, ROWS_SHOWN + 1)
    context = {
        "starts": [
            *[(reverse("entry_new", args=[one]), record_words(one)) for one in all_registers()[:1]],
            (reverse("record_something"), _("Record something else")),
            my_questions_link(),
        ],
        "tasks": waiting_for(actor),
        "measures": my_measures_part(actor),
        "drafts": [_draft(draft) for draft in queries.drafts_of(actor)],
        "notices": news_for(actor),
        "columns": own_columns(),
        "rows": [own_row(row) for row in own[:ROWS_SHOWN]],
        "more_rows": len(own) > ROWS_SHOWN,
        "of_team": _of_team(actor),
        "reads": read_lines(reads[:READS_SHOWN]),
        "more_reads": len(reads) > READS_SHOWN,
    }
    return render(request, "entries/mine.html", context)


def _of_team(actor: Actor) -> list[tuple[str, str]]:
    """The registers in which somebody without another role reads what the own team noted."""
    if not actor.works_in:
        return []
    read = [one for one in all_registers() if one.readers.team]
    return [(reverse("register", args=[one]), shown.words(one.name)) for one in read]


def _draft(draft: Draft) -> dict[str, str]:
    register = register_of(draft.kind)
    return {
        "href": f"{reverse('entry_new', args=[register])}?concept={draft.submission_key}",
        "title": draft_title(register, draft.data),
        "saved": shown.moment(draft.updated_at),
        "key": str(draft.submission_key),
    }


@require_POST
@signed_in
def draft_discard(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Throw away what was not sent."""
    commands.draft_discard(request.actor, submission_key=key)
    notes.leave(request, _("The draft is gone."))
    return redirect("my_things")


@require_safe
@signed_in
def stored(request: SignedInRequest) -> HttpResponse:
    """Everything that is stored about the reader (GDPR, article 15)."""
    found: StoredAboutMe = queries.stored_about_me(request.actor)
    parts = [
        *parts_of(found),
        *stored_parts(request.actor),
        *code_parts(request.actor),
        *campaign_parts(request.actor),
        *measure_parts(request.actor),
    ]
    return render(request, "entries/stored.html", {"parts": parts})


@require_safe
@signed_in
def stored_file(request: SignedInRequest) -> HttpResponse:
    """The same, to take along (GDPR, article 20)."""
    beside = {
        "dialogue": questions_about_me(request.actor),
        "code_confirmed": confirmations_of(request.actor),
        "campaigns": requests_about_me(request.actor),
        "measures": measures_about_me(request.actor),
        "publication": published_about_me(request.actor),
    }
    found = plain(queries.stored_about_me(request.actor)) | plain(beside)
    response = JsonResponse(found, json_dumps_params={"indent": 2})
    response["Content-Disposition"] = 'attachment; filename="zuiver-over-mij.json"'
    return response
