"""Roles as data: which permissions each role gives. The database stores the slug only (`RoleGrant.role`).

Being someone's manager is not a role: it follows from the unit a person leads on a day.
A permission is `room.thing.verb`. Nobody has one that is not written here: deny by default.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from zuiver.audit.permissions import READ_AUDIT as READ_AUDIT

READ_ALL_ENTRIES: Final = "registers.entry.read_all"
DECIDE_STEPPED_UP: Final = "registers.entry.decide_stepped_up"
RUN_HAND_IN_DESK: Final = "registers.hand_in.run"
EXPORT_ENTRIES: Final = "registers.entry.export"
ASSESS_INTERESTS: Final = "registers.interests.assess"
HANDLE_LEAKS: Final = "registers.leaks.handle"
CONFIRM_CONTACTS: Final = "registers.contacts.confirm"
READ_OUTBOX: Final = "notices.outbox.read"
MANAGE_PEOPLE: Final = "people.record.manage"
MANAGE_SUPPLIERS: Final = "people.supplier.manage"
MANAGE_DESIGNATIONS: Final = "people.designation.manage"
MANAGE_TERMS: Final = "people.terms.manage"
MANAGE_EDITIONS: Final = "codes.edition.manage"
ANSWER_QUESTIONS: Final = "dialogue.question.answer"
ANSWER_STEPPED_UP: Final = "dialogue.question.answer_stepped_up"
APPROVE_PRECEDENTS: Final = "dialogue.precedent.approve"
MANAGE_CAMPAIGNS: Final = "campaigns.campaign.manage"
DECIDE_PUBLICATION: Final = "publication.objection.decide"


@dataclass(frozen=True)
class Role:
    """A named bundle of permissions, with the words that screens and documentation show."""

    slug: str
    name: str
    meaning: str
    permissions: frozenset[str]


ROLES: Final[tuple[Role, ...]] = (
    Role(
        "integrity_officer",
        "Integrity officer",
        "Keeps the registers, sees all entries, takes over when no manager can decide.",
        frozenset(
            {
                READ_ALL_ENTRIES,
                DECIDE_STEPPED_UP,
                EXPORT_ENTRIES,
                READ_OUTBOX,
                MANAGE_SUPPLIERS,
                MANAGE_DESIGNATIONS,
                MANAGE_EDITIONS,
                ANSWER_QUESTIONS,
                APPROVE_PRECEDENTS,
                MANAGE_CAMPAIGNS,
                DECIDE_PUBLICATION,
            }
        ),
    ),
    Role(
        "general_director",
        "General director",
        "The last step when the route finds no manager.",
        frozenset({DECIDE_STEPPED_UP, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS, DECIDE_PUBLICATION}),
    ),
    Role(
        "hand_in_desk",
        "Hand-in desk",
        "Takes in gifts and records where they go.",
        frozenset({RUN_HAND_IN_DESK}),
    ),
    Role(
        "interests_officer",
        "Interests officer",
        "Assesses financial interests and holdings; nobody else reads them.",
        frozenset({ASSESS_INTERESTS}),
    ),
    Role(
        "leak_desk",
        "Leak desk",
        "Receives data leaks, keeps the register of leaks and tells who must know.",
        frozenset({HANDLE_LEAKS}),
    ),
    Role(
        "portfolio_office",
        "Office of the portfolio holders",
        "Confirms for a portfolio holder that a contact with the assembly is known there.",
        frozenset({CONFIRM_CONTACTS}),
    ),
    Role("auditor", "Auditor", "Reads the audit trail; changes nothing.", frozenset({READ_AUDIT})),
    Role(
        "hr",
        "Human resources",
        "Keeps people, functions and deputies up to date.",
        frozenset({MANAGE_PEOPLE}),
    ),
    Role(
        "administrator",
        "Administrator",
        "Keeps the installation running: settings and mail. Sees no entries.",
        frozenset({READ_OUTBOX, MANAGE_TERMS}),
    ),
)

ROLE_BY_SLUG: Final = {role.slug: role for role in ROLES}

# Who decides when no manager can, in this order.
LAST_STEPS: Final = ("integrity_officer", "general_director")
# A role that a register names to decide instead of the manager has a permission of its own; all others step up.
_DECIDES_WITH: Final = {
    "interests_officer": ASSESS_INTERESTS,
    "leak_desk": HANDLE_LEAKS,
    "portfolio_office": CONFIRM_CONTACTS,
}
# Who has one of these finds entries at a desk that wait for a role and not for a person.
DECIDING: Final = frozenset({DECIDE_STEPPED_UP, *_DECIDES_WITH.values()})
# What a deputy takes over of the roles of someone who is away; everything else is not lent.
LENT_TO_DEPUTIES: Final = frozenset({DECIDE_STEPPED_UP, ANSWER_QUESTIONS, ANSWER_STEPPED_UP})


def deciding_permission(role: str) -> str:
    """Return the permission with which the holders of a role decide on what waits for that role."""
    return _DECIDES_WITH.get(role, DECIDE_STEPPED_UP)


def roles_with(permission: str) -> tuple[str, ...]:
    """Return the roles that give a permission."""
    return tuple(role.slug for role in ROLES if permission in role.permissions)


def roles_decided_with(permissions: Collection[str]) -> tuple[str, ...]:
    """Return the roles for which these permissions decide, sorted: the last steps first, then those with their own."""
    last = LAST_STEPS if DECIDE_STEPPED_UP in permissions else ()
    return (*last, *sorted(role for role, needed in _DECIDES_WITH.items() if needed in permissions))
