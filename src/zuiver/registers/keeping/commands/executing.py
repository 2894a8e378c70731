"""Carrying out an approved list: one transaction for each entry, so that a stop in the middle leaves a whole number of them.

What stands on hold, is not due any more, or has measures to do stays, and the line says why. When all lines have an outcome, the
certificate is made: what kinds, how many, which periods and rules, by whom, and the hash of what was destroyed; no content.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from zuiver.kernel.errors import Refusal
from zuiver.measures.commands import has_open_measures
from zuiver.people.actor import Actor
from zuiver.registers.commands.recording import subject_of as subject_of_entry
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.certificate import certify
from zuiver.registers.keeping.commands.deciding import locked_destruction
from zuiver.registers.keeping.erasing import erase, forget_search_words
from zuiver.registers.keeping.holds import held_back, one_at_a_time
from zuiver.registers.keeping.models import Destruction, DestructionLine, RetentionRule
from zuiver.registers.keeping.noting import note, stop_on
from zuiver.registers.keeping.states import DestructionState, Outcome
from zuiver.registers.keeping.table import counted_and_due, rules_on
from zuiver.registers.models import Entry

Told = Callable[[int], None]


def destruction_execute(
    actor: Actor, *, public_id: str, at_most: int | None = None, told: Told | None = None
) -> Destruction:
    """Carry out an approved list and return it; done when it has its certificate. Carried out twice it changes nothing.

    Stops after `at_most` lines; the next call goes on. `told` hears after each entry how many lines are left.
    Raises NotFound, and Refusal for who does not keep the registers or when nobody approved the list.
    """
    stop_on(permissions.check_keep(actor))
    with transaction.atomic():
        found = locked_destruction(actor, public_id)
    if found.state == DestructionState.DONE:
        return found
    if found.state != DestructionState.APPROVED:
        raise Refusal("not_approved", "Nobody approved this list. A second person has to do that first.")
    to_do = DestructionLine.rows.of(actor.organisation_id).filter(destruction=found, outcome="")
    ids = list(to_do.order_by("pk").values_list("pk", flat=True))
    chosen = ids if at_most is None else ids[:at_most]
    for done, line_id in enumerate(chosen, start=1):
        _one(actor, found, line_id)
        if told:
            told(len(ids) - done)
    forget_search_words()
    return _finish(actor, public_id)


@transaction.atomic
def _one(actor: Actor, destruction: Destruction, line_id: int) -> None:
    one_at_a_time(actor.organisation_id)
    lines = DestructionLine.rows.of(actor.organisation_id).select_for_update(of=("self",))
    line = lines.get(pk=line_id)
    if line.outcome:
        return
    entry = locked(actor, line.entry_public_id)
    line.outcome = outcome_of(
        actor, entry, rules_on(actor.organisation_id, actor.on).get(line.kind), actor.on
    )
    if entry is not None and line.outcome == Outcome.DESTROYED:
        subject = subject_of_entry(entry)
        erase(actor, entry)
        note(actor, "registers.entry.destroyed", subject, {"destruction": destruction.public_id})
    line.save(update_fields=["outcome"])


def locked(actor: Actor, public_id: str) -> Entry | None:
    """Return an entry, held until the transaction ends; None when it is gone."""
    rows = Entry.rows.of(actor.organisation_id).select_for_update(of=("self",))
    found: Entry | None = rows.filter(public_id=public_id).first()
    return found


def outcome_of(actor: Actor, entry: Entry | None, rule: RetentionRule | None, today: date) -> Outcome:
    """Return what may come of an entry now: the hold first, then the day under the table of today, then its measures."""
    if entry is None:
        return Outcome.GONE
    if held_back(actor.organisation_id, today).touches(entry):
        return Outcome.HELD
    days = counted_and_due(entry, rule, today)
    if days is None or days[1] > today:
        return Outcome.NOT_DUE
    if has_open_measures(actor, subject_of_entry(entry)):
        return Outcome.MEASURES_OPEN
    return Outcome.DESTROYED


@transaction.atomic
def _finish(actor: Actor, public_id: str) -> Destruction:
    destruction = locked_destruction(actor, public_id)
    lines = DestructionLine.rows.of(actor.organisation_id).filter(destruction=destruction)
    if destruction.state != DestructionState.APPROVED or lines.filter(outcome="").exists():
        return destruction
    certify(actor, destruction)
    certificate = destruction.certificate or {}
    told = {"destroyed": certificate["destroyed"], "list": certificate["list"]}
    note(actor, "registers.destruction.executed", f"destruction:{destruction.public_id}", told)
    return destruction
