"""The organisation's key on paper, used or practised: two people sign, then two sheets are put together in a browser.

No sheet and no secret comes here. Each use is one record in the directory of keys (`sealing/paper.py`), which the key on
paper signs too, and a line in the log of the case; without it no browser takes what the key on paper handed on.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from zuiver.cases.approving import check_approver
from zuiver.cases.code_lists import check_code
from zuiver.cases.commands.compartments import active_readers
from zuiver.cases.commands.directory import append_record, current_directory
from zuiver.cases.commands.held import Held, add_wraps
from zuiver.cases.commands.key_moving import MovedKey
from zuiver.cases.commands.reading import give_place
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.leaving import has_left
from zuiver.cases.lifecycle.words import State
from zuiver.cases.models import Case, CompartmentKey, KeyHolder, PaperAsk, SecondPair, Wrap
from zuiver.cases.paper import ON_PAPER, new_reader, paper_key, parts_for
from zuiver.cases.pieces import SealedKey, check_sealed_keys
from zuiver.cases.sealing.directory import APPROVAL
from zuiver.cases.sealing.directory_entries import Action, DirectoryEntry, read_entry
from zuiver.cases.sealing.paper import PaperUse, What, read_paper_use, record_name
from zuiver.cases.sealing.signatures import is_signed
from zuiver.cases.standing import not_found, person_of
from zuiver.kernel.errors import Refusal
from zuiver.people.actor import Actor


@transaction.atomic
def paper_ask(actor: Actor, *, statement: str, record: str) -> SecondPair:
    """Ask to use the key on paper for one case and one new reader, or to practise; signed with the actor's own key.

    Raises Refusal for who agrees to no keys and for a reader who cannot be one, NotFound for a case that is not there or
    from which the actor is ruled out, `NotSealedRight` for a statement that is not whole.
    """
    check_paper(actor)
    use = read_paper_use(statement)
    for office in use.sheets:
        check_code("sheets", "sheet_keepers", office)
    check_code("ground", "paper_grounds", use.ground)
    key = paper_key(actor.organisation_id, use.key)
    if key is None:
        raise not_found()
    held = held_on_paper(actor, use.case) if use.what is What.USE else None
    holder = _reader_of(held, use, key, person_of(actor)) if held else None
    _check_record(actor, use, record, signatures=1)
    pair = _pair(actor, use, held, holder)
    PaperAsk.rows.create(
        organisation_id=actor.organisation_id, pair=pair, case=pair.case, holder=holder, statement=statement,
        record=record,
    )  # fmt: skip
    if held:
        held.line("paper_asked", use.ground)
    return pair


@transaction.atomic
def paper_agree(actor: Actor, pair_id: UUID, *, record: str) -> None:
    """Agree as the second person, with a signature under the same record. Raises NotFound, Refusal."""
    ask, held = open_ask(actor, pair_id)
    if ask.pair.asked_by == actor.person_id:
        raise Refusal("second_person", "You asked for this yourself. Another person agrees to it.")
    if ask.holder and ask.holder.person_id == actor.person_id:
        raise _not_for_oneself()
    if ask.pair.agreed_by is not None:
        raise Refusal("agreed_already", "A second person agreed to this already.")
    _check_record(actor, read_paper_use(ask.statement), record, signatures=2)
    SecondPair.rows.filter(pk=ask.pair.pk).update(agreed_by=actor.person_id, agreed_on=actor.on)
    PaperAsk.rows.filter(pk=ask.pk).update(record=record)
    if held:
        held.line("paper_agreed", ask.pair.ground)


@transaction.atomic
def paper_put(actor: Actor, pair_id: UUID, *, record: str, wraps: Sequence[MovedKey] = ()) -> None:
    """Record that two sheets were put together; of a use, give the new reader a place with what the paper opened.

    Done by one of the two. Raises NotFound, Refusal while the second is missing, `NotSigned` where the key on paper or one
    of the two did not sign, and Refusal for other parts than were signed for.
    """
    ask, held = open_ask(actor, pair_id)
    if ask.pair.agreed_by is None:
        raise Refusal("second_person_missing", "A second person has to agree to this first.")
    if actor.person_id not in (ask.pair.asked_by, ask.pair.agreed_by):
        raise not_found()
    use = read_paper_use(ask.statement)
    if read_entry(record).statement != read_entry(ask.record).statement:
        raise _moved_on()
    append_record(actor, record)
    if held and ask.holder:
        # Once more: somebody may have been ruled out, or have left, since it was asked.
        holder = new_reader(held, use.reader)
        if holder.pk != ask.holder.pk or {(one.compartment.value, one.version) for one in wraps} != use.parts:
            raise not_found()
        if not any(reader.holder_id == holder.pk for reader in active_readers(held)):
            give_place(held, holder)
        for one in wraps:
            _hand_on(held, holder, one)
        held.line("paper_used", use.ground)
    SecondPair.rows.filter(pk=ask.pair.pk).update(used_on=actor.on)


@transaction.atomic
def paper_drop(actor: Actor, pair_id: UUID) -> None:
    """Take back what was asked: by one of the two, as when the directory moved on since they signed."""
    ask, held = open_ask(actor, pair_id)
    if actor.person_id not in (ask.pair.asked_by, ask.pair.agreed_by):
        raise not_found()
    if held:
        held.line("paper_dropped", ask.pair.ground)
    ask.pair.delete()


def check_paper(actor: Actor) -> None:
    """Raise Refusal unless the actor agrees to keys; NotFound for who left."""
    check_approver(actor, owner_id=None)
    if has_left(actor):
        raise not_found()


def held_on_paper(actor: Actor, case_id: UUID) -> Held:
    """Return a case for who uses the key on paper. Who is ruled out hears the same as of a case that is not there."""
    case: Case | None = (
        Case.rows.of(actor.organisation_id)
        .select_for_update()
        .filter(pk=case_id)
        .exclude(state=State.DESTROYED)
        .first()
    )
    barred = is_excluded(case or Case(pk=case_id, organisation_id=actor.organisation_id), person_of(actor))
    if case is None or barred:
        raise not_found()
    return Held(case, ON_PAPER, actor.on)


def open_ask(actor: Actor, pair_id: UUID) -> tuple[PaperAsk, Held | None]:
    """Return what was asked and is not done, with its case. Raises NotFound for everything that is not for the actor."""
    check_paper(actor)
    rows = PaperAsk.rows.of(actor.organisation_id).select_related("pair", "holder")
    ask: PaperAsk | None = rows.filter(pair_id=pair_id, pair__used_on__isnull=True).first()
    if ask is None:
        raise not_found()
    return ask, held_on_paper(actor, ask.case_id) if ask.case_id else None


def _pair(actor: Actor, use: PaperUse, held: Held | None, holder: KeyHolder | None) -> SecondPair:
    try:
        with transaction.atomic():
            pair: SecondPair = SecondPair.rows.create(
                organisation_id=actor.organisation_id, case=held.case if held else None, deed=f"paper_{use.what}",
                about=holder.pk if holder else None, ground=use.ground, asked_by=person_of(actor),
                asked_on=actor.on,
            )  # fmt: skip
    except IntegrityError:
        raise Refusal("asked_already", "This was asked already and waits for a second person.") from None
    return pair


def _reader_of(held: Held, use: PaperUse, key: KeyHolder, asker: int) -> KeyHolder:
    holder = new_reader(held, use.reader)
    if holder.person_id == asker:
        raise _not_for_oneself()
    if use.parts != parts_for(held, holder, key):
        raise Refusal(
            "paper_parts", "The parts of this case changed meanwhile. Reload the page and begin again."
        )
    return holder


def _check_record(actor: Actor, use: PaperUse, record: str, *, signatures: int) -> None:
    """The record is about this use, follows on the directory, and the newest signature is of a key of the actor."""
    entry, directory = read_entry(record), current_directory(actor.organisation_id)
    if entry.number != directory.number + 1 or entry.previous != directory.head:
        raise _moved_on()
    if entry.action is not Action.PAPER or entry.name != record_name(entry.previous, use):
        raise not_found()
    own = set(
        KeyHolder.rows.of(actor.organisation_id)
        .filter(person_id=person_of(actor), ended_on__isnull=True)
        .values_list("signing_key", flat=True)
    )
    if len(entry.approvals) != signatures or not own & _signers(entry) & set(directory.approvers.values()):
        raise Refusal(
            "paper_signature",
            "This takes your own key, and that key has to be one that agrees to others.",
        )


def _signers(entry: DirectoryEntry) -> set[str]:
    return {
        signer
        for signer, signature in entry.approvals.items()
        if is_signed(signer, APPROVAL, entry.statement, signature)
    }


def _hand_on(held: Held, holder: KeyHolder, one: MovedKey) -> None:
    wrap = SealedKey(holder.pk, one.sealed)
    check_sealed_keys(one.compartment, one.version, [wrap])
    key: CompartmentKey = CompartmentKey.rows.of(held.case.organisation_id).get(
        case=held.case, compartment=one.compartment, version=one.version
    )
    if not key.wraps.filter(holder=holder).exists():
        Wrap.rows.bulk_create(add_wraps(key, [wrap], held.day))


def _not_for_oneself() -> Refusal:
    return Refusal(
        "paper_for_oneself", "Nobody opens a case with the key on paper for themselves. Choose somebody else."
    )


def _moved_on() -> Refusal:
    return Refusal(
        "directory_moved_on",
        "The directory of keys moved on since this was signed. Take it back and ask for it again.",
    )
