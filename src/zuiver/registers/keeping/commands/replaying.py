"""After a restore from a backup: what was destroyed before comes back, and is destroyed again from the kept list."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers.commands.recording import subject_of as subject_of_entry
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.commands.executing import Told, locked
from zuiver.registers.keeping.erasing import erase, forget_search_words
from zuiver.registers.keeping.hashing import hash_of
from zuiver.registers.keeping.holds import held_back, one_at_a_time
from zuiver.registers.keeping.models import Destruction, DestructionLine
from zuiver.registers.keeping.noting import note, stop_on
from zuiver.registers.keeping.states import DestructionState, Outcome

FORM: Final = 1


def destroyed_list(actor: Actor) -> dict[str, Any]:
    """Return all certificates with the public ids of what was destroyed, to keep apart from the backups.

    Raises Refusal for who does not keep the registers.
    """
    stop_on(permissions.check_keep(actor))
    done = Destruction.rows.of(actor.organisation_id).filter(state=DestructionState.DONE)
    return {"form": FORM, "destructions": [_kept(one) for one in done.order_by("pk")]}


def destructions_replay(
    actor: Actor, kept: Mapping[str, Any] | None = None, told: Told | None = None
) -> tuple[int, int]:
    """Destroy again what was destroyed before and is back, and return how many went and how many are on hold.

    `kept` is what `destroyed_list` gave before the restore; without it the lines of this database count. One transaction
    for each entry. Raises Refusal for who does not keep the registers, and for a list that is not whole.
    """
    stop_on(permissions.check_keep(actor))
    if kept is not None:
        _take_over(actor, kept)
    lines = DestructionLine.rows.of(actor.organisation_id).filter(outcome=Outcome.DESTROYED)
    ids = list(lines.order_by("pk").values_list("entry_public_id", flat=True))
    destroyed = held = 0
    for left, public_id in zip(range(len(ids) - 1, -1, -1), ids, strict=True):
        outcome = _again(actor, public_id)
        destroyed += outcome is Outcome.DESTROYED
        held += outcome is Outcome.HELD
        if told:
            told(left)
    forget_search_words()
    if destroyed:
        with transaction.atomic():
            note(actor, "registers.destruction.replayed", "destruction:replay", {"destroyed": destroyed})
    return destroyed, held


@transaction.atomic
def _again(actor: Actor, public_id: str) -> Outcome:
    one_at_a_time(actor.organisation_id)
    entry = locked(actor, public_id)
    if entry is None:
        return Outcome.GONE
    if held_back(actor.organisation_id, actor.on).touches(entry):
        return Outcome.HELD
    subject = subject_of_entry(entry)
    erase(actor, entry)
    note(actor, "registers.entry.destroyed", subject, {"destruction": "replay"})
    return Outcome.DESTROYED


def _kept(destruction: Destruction) -> dict[str, Any]:
    lines = destruction.lines.filter(outcome=Outcome.DESTROYED).order_by("pk")
    return {
        "number": destruction.public_id,
        "certificate": destruction.certificate,
        "lines": [
            {"kind": kind, "id": public_id, "from": first.isoformat(), "due": due.isoformat()}
            for kind, public_id, first, due in lines.values_list(
                "kind", "entry_public_id", "counted_from", "due_on"
            )
        ],
    }


def _take_over(actor: Actor, kept: Mapping[str, Any]) -> None:
    """Write destructions of the list that this database does not know. Raises Refusal unless every hash is right."""
    try:
        for one in kept["destructions"]:
            names = [(line["kind"], line["id"]) for line in one["lines"]]
            if kept["form"] != FORM or hash_of(names) != one["certificate"]["list"]:
                raise _not_whole()
        with transaction.atomic():
            for one in kept["destructions"]:
                _write(actor, one)
    except (KeyError, TypeError, AttributeError, ValueError) as broken:
        raise _not_whole() from broken


def _write(actor: Actor, one: Mapping[str, Any]) -> None:
    certificate = one["certificate"]
    destruction, _made = Destruction.rows.get_or_create(
        organisation_id=actor.organisation_id,
        public_id=one["number"],
        defaults={
            "state": DestructionState.DONE,
            "on": date.fromisoformat(certificate["on"]),
            "size": len(one["lines"]),
            "list_hash": certificate["proposed_list"],
            "proposed_at": clock.now(),
            "executed_at": datetime.fromisoformat(certificate["executed_at"]),
            "certificate": certificate,
        },
    )
    if destruction.state != DestructionState.DONE:
        # The backup is of before it was carried out.
        destruction.state, destruction.certificate = DestructionState.DONE, certificate
        destruction.executed_at = datetime.fromisoformat(certificate["executed_at"])
        destruction.save(update_fields=["state", "certificate", "executed_at"])
    for line in one["lines"]:
        DestructionLine.rows.update_or_create(
            organisation_id=actor.organisation_id,
            destruction=destruction,
            entry_public_id=line["id"],
            defaults={"outcome": Outcome.DESTROYED},
            create_defaults={
                "outcome": Outcome.DESTROYED,
                "kind": line["kind"],
                "counted_from": date.fromisoformat(line["from"]),
                "due_on": date.fromisoformat(line["due"]),
            },
        )


def _not_whole() -> Refusal:
    return Refusal(
        "list_not_whole",
        "This list is not whole: its hash is not that of the certificate. Take another copy.",
    )
