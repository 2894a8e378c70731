"""In what sense people are designated on a day: by their function, by a role, or by an entry of a register that designates."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from zuiver.campaigns.entries import kinds_held
from zuiver.campaigns.triggers.table import TriggerTable
from zuiver.people.models import RoleGrant
from zuiver.people.queries import designations_of


def designations_on(
    organisation_id: int, on: date, person_ids: Collection[int], table: TriggerTable
) -> Mapping[int, frozenset[str]]:
    """Return the designations of each of these people, in four queries; who has none is left out."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    grants = RoleGrant.rows.of(organisation_id).filter(
        RoleGrant.on(on), person_id__in=list(person_ids), role__in=sorted(table.designated_roles)
    )
    for person_id, role in grants.values_list("person_id", "role"):
        found[person_id].add(f"role:{role}")
    for person_id, kinds in kinds_held(organisation_id, person_ids, table.designated_registers).items():
        found[person_id] |= {f"register:{kind}" for kind in kinds}
    # A change of the designation is another one: then who holds the function is asked again.
    for person_id, designation in designations_of(organisation_id, person_ids, on).items():
        found[person_id].add(f"function:{designation}")
    return {person_id: frozenset(names) for person_id, names in found.items()}
