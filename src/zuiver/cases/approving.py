"""Who may agree to a key. Keeping the machine running and agreeing to keys never lie in one hand."""

from zuiver.cases.access import access
from zuiver.cases.models import KeyHolder
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.people.models import RoleGrant


def check_approver(actor: Actor, owner_id: int | None) -> None:
    """Raise Refusal for the owner, for an administrator, and for who has neither such a role nor an approved key.

    Roles are the person's own: who stands in for somebody approves nothing.
    """
    person_id = actor.person_id or 0
    roles = set(
        RoleGrant.rows.of(actor.organisation_id)
        .filter(RoleGrant.on(actor.on), person_id=person_id)
        .values_list("role", flat=True)
    )
    has_key = KeyHolder.rows.of(actor.organisation_id).filter(
        person_id=person_id, approved_on__isnull=False, ended_on__isnull=True, is_listed=True
    )
    if (
        not person_id
        or person_id == owner_id
        or roles & access().never_approvers
        or not (roles & access().approvers or has_key.exists())
    ):
        raise Refusal(
            "approve_not_for_you",
            "You cannot agree to this key: it takes two other people who keep no machine and hold an approved role.",
        )
