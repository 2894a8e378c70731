"""From a payload and what is around it to the advice of the decision aid, with its receipt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from zuiver.kernel.errors import Message
from zuiver.people.models import Organisation
from zuiver.registers.declaration import Clean, FactSets, Register, Setting, Surroundings
from zuiver.registers.terms import rule_terms, setting, term_value
from zuiver.rules.engine import all_facts, evaluate
from zuiver.rules.model import RuleBook, TermValue
from zuiver.rules.receipt import Receipt

DISCUSS = "discuss"
_LATE_UNLESS_SET = 14
_NO_RULES = Message("The rules of that day are not in here. Talk about it.")
_TWO_READINGS = Message("What is known leads to different answers. Talk about which one it is.")


@dataclass(frozen=True)
class Advice:
    """The answer of the aid. `outcome` is "discuss" where the readings of the facts lead to different answers."""

    outcome: str
    receipt: Receipt | None
    around: Surroundings
    # All facts of the rules, also those that this answer did not need: another text may ask for them.
    facts: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()
    # None: a report is never late.
    late_after_days: int | None = _LATE_UNLESS_SET
    consent_by: str = "manager"

    @property
    def stored(self) -> Mapping[str, Any] | None:
        """The receipt as it is kept with the entry."""
        return self.receipt.to_json() if self.receipt else None

    def is_late(self, happened_last_day: date, reported: date) -> bool:
        """Whether a report comes after the days that the organisation gives. The last possible day counts."""
        return self.late_after_days is not None and (reported - happened_last_day).days > self.late_after_days


def advise(organisation: Organisation, register: Register, data: Clean, around: Surroundings) -> Advice:
    """Return the advice under the rules of the day of the event, with the organisation's own terms."""
    book = register.rule_book(around.on, organisation.policy_pack)
    if book is None:
        return Advice(
            DISCUSS, None, around, notes=(_NO_RULES,),
            late_after_days=_late_after(organisation, register, None, {}), consent_by=register.route.role or "manager",
        )  # fmt: skip
    own = rule_terms(organisation, register, book)
    repeated = term_value(book, own, register.terms.repeated_from) if register.terms.repeated_from else None
    around = replace(around, repeat_threshold=int(repeated) if repeated is not None else 0)
    outcome, receipt, notes = _answer(book, register.reading.facts(data, around), own)
    return Advice(
        outcome=outcome,
        receipt=receipt,
        around=around,
        facts=all_facts(book, receipt.facts),
        notes=notes,
        late_after_days=_late_after(organisation, register, book, own),
        consent_by=_decides(register, book, own),
    )


def facts_line(facts: Mapping[str, Any]) -> str:
    """Return facts as one line of JSON, as a `Ruling` keeps them."""
    return json.dumps(dict(facts), ensure_ascii=False, separators=(",", ":"))


def consent_by(organisation: Organisation, register: Register, on: date) -> str:
    """Return who gives consent by the terms of a day: manager, next_manager, or the slug of a role."""
    if register.terms.consent_by is None:
        return register.route.role or "manager"
    book = register.rule_book(on, organisation.policy_pack)
    own = rule_terms(organisation, register, book) if book else {}
    return _decides(register, book, own)


def _decides(register: Register, book: RuleBook | None, own: Mapping[str, TermValue]) -> str:
    """The role of the register, else what the term of the organisation says, else the manager."""
    term = register.terms.consent_by
    return register.route.role or str((term_value(book, own, term) if term else None) or "manager")


def _late_after(
    organisation: Organisation, register: Register, book: RuleBook | None, own: Mapping[str, TermValue]
) -> int | None:
    wanted = register.terms.late_after_days
    if wanted is None:
        return None
    if isinstance(wanted, Setting):
        return setting(organisation, register, wanted)
    late = term_value(book, own, wanted)
    return int(late) if late is not None else _LATE_UNLESS_SET


def _answer(
    book: RuleBook, facts: FactSets, terms: Mapping[str, TermValue]
) -> tuple[str, Receipt, tuple[Message, ...]]:
    receipts = [evaluate(book, reading, terms) for reading in facts.readings]
    if len({receipt.outcome for receipt in receipts}) == 1:
        return receipts[0].outcome, receipts[0], ()
    return DISCUSS, evaluate(book, facts.in_doubt, terms), (_TWO_READINGS,)
