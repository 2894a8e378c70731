"""The retention table, holds and lists: proposed by one, agreed to by another. One page with a form for each step."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.kernel.dates import read_date
from zuiver.kernel.errors import InvalidData, NotFound, Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.people.queries import counterparty_search, persons_search
from zuiver.registers.keeping import commands, permissions, queries
from zuiver.registers.keeping.commands.drafting import RuleLine
from zuiver.registers.keeping.models import AccessPack, Destruction, LegalHold, RetentionRule
from zuiver.registers.registry import all_registers
from zuiver.web import kept, notes
from zuiver.web.dialogue.typed import typed_in
from zuiver.web.entries import shown
from zuiver.web.keeping import words
from zuiver.web.requests import SignedInRequest, signed_in

Typed = Mapping[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keeping(request: SignedInRequest) -> HttpResponse:
    """The table with its history, what is on hold, and the lists. Raises Refusal for who may not look."""
    if request.method != "POST":
        waiting = kept.take(request)
        return _show(request, typed_in(waiting.fields) if waiting else {})
    typed = typed_in(request.POST)
    try:
        said = _STEPS.get(typed.get("action", ""), _no_step)(request.actor, typed)
    except NotFound:
        raise
    except InvalidData as wrong:
        return _show(request, typed, errors=wrong.texts(shown.translate), status=422)
    except Refusal as refusal:
        return _show(request, typed, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, said)
    return redirect("keeping")


def _draft(actor: Actor, typed: Typed) -> str:
    years = typed.get("years", "").strip()
    if years and not years.isdecimal():
        raise invalid("years", "Write a whole number from 1 to {most}, or leave it empty.", most=100)
    line = RuleLine(
        kind=typed.get("kind", ""),
        years=int(years) if years else None,
        counted_from=typed.get("counted_from", ""),
        source=typed.get("source", ""),
        valid_from=actor.on,
    )
    commands.rule_draft(actor, line)
    return _("Proposed. It holds when a second person approves it.")


def _approve(actor: Actor, typed: Typed) -> str:
    commands.rule_approve(actor, public_id=typed.get("rule", ""))
    return _("Approved. This period holds now.")


def _hold(actor: Actor, typed: Typed) -> str:
    until, name = typed.get("until", "").strip(), typed.get("who", "").strip()
    what = typed.get("what", "")
    told: dict[str, Any] = {"until": _day(until, actor) if until else None}
    if what == "person":
        told["person"] = _one(persons_search(actor, name))
    elif what == "giver":
        told["counterparty"] = _one(counterparty_search(actor, name))
    else:
        told["entry"] = name
    commands.hold_set(actor, reason=typed.get("reason", ""), **told)
    return _("This is on hold now. Nothing of it is destroyed.")


def _day(text: str, actor: Actor) -> Any:
    try:
        return read_date(text, actor.on).last_day()
    except InvalidData as wrong:
        raise wrong.for_field("until") from wrong


def _one(found: Any) -> Any:
    if len(found) != 1:
        raise invalid("who", "This name fits nobody, or more than one. Write the whole name.")
    return found[0]


def _lift(actor: Actor, typed: Typed) -> str:
    commands.hold_lift(actor, public_id=typed.get("hold", ""))
    return _("The hold was lifted.")


def _propose(actor: Actor, typed: Typed) -> str:
    found = commands.destruction_propose(actor)
    if found is None:
        return _("Nothing is due today.")
    return _("The list is made. A second person looks at it.")


def _no_step(actor: Actor, typed: Typed) -> str:
    raise Refusal("step_not_now", "This is not possible now. Load the page again to see what is.")


_STEPS: Final[Mapping[str, Callable[[Actor, Typed], str]]] = {
    "draft": _draft,
    "approve": _approve,
    "hold": _hold,
    "lift": _lift,
    "propose": _propose,
}


def _show(
    request: SignedInRequest,
    typed: Typed,
    *,
    errors: Mapping[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    actor = request.actor
    table = queries.table_of(actor)
    context = {
        "keeps": permissions.check_keep(actor) is None,
        "in_force": _in_force(actor),
        "waiting": [_waiting(actor, rule) for rule in table if rule.approved_on is None],
        "history": [_past(rule) for rule in table if rule.approved_on is not None],
        "holds": [_held(actor, hold) for hold in queries.holds_of(actor)],
        "lists": [_listed(one) for one in queries.destructions_of(actor)],
        "packs": [_asked(one) for one in queries.packs_waiting(actor)],
        "registers": [(one.kind, words.register_name(one.kind)) for one in all_registers()],
        "moments": [(moment.value, _(said)) for moment, said in words.MOMENTS.items()],
        "typed": typed,
        "errors": errors or {},
        "problem": problem,
    }
    return render(request, "keeping/table.html", context, status=status)


def _held(actor: Actor, hold: LegalHold) -> dict[str, Any]:
    return {
        "id": hold.public_id,
        "what": words.held_what(hold),
        "reason": hold.reason,
        "by": hold.set_by.name,
        "until": shown.day(hold.until),
        "may_lift": permissions.check_second(actor, hold.set_by_id) is None,
    }


def _listed(one: Destruction) -> dict[str, Any]:
    return {
        "href": reverse("destruction", args=[one.public_id]),
        "on": shown.day(one.on),
        "size": one.size,
        "state": words.state_badge(one.state),
    }


def _asked(one: AccessPack) -> dict[str, Any]:
    return {
        "href": reverse("access_pack", args=[one.public_id]),
        "who": one.person.name,
        "due": shown.day(one.due_on),
        "state": words.pack_badge(one.state),
    }


def _in_force(actor: Actor) -> list[dict[str, str]]:
    rules = queries.rules_in_force(actor)
    return [
        {
            "register": words.register_name(one.kind),
            "period": words.period(rules.get(one.kind)),
            "source": _source(rules.get(one.kind)),
        }
        for one in all_registers()
    ]


def _source(rule: RetentionRule | None) -> str:
    if rule is None:
        return ""
    return _("Example: %(source)s") % {"source": rule.source} if rule.is_demo else rule.source


def _waiting(actor: Actor, rule: RetentionRule) -> dict[str, Any]:
    return {
        "id": rule.public_id,
        "register": words.register_name(rule.kind),
        "period": words.period(rule),
        "source": _source(rule),
        "by": _name(rule.drafted_by),
        "may_approve": permissions.check_second(actor, rule.drafted_by_id) is None,
    }


def _past(rule: RetentionRule) -> dict[str, str]:
    return {
        "register": words.register_name(rule.kind),
        "period": words.period(rule),
        "source": _source(rule),
        "approved": f"{_name(rule.approved_by)}, {shown.day(rule.approved_on)}",
        "from": shown.day(rule.valid_from),
    }


def _name(person: Person | None) -> str:
    return person.name if person else _("the program")
