"""Roles as data: which permissions each role gives. The database stores the slug only (`RoleGrant.role`).

Being someone's manager is not a role: it follows from the unit a person leads on a day.
A permission is `room.thing.verb`. Nobody has one that is not written here: deny by default.
"""

from dataclasses import dataclass
from typing import Final

from zuiver.audit.permissions import READ_AUDIT as READ_AUDIT

READ_ALL_ENTRIES: Final = "registers.entry.read_all"
DECIDE_STEPPED_UP: Final = "registers.entry.decide_stepped_up"
RUN_HAND_IN_DESK: Final = "registers.hand_in.run"
EXPORT_ENTRIES: Final = "registers.entry.export"
READ_OUTBOX: Final = "notices.outbox.read"
MANAGE_PEOPLE: Final = "people.record.manage"
MANAGE_SUPPLIERS: Final = "people.supplier.manage"
MANAGE_TERMS: Final = "people.terms.manage"
MANAGE_EDITIONS: Final = "codes.edition.manage"
ANSWER_QUESTIONS: Final = "dialogue.question.answer"
ANSWER_STEPPED_UP: Final = "dialogue.question.answer_stepped_up"
APPROVE_PRECEDENTS: Final = "dialogue.precedent.approve"


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
                MANAGE_EDITIONS,
                ANSWER_QUESTIONS,
                APPROVE_PRECEDENTS,
            }
        ),
    ),
    Role(
        "general_director",
        "General director",
        "The last step when the route finds no manager.",
        frozenset({DECIDE_STEPPED_UP, ANSWER_STEPPED_UP, APPROVE_PRECEDENTS}),
    ),
    Role(
        "hand_in_desk",
        "Hand-in desk",
        "Takes in gifts and records where they go.",
        frozenset({RUN_HAND_IN_DESK}),
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
# What a deputy takes over of the roles of someone who is away; everything else is not lent.
LENT_TO_DEPUTIES: Final = frozenset({DECIDE_STEPPED_UP, ANSWER_QUESTIONS, ANSWER_STEPPED_UP})
