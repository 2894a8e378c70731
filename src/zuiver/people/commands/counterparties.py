"""Organisations outside: found again by KvK number or name, and what makes them delicate for a while."""

from datetime import date

from django.db import transaction

from zuiver.kernel.errors import invalid
from zuiver.people.actor import Actor
from zuiver.people.checking import check_period, line_of_text
from zuiver.people.checking import kvk_number as read_kvk_number
from zuiver.people.commands.writing import account_for, raise_if, set_fields
from zuiver.people.models import Counterparty, Involvement
from zuiver.people.names import name_key
from zuiver.people.permissions import check_manage_suppliers, check_same_organisation
from zuiver.people.searching import counterparties_named


@transaction.atomic
def counterparty_find_or_create(actor: Actor, *, name: str, kvk_number: str = "") -> Counterparty:
    """Return the organisation with this KvK number, else the one with this name, else a new one.

    One that was known by name only gets the number. Everybody who records something may do this. Raises InvalidData
    for an empty name or a number that is none.
    """
    read_name = line_of_text("giver_org", name, longest=200)
    number = read_kvk_number("kvk_number", kvk_number)
    key = name_key(read_name)
    if not key:
        raise invalid("giver_org", "“{name}” holds no letter or digit. Write the name.", name=read_name)
    found = _by_number(actor, number) or _by_name(actor, key, number)
    if found:
        if number and not found.kvk_number:
            _change(actor, found, kvk_number=number)
        return found
    # Two people may type the same new name at the same moment: the second gets the row of the first.
    new = Counterparty(organisation_id=actor.organisation_id, name=read_name, name_key=key, kvk_number=number)
    Counterparty.rows.bulk_create([new], ignore_conflicts=True)
    made = _by_number(actor, number) or _by_name(actor, key, number)
    if made is None:
        raise LookupError(f"The organisation {key!r} was neither made nor found.")
    if made.public_id == new.public_id:
        account_for(actor, "people.counterparty.created", made)
    return made


@transaction.atomic
def counterparty_change(actor: Actor, counterparty: Counterparty, *, is_supplier: bool) -> list[str]:
    """Mark an organisation as supplier, or no longer; return what changed."""
    _must_keep_list(actor, counterparty)
    return _change(actor, counterparty, is_supplier=is_supplier)


@transaction.atomic
def involvement_start(
    actor: Actor,
    counterparty: Counterparty,
    *,
    kind: str,
    title: str,
    valid_from: date,
    valid_until: date | None = None,
    source: str = "",
) -> Involvement:
    """Record that an organisation bids in a tender, has a contract, or waits for a decision (G-20, G-21)."""
    _must_keep_list(actor, counterparty)
    check_period(valid_from, valid_until)
    if kind not in Involvement.Kind.values:
        raise invalid("kind", "“{kind}” is not possible here. Write tender, contract or decision.", kind=kind)
    involvement: Involvement = Involvement.rows.create(
        organisation_id=actor.organisation_id,
        counterparty=counterparty,
        kind=kind,
        title=line_of_text("title", title, longest=200),
        source=line_of_text("source", source, longest=200, required=False),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    account_for(
        actor,
        "people.involvement.started",
        counterparty,
        kind=kind,
        title=involvement.title,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    return involvement


@transaction.atomic
def involvement_end(actor: Actor, involvement: Involvement, *, valid_until: date) -> None:
    """End a tender, contract or decision on a day, that day included."""
    _must_keep_list(actor, involvement)
    check_period(involvement.valid_from, valid_until)
    set_fields(involvement, {"valid_until": valid_until})
    account_for(
        actor,
        "people.involvement.ended",
        involvement.counterparty,
        kind=involvement.kind,
        valid_until=valid_until,
    )


def _must_keep_list(actor: Actor, row: Counterparty | Involvement) -> None:
    raise_if(check_same_organisation(actor, row))
    raise_if(check_manage_suppliers(actor))


def _by_number(actor: Actor, number: str) -> Counterparty | None:
    if not number:
        return None
    found: Counterparty | None = Counterparty.rows.of(actor.organisation_id).filter(kvk_number=number).first()
    return found


def _by_name(actor: Actor, key: str, number: str) -> Counterparty | None:
    """The one without a number; else, for someone who gave none, the only one with this name."""
    named = counterparties_named(actor.organisation_id, key)
    if named and not named[0].kvk_number:
        return named[0]
    return named[0] if len(named) == 1 and not number else None


def _change(actor: Actor, counterparty: Counterparty, **wanted: object) -> list[str]:
    raise_if(check_same_organisation(actor, counterparty))
    changed = set_fields(counterparty, wanted)
    if changed:
        account_for(actor, "people.counterparty.changed", counterparty, fields=", ".join(changed))
    return changed
