"""After recording: what happens now, who got it, when, and what can still be done. Late is thanked."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zuiver.kernel.errors import Message, NotFound
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.registers.queries import EntryView
from zuiver.web.entries import shown
from zuiver.web.entries.addresses import entry_address
from zuiver.web.entries.advice import of_stored
from zuiver.web.entries.entry_page import assessor_words
from zuiver.web.entries.letters import letters_for
from zuiver.web.entries.opening import open_entry
from zuiver.web.entries.register_words import another_words, party_words
from zuiver.web.entries.states import state_words
from zuiver.web.requests import SignedInRequest, signed_in

THANKS: Final = {
    State.CONSENT_ASKED: Message("Thank you. Your question is with {assessor}"),
    State.REPORTED: Message("Thank you. It is reported"),
    State.DECLINED: Message("Thank you. It is on record that you said no"),
    State.RETURNED: Message("Thank you. It is on record that you gave it back"),
    State.TO_HAND_IN: Message("Thank you. The hand-in desk expects it"),
    State.ASKED_BEFORE: Message("Thank you for asking beforehand. It is with {assessor}"),
    State.TO_ACCOUNT: Message("Thank you. Now tell how it went"),
    State.RECEIVED: Message("Thank you. {assessor} has it"),
}


@require_safe
@signed_in
def confirmed(request: SignedInRequest, register: Register, public_id: str) -> HttpResponse:
    """The confirmation, for the person whose entry it is."""
    view = open_entry(request.actor, public_id)
    if not view.is_own:
        raise NotFound("entry_not_found", "There is no such entry, or it is not for you.")
    return render(request, "entries/confirmed.html", confirmed_context(view))


def confirmed_context(view: EntryView) -> dict[str, Any]:
    """What the confirmation says."""
    entry, assessor = view.entry, assessor_words(view)
    at = State(entry.state)
    thanks = view.register.words.thanks.get(at) or THANKS.get(at, Message("Thank you. It is recorded"))
    state = state_words(view.register, entry.state, is_own=True, person=entry.person.name, assessor=assessor)
    return {
        "thanks": shown.words(Message(thanks.msgid, {"assessor": assessor})),
        "is_late": entry.is_late,
        "what_now": state.sentence,
        "facts": [
            (_("What"), entry.title),
            *([(party_words(view.register), entry.party_name)] if view.register.reading.party_field else []),
            (_("It is with"), assessor if entry.is_open else ""),
            (_("Reported on"), shown.day(entry.reported_on)),
            (_("Where it stands"), state.words),
            (_("Number"), entry.public_id),
        ],
        "advice": of_stored(entry.receipt),
        "links": _links(view),
        "again": (reverse("entry_new", args=[view.register]), another_words(view.register)),
    }


def _links(view: EntryView) -> list[tuple[str, str, str]]:
    address = entry_address(view.register, view.entry.public_id)
    links = [(href, words, _("PDF")) for href, words in letters_for(view, address)]
    links.append((address, _("See the entry"), _("with its history and who opened it")))
    if view.can_correct:
        links.append(
            (f"{address}verbeteren/", _("Correct something"), _("the history keeps what stood there"))
        )
    if any(one.action == "withdraw" for one in view.actions):
        links.append((address, _("Withdraw it"), _("as long as nobody decided")))
    return links
