"""The retention table: a line is proposed by one person and approved by another; nothing is ever changed in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.errors import Refusal, invalid
from zuiver.people.actor import Actor
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.models import LONGEST_SOURCE, RetentionRule
from zuiver.registers.keeping.noting import needed_text, note, stop_on
from zuiver.registers.keeping.periods import CountedFrom
from zuiver.registers.registry import register_of

MOST_YEARS: Final = 100


@dataclass(frozen=True)
class RuleLine:
    """One line for the table. `years` None: nothing of this register is destroyed."""

    kind: str
    years: int | None
    counted_from: str
    source: str
    valid_from: date


@transaction.atomic
def rule_draft(actor: Actor, line: RuleLine, *, is_demo: bool = False) -> RetentionRule:
    """Propose a line; it does nothing until somebody else approves it.

    Raises Refusal for who does not keep the registers, NotFound for another register, InvalidData under the names
    of the line.
    """
    stop_on(permissions.check_keep(actor))
    register_of(line.kind)
    if line.years is not None and not 1 <= line.years <= MOST_YEARS:
        raise invalid("years", "Write a whole number from 1 to {most}, or leave it empty.", most=MOST_YEARS)
    if line.counted_from not in {one.value for one in CountedFrom}:
        raise invalid("counted_from", "Choose from which moment the years count.")
    rule: RetentionRule = RetentionRule.rows.create(
        organisation_id=actor.organisation_id,
        kind=line.kind,
        years=line.years,
        counted_from=line.counted_from,
        source=needed_text("source", line.source, LONGEST_SOURCE),
        is_demo=is_demo,
        valid_from=line.valid_from,
        drafted_by_id=actor.person_id,
        drafted_at=clock.now(),
    )
    note(actor, "registers.retention.drafted", _subject(rule), _told(rule))
    return rule


@transaction.atomic
def rules_draft_demo(actor: Actor, lines: Iterable[RuleLine]) -> int:
    """Propose example lines, marked as such, for registers that have no line at all; return how many."""
    known = set(RetentionRule.rows.of(actor.organisation_id).values_list("kind", flat=True))
    fresh = [line for line in lines if line.kind not in known]
    for line in fresh:
        rule_draft(actor, line, is_demo=True)
    return len(fresh)


@transaction.atomic
def rule_approve(actor: Actor, *, public_id: str) -> RetentionRule:
    """Approve a line that somebody else proposed; from its day on it takes the place of the one before.

    Raises NotFound, and Refusal for who proposed it or when it was approved already.
    """
    stop_on(permissions.check_look(actor))
    rows = RetentionRule.rows.of(actor.organisation_id).select_for_update(of=("self",))
    rule: RetentionRule | None = rows.filter(public_id=public_id).first()
    if rule is None:
        raise permissions.not_there()
    stop_on(permissions.check_second(actor, rule.drafted_by_id))
    if rule.approved_on is not None:
        raise Refusal("approved_already", "This period was approved already. Load the page again.")
    rule.approved_by_id = actor.person_id
    rule.approved_on = actor.on
    rule.save(update_fields=["approved_by", "approved_on"])
    note(actor, "registers.retention.approved", _subject(rule), _told(rule))
    return rule


def _subject(rule: RetentionRule) -> str:
    return f"retention:{rule.public_id}"


def _told(rule: RetentionRule) -> dict[str, object]:
    return {
        "kind": rule.kind,
        "years": rule.years,
        "counted_from": rule.counted_from,
        "valid_from": rule.valid_from.isoformat(),
        "is_demo": rule.is_demo,
    }
