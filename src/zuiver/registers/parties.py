"""The organisation outside that an entry names: found again, or made when the entry is."""

from zuiver.kernel.errors import InvalidData
from zuiver.people.actor import Actor
from zuiver.people.commands import counterparty_find_or_create
from zuiver.people.models import Counterparty
from zuiver.people.names import name_key
from zuiver.people.queries import counterparties_named
from zuiver.registers.declaration import Party, Privacy, Register


def is_sensitive_party(register: Register) -> bool:
    """Whether the organisation that an entry names is a sensitive field: then it stays out of search and of exports."""
    name = register.reading.party_field
    return bool(name) and register.field(name).privacy in {Privacy.P3, Privacy.P4}


def party_found(organisation_id: int, party: Party | None) -> Counterparty | None:
    """Return the organisation that `party_for` would find, without making one."""
    if party is None:
        return None
    if party.kvk_number:
        known = Counterparty.rows.of(organisation_id)
        found: Counterparty | None = known.filter(kvk_number=party.kvk_number).first()
        if found is not None:
            return found
    named = counterparties_named(organisation_id, name_key(party.name))
    if named and not named[0].kvk_number:
        return named[0]
    return named[0] if len(named) == 1 and not party.kvk_number else None


def party_for(actor: Actor, party: Party | None, field: str) -> Counterparty | None:
    """Return the organisation, made when it is new. Raises InvalidData under `field` for a name that is none."""
    if party is None:
        return None
    try:
        return counterparty_find_or_create(actor, name=party.name, kvk_number=party.kvk_number)
    except InvalidData as wrong:
        raise wrong.for_field(field) from wrong
