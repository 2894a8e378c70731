"""Periods, holds and destructions made through the real commands, in the small province of the registers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from tests.people.builders import TODAY
from tests.registers.builders import BOTTLE, World
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act
from zuiver.registers.keeping.commands import (
    destruction_approve,
    destruction_execute,
    destruction_propose,
    rule_approve,
    rule_draft,
)
from zuiver.registers.keeping.commands.drafting import RuleLine
from zuiver.registers.keeping.models import Destruction, RetentionRule
from zuiver.registers.models import Entry

LATER: Final = date(2040, 1, 1)
CANARY: Final = "kanariezeldzaamwoord"


class Kept(World):
    """The province, with a table: gifts three years from the day they happened, proposed by Imre, approved by Dana."""

    def rule(self, years: int | None = 3, counted_from: str = "happened", **changes: Any) -> RetentionRule:
        """An approved line of the table."""
        told: dict[str, Any] = {"kind": "gifts", "source": "Selectielijst", "valid_from": TODAY} | changes
        line = RuleLine(years=years, counted_from=counted_from, **told)
        rule = rule_draft(self.actor(self.imre), line)
        return rule_approve(self.actor(self.dana), public_id=rule.public_id)

    def over(self, typed: Mapping[str, Any] = BOTTLE, **changes: Any) -> Entry:
        """A gift that nothing is left to do with."""
        entry = self.gift(typed, **changes)
        return entry_act(
            self.assessor_of(entry),
            public_id=entry.public_id,
            action="take_note",
            reason="Gezien, en het is goed.",
        )

    def proposed(self, on: date = LATER, by: Person | None = None) -> Destruction:
        """A list that Imre proposes."""
        found = destruction_propose(self.actor(by or self.imre, on))
        assert found is not None
        return found

    def approved(self, on: date = LATER) -> Destruction:
        """A list that Dana approved."""
        return destruction_approve(self.actor(self.dana, on), public_id=self.proposed(on).public_id)

    def executed(self, on: date = LATER) -> Destruction:
        """A list that was carried out."""
        return self.execute(self.approved(on), on)

    def execute(self, destruction: Destruction, on: date = LATER) -> Destruction:
        """Carry a list out."""
        return destruction_execute(self.actor(self.imre, on), public_id=destruction.public_id)


def there(entry: Entry) -> bool:
    """Whether an entry is still there."""
    return bool(Entry.rows.of(entry.organisation_id).filter(pk=entry.pk).exists())
