"""The page on which an officer tries out another policy on all that was recorded. Nothing is stored."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zuiver.insight.what_if import WhatIf, check_what_if, what_if
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message, Refusal
from zuiver.people.models import Organisation
from zuiver.registers.registry import all_registers
from zuiver.web.entries import shown
from zuiver.web.insight.what_if_form import REGISTER, Asked, field_errors, read_asked
from zuiver.web.insight.what_if_words import choices, told
from zuiver.web.requests import SignedInRequest, signed_in


@require_safe
@signed_in
def what_if_page(request: SignedInRequest) -> HttpResponse:
    """The choices, and the result once something was chosen."""
    refusal = check_what_if(request.actor)
    if refusal is not None:
        raise refusal
    organisation = Organisation.objects.get(pk=request.actor.organisation_id)
    asked = read_asked(request.GET, organisation, clock.today())
    errors = dict(asked.errors)
    result, nothing = None, ""
    try:
        result = _result(request, asked)
    except InvalidData as problem:
        errors |= field_errors(problem)
    except Refusal as problem:
        nothing = shown.words(problem.message)
    context = _form(organisation, asked, errors) | {"nothing": nothing}
    return render(request, "insight/what_if.html", context | {"result": told(result) if result else None})


def _result(request: SignedInRequest, asked: Asked) -> WhatIf | None:
    if asked.wanted is None:
        return None
    return what_if(request.actor, asked.register, asked.wanted, since=asked.since, until=asked.until)


def _form(organisation: Organisation, asked: Asked, errors: dict[str, Message]) -> dict[str, Any]:
    address = reverse("what_if")
    registers = [
        (f"{address}?{REGISTER}={one.path}", shown.words(one.name), one is asked.register)
        for one in all_registers()
    ]
    return {
        "action": address,
        "registers": registers if len(registers) > 1 else [],
        "register_path": asked.register.path,
        "register_name": shown.words(asked.register.name).lower(),
        "choices": choices(organisation, asked.register, asked.book) if asked.book else [],
        "typed": asked.typed,
        "errors": {name: shown.words(message) for name, message in errors.items()},
    }
