"""What the organisation's key on paper may open, for whom, and when it has to be practised. Never a note, never who reported."""

from datetime import date
from typing import Final

from zuiver.cases.access import access
from zuiver.cases.commands.compartments import may_hold
from zuiver.cases.commands.held import Held
from zuiver.cases.commands.keys import LISTED
from zuiver.cases.conflicts import conflict_of
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.lifecycle.words import Compartment, Role
from zuiver.cases.models import KeyHolder, Reader, Wrap
from zuiver.cases.readers import holders_in_use
from zuiver.cases.sealing.signatures import fingerprint
from zuiver.cases.standing import Place
from zuiver.kernel.date_sums import add_months
from zuiver.kernel.errors import Refusal
from zuiver.people.models import Organisation, RoleGrant

# A note is its writer's. Who reported shows it to one reader after another, in the box.
NEVER: Final = frozenset({Compartment.NOTE, Compartment.IDENTITY})
# As whom the log names the two people: neither has a place in the case.
ON_PAPER: Final = Place(Role.ORGANISATION, frozenset(), frozenset())
PRACTICE_MONTHS: Final = "cases.paper_practice_months"


def new_reader(held: Held, short: str) -> KeyHolder:
    """Return the key in force with this fingerprint that may get what the paper opens.

    Raises Refusal, in one sentence whatever the reason, for an unknown key, for who is ruled out or too close, and for who
    keeps the machine running.
    """
    in_use = holders_in_use(held.case.organisation_id, LISTED - {Role.ORGANISATION}, held.day)
    holder = next((one for one in in_use if fingerprint_of(one) == short), None)
    if (
        holder is None
        or is_excluded(held.case, holder.person_id)
        or conflict_of(held.case, holder.person_id, held.day)
        or _keeps_the_machine(holder, held.day)
    ):
        raise Refusal("reader_unknown", "This person cannot be a reader of this case. Choose somebody else.")
    return holder


def parts_for(held: Held, holder: KeyHolder, on_paper: KeyHolder) -> frozenset[tuple[str, int]]:
    """Return the versions of compartments that were sealed for the key on paper, that the reader's role may have, and that
    the reader has not."""
    reader = Reader(role=holder.role)
    wraps = Wrap.rows.of(held.case.organisation_id).filter(key__case=held.case)
    there = wraps.filter(holder=on_paper).exclude(key__wraps__holder=holder)
    return frozenset(
        (part, version)
        for part, version in there.values_list("key__compartment", "key__version")
        if Compartment(part) not in NEVER and may_hold(held, reader, Compartment(part))
    )


def paper_key(organisation_id: int, short: str) -> KeyHolder | None:
    """Return the key on paper with this fingerprint, also one that ended: old cases are sealed for it."""
    rows = KeyHolder.rows.of(organisation_id).filter(role=Role.ORGANISATION, approved_on__isnull=False)
    return next((one for one in rows.order_by("pk") if fingerprint_of(one) == short), None)


def fingerprint_of(holder: KeyHolder) -> str:
    """Return the figures by which people compare a key."""
    return fingerprint((holder.public_key, holder.signing_key))


def practice_due(organisation: Organisation, last: date | None) -> date | None:
    """Return by which day two sheets have to be tried again, or None where the organisation set no term for it (in months)."""
    raw = str(organisation.terms.get(PRACTICE_MONTHS, "")).strip()
    if last is None or not raw.isdecimal() or not int(raw):
        return None
    return add_months(last, int(raw))


def _keeps_the_machine(holder: KeyHolder, on: date) -> bool:
    roles = RoleGrant.rows.of(holder.organisation_id).filter(RoleGrant.on(on), person_id=holder.person_id)
    return roles.filter(role__in=access().never_approvers).exists()
