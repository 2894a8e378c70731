"""Every way to change something about people, units, roles and organisations outside, in one place."""

from zuiver.people.commands.counterparties import (
    counterparty_change,
    counterparty_find_or_create,
    involvement_end,
    involvement_start,
)
from zuiver.people.commands.importing import import_people
from zuiver.people.commands.organisations import organisation_create
from zuiver.people.commands.persons import (
    account_create,
    account_switch,
    confidant_add,
    external_confirm,
    person_change,
    person_create,
    relation_declare,
)
from zuiver.people.commands.placements import (
    absence_change,
    absence_end,
    absence_start,
    assignment_correct,
    assignment_end,
    assignment_start,
    leadership_end,
    leadership_start,
    role_end,
    role_grant,
)
from zuiver.people.commands.terms import terms_clear, terms_set
from zuiver.people.commands.units import unit_change, unit_create

__all__ = [
    "absence_change",
    "absence_end",
    "absence_start",
    "account_create",
    "account_switch",
    "assignment_correct",
    "assignment_end",
    "assignment_start",
    "confidant_add",
    "counterparty_change",
    "counterparty_find_or_create",
    "external_confirm",
    "import_people",
    "involvement_end",
    "involvement_start",
    "leadership_end",
    "leadership_start",
    "organisation_create",
    "person_change",
    "person_create",
    "relation_declare",
    "role_end",
    "role_grant",
    "terms_clear",
    "terms_set",
    "unit_change",
    "unit_create",
]
