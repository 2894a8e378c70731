"""The form of a register as a page: to record something, or to correct what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from zuiver.kernel import clock
from zuiver.kernel.errors import Message
from zuiver.registers import queries
from zuiver.registers.declaration import Register
from zuiver.registers.fields import YesNo
from zuiver.web.entries import shown
from zuiver.web.entries.advice import Advice, of_preview
from zuiver.web.entries.form_page import Drawing
from zuiver.web.entries.form_state import is_untouched, names_of_colleagues, to_typed
from zuiver.web.entries.suggestions import colleagues, recent_givers
from zuiver.web.requests import SignedInRequest


@dataclass(frozen=True)
class Purpose:
    """What the form is for: its words and its addresses. A correction has a version and asks for a reason."""

    heading: str
    lead: str
    action: str
    advice_address: str
    submit_words: str
    back: str
    version: int | None = None
    reason: str = ""

    @property
    def correcting(self) -> bool:
        """Whether something stored is corrected."""
        return self.version is not None


@dataclass(frozen=True)
class Filled:
    """A form as somebody filled it in, and what is wrong with it."""

    state: Mapping[str, Any]
    key: UUID
    errors: Mapping[str, Message] = field(default_factory=dict)
    saved: str = ""
    open_more: bool = False
    problem: str = ""
    # A browser does not send a file twice: it has to be chosen again.
    lost_photo: bool = False


def form_response(
    request: SignedInRequest, register: Register, filled: Filled, purpose: Purpose
) -> HttpResponse:
    """Show the form; with status 422 when something in it needs another look."""
    typed, _wrong = to_typed(register, filled.state, clock.today())
    preview = queries.preview(request.actor, kind=register.kind, data=typed)
    chosen, text = names_of_colleagues(register, filled.state)
    drawing = Drawing(
        register,
        filled.state,
        filled.errors,
        suggestions=recent_givers(request.actor),
        colleagues=colleagues(request.actor, chosen, text),
        known=known_sentences(register, preview),
    )
    context = {
        "register": register,
        "form": drawing.page(),
        "advice": advice_beside(register, filled.state, preview),
        "purpose": purpose,
        "filled": filled,
        "photo_error": _words(filled.errors, "photo"),
        "reason_error": _words(filled.errors, "reason"),
    }
    status = 422 if filled.errors or filled.problem else 200
    return render(request, "entries/form.html", context, status=status)


def advice_beside(register: Register, state: Mapping[str, Any], preview: queries.Preview) -> Advice:
    """The advice beside the form; none before somebody filled something in."""
    return Advice(None) if is_untouched(register, state) else of_preview(preview)


def known_sentences(register: Register, preview: queries.Preview) -> dict[str, tuple[str, ...]]:
    """What the registers know, with the reason, per field about which they can know something."""
    known: dict[str, tuple[str, ...]] = {
        one.name: () for one in register.form_fields if isinstance(one.type, YesNo)
    }
    for proposal in preview.proposals:
        known[proposal.field] = (*known.get(proposal.field, ()), shown.words(proposal.why))
    return known


def _words(errors: Mapping[str, Message], name: str) -> str:
    return shown.words(errors[name]) if name in errors else ""
