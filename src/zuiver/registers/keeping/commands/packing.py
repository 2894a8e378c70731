"""An access pack: asked by the person, masked by an officer, looked at by a second person, handed out.

What is stored is which fields about others are shown; what stands in them is collected anew each time, and compared by hash.
"""

from collections.abc import Collection
from typing import Final

from django.db import transaction

from zuiver.kernel import clock
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor
from zuiver.registers.keeping import permissions
from zuiver.registers.keeping.models import AccessPack
from zuiver.registers.keeping.noting import note, stop_on
from zuiver.registers.keeping.queries import pack_of
from zuiver.registers.keeping.states import PackState

# GDPR, article 12(3): within one month.
MONTHS: Final = 1


@transaction.atomic
def pack_ask(actor: Actor) -> AccessPack:
    """Ask for all that is stored about oneself; while one request waits, that one is returned. NotFound for the program."""
    if actor.person_id is None:
        raise permissions.not_there()
    rows = AccessPack.rows.of(actor.organisation_id).filter(person_id=actor.person_id)
    waiting: AccessPack | None = rows.exclude(state=PackState.HANDED_OUT).first()
    if waiting is not None:
        return waiting
    pack: AccessPack = AccessPack.rows.create(
        organisation_id=actor.organisation_id,
        person_id=actor.person_id,
        state=PackState.ASKED,
        asked_on=actor.on,
        due_on=add_months(actor.on, MONTHS),
    )
    note(actor, "registers.pack.asked", _subject(pack), {"due_on": pack.due_on.isoformat()})
    return pack


@transaction.atomic
def pack_open(actor: Actor, *, public_id: str) -> AccessPack:
    """Return a pack for who handles it, and note that all of the person was read. Raises Refusal and NotFound."""
    pack = pack_of(actor, public_id)
    note(actor, "registers.pack.opened", _subject(pack), {})
    return pack


@transaction.atomic
def pack_mask(
    actor: Actor, *, public_id: str, shown: Collection[str], collected_hash: str, version: int
) -> AccessPack:
    """Keep which fields about others are shown; all other ones stay hidden. `collected_hash` is of what was looked at.

    Raises NotFound, and Refusal for who does not keep the registers, for one's own pack, and in another state.
    """
    pack = _locked(actor, public_id, version)
    stop_on(permissions.check_keep(actor) or _check_not_own(actor, pack))
    _must_be(pack, PackState.ASKED, PackState.MASKED)
    pack.shown, pack.collected_hash = sorted(set(shown)), collected_hash
    pack.masked_by_id = actor.person_id
    return _store(actor, pack, PackState.MASKED, "registers.pack.masked")


@transaction.atomic
def pack_check(actor: Actor, *, public_id: str, collected_hash: str, version: int) -> AccessPack:
    """Agree with what is shown; a second person does. Raises NotFound and Refusal, also when something was added since."""
    pack = _second(actor, public_id, version)
    _must_be_same(pack, collected_hash)
    return _store(actor, pack, PackState.CHECKED, "registers.pack.checked")


@transaction.atomic
def pack_send_back(actor: Actor, *, public_id: str, version: int) -> AccessPack:
    """Have it looked at again by the first one. Raises NotFound and Refusal."""
    pack = _second(actor, public_id, version)
    pack.masked_by_id = None
    return _store(actor, pack, PackState.ASKED, "registers.pack.sent_back")


@transaction.atomic
def pack_hand_out(actor: Actor, *, public_id: str, collected_hash: str, file_hash: str) -> AccessPack:
    """Hand a checked pack out to the person, who asks for it; taking it again is logged again. Raises NotFound and Refusal."""
    pack = _locked(actor, public_id, None)
    if pack.person_id != actor.person_id:
        raise permissions.not_there()
    _must_be(pack, PackState.CHECKED, PackState.HANDED_OUT)
    _must_be_same(pack, collected_hash)
    pack.handed_out_at = clock.now()
    return _store(actor, pack, PackState.HANDED_OUT, "registers.pack.handed_out", file=file_hash)


def _second(actor: Actor, public_id: str, version: int) -> AccessPack:
    pack = _locked(actor, public_id, version)
    stop_on(permissions.check_second(actor, pack.masked_by_id) or _check_not_own(actor, pack))
    _must_be(pack, PackState.MASKED)
    return pack


def _locked(actor: Actor, public_id: str, version: int | None) -> AccessPack:
    rows = AccessPack.rows.of(actor.organisation_id).select_for_update(of=("self",))
    pack: AccessPack | None = rows.filter(public_id=public_id).first()
    if pack is None:
        raise permissions.not_there()
    if version is not None and version != pack.version:
        raise Refusal(
            "changed_meanwhile", "Somebody changed this while you were looking. Load the page again."
        )
    return pack


def _check_not_own(actor: Actor, pack: AccessPack) -> Refusal | None:
    if pack.person_id != actor.person_id:
        return None
    return Refusal("own_pack", "This is about yourself. Somebody else decides what of others is shown.")


def _must_be(pack: AccessPack, *states: PackState) -> None:
    if pack.state not in states:
        raise Refusal("step_not_now", "This is not possible now. Load the page again to see what is.")


def _must_be_same(pack: AccessPack, collected_hash: str) -> None:
    if pack.collected_hash != collected_hash:
        raise Refusal(
            "pack_changed",
            "Something was added or changed since it was looked at. An officer has to look at it again.",
        )


def _store(actor: Actor, pack: AccessPack, state: PackState, event: str, **told: object) -> AccessPack:
    pack.state = state
    pack.version += 1
    pack.save()
    note(actor, event, _subject(pack), {"shown": len(pack.shown), **told})
    return pack


def _subject(pack: AccessPack) -> str:
    return f"access_pack:{pack.public_id}"
