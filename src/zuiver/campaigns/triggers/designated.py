"""In what sense people are designated on a day: by a role, or by an entry of a register that designates."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from zuiver.campaigns.entries import kinds_held
from zuiver.campaigns.triggers.table import TriggerTable
from zuiver.people.models import RoleGrant


def designations_on(
    organisation_id: int, on: date, person_ids: Collection[int], table: TriggerTable
) -> Mapping[int, frozenset[str]]:
    """Return the designations of each of these people, in two queries; who has none is left out."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    grants = RoleGrant.rows.of(organisation_id).filter(
        RoleGrant.on(on), person_id__in=list(person_ids), role__in=sorted(table.designated_roles)
    )
    for person_id, role in grants.values_list("person_id", "role"):
        found[person_id].add(f"role:{role}")
    for person_id, kinds in kinds_held(organisation_id, person_ids, table.designated_registers).items():
        found[person_id] |= {f"register:{kind}" for kind in kinds}
    return {person_id: frozenset(names) for person_id, names in found.items()}
