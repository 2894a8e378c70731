"""The certificate of a destruction: numbers, periods, rules, people and a hash. Nothing in it says what an entry held."""

from typing import Any, Final

from django.db.models import Count, Max, Min

from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.models import Person
from zuiver.registers.keeping.hashing import hash_of
from zuiver.registers.keeping.models import Destruction, DestructionLine, RetentionRule
from zuiver.registers.keeping.states import DestructionState, Outcome

FORM: Final = 1


def certify(actor: Actor, destruction: Destruction) -> None:
    """Give a destruction of which every line has an outcome its certificate, and close it."""
    destruction.executed_at = clock.now()
    destruction.state = DestructionState.DONE
    destruction.certificate = _certificate(actor, destruction)
    destruction.save(update_fields=["executed_at", "state", "certificate"])


def _certificate(actor: Actor, destruction: Destruction) -> dict[str, Any]:
    lines = DestructionLine.rows.of(actor.organisation_id).filter(destruction=destruction)
    destroyed = lines.filter(outcome=Outcome.DESTROYED)
    outcomes = dict(lines.values_list("outcome").annotate(Count("pk")).order_by("outcome"))
    return {
        "form": FORM,
        "number": destruction.public_id,
        "on": destruction.on.isoformat(),
        "proposed_by": _name(destruction.proposed_by),
        "approved_by": _name(destruction.approved_by),
        "approved_at": destruction.approved_at.isoformat() if destruction.approved_at else "",
        "executed_by": actor.name,
        "executed_at": clock.now().isoformat(),
        "destroyed": outcomes.pop(Outcome.DESTROYED, 0),
        "kept": outcomes,
        "rules": [_rule(one) for one in _by_rule(destroyed)],
        "proposed_list": destruction.list_hash,
        "list": hash_of(destroyed.values_list("kind", "entry_public_id").iterator()),
    }


def _by_rule(destroyed: Any) -> list[dict[str, Any]]:
    found = destroyed.values("rule_id").annotate(
        count=Count("pk"), first=Min("counted_from"), last=Max("counted_from")
    )
    rules = RetentionRule.rows.select_related("approved_by").in_bulk([one["rule_id"] for one in found])
    return [{**one, "rule": rules[one["rule_id"]]} for one in found.order_by("rule_id")]


def _rule(found: dict[str, Any]) -> dict[str, Any]:
    rule: RetentionRule = found["rule"]
    return {
        "kind": rule.kind,
        "count": found["count"],
        "first": found["first"].isoformat(),
        "last": found["last"].isoformat(),
        "years": rule.years,
        "counted_from": rule.counted_from,
        "source": rule.source,
        "approved_by": _name(rule.approved_by),
        "approved_on": rule.approved_on.isoformat() if rule.approved_on else "",
        "is_demo": rule.is_demo,
    }


def _name(person: Person | None) -> str:
    return person.name if person else ""
