"""An opened entry as its page shows it, with only the fields that the reader may see."""

from django.db.models import QuerySet

from zuiver.people.actor import Actor
from zuiver.people.prepared import prepared
from zuiver.registers import permissions, policies
from zuiver.registers.cases import DESK_STEPS, check_action, departs
from zuiver.registers.declaration import Field, Privacy, Register
from zuiver.registers.lifecycle import State, steps_from
from zuiver.registers.models import Attachment, Entry, EntryNamed, HandIn
from zuiver.registers.payload import is_asked
from zuiver.registers.policies import Case
from zuiver.registers.queries.views import Available, EntryView, FieldValue, HandInView, PhotoView

# Sensitive fields are for the person and the one who assesses (P3), everything else also for who oversees.
_SEES_SENSITIVE = frozenset(
    {
        permissions.PERSON,
        permissions.REGISTERED,
        permissions.ASSESSOR,
        permissions.DEPUTY,
        permissions.ROLE,
    }
)


def view_of(actor: Actor, entry: Entry, register: Register, case: Case, capacity: str) -> EntryView:
    """Return an entry for a reader in this capacity, in three queries."""
    own = capacity in {permissions.PERSON, permissions.REGISTERED}
    return EntryView(
        entry=entry,
        register=register,
        capacity=capacity,
        is_own=own,
        state_label=register.state_label(State(entry.state)),
        values=tuple(
            FieldValue(field, entry.data[field.name])
            for field in visible_fields(register, capacity)
            if field.name in entry.data and is_asked(field, entry.data)
        ),
        named=_names(entry),
        photos=_photos(entry),
        hand_in=hand_in_view(entry),
        actions=available(actor, entry, register, case),
        can_correct=(permissions.check_correct(actor, case) or policies.check_correct(case)) is None,
        can_write=permissions.check_write(actor, case) is None,
    )


def visible_fields(register: Register, capacity: str) -> tuple[Field, ...]:
    """Return the fields that someone in this capacity sees. The hand-in desk needs no more than the title."""
    if capacity == permissions.DESK:
        return ()
    if capacity in _SEES_SENSITIVE:
        return tuple(field for field in register.fields if field.privacy is not Privacy.P4)
    return tuple(field for field in register.fields if field.privacy not in {Privacy.P3, Privacy.P4})


def available(actor: Actor, entry: Entry, register: Register, case: Case) -> tuple[Available, ...]:
    """Return the steps that the actor may take now, in the order of the table. No queries."""
    return tuple(
        Available(
            action=step.action,
            label=register.action_label(step.action),
            needs_reason=step.needs_reason
            or (step.is_decision and departs(register, step.action, entry.outcome)),
            departs=step.is_decision and departs(register, step.action, entry.outcome),
            is_decision=step.is_decision,
            needs_form=step.action in DESK_STEPS,
            fields=register.step_fields(step.action),
            imposes=step.imposes,
        )
        for step in steps_from(State(entry.state))
        if check_action(actor, case, register, step.action) is None
    )


def hand_in_view(entry: Entry) -> HandInView | None:
    """Return the receipt of the hand-in desk, if there is one."""
    found = _receipts.first(entry.organisation_id, entry.pk)
    if found is None:
        return None
    return HandInView(
        number=found.number,
        received_by=found.received_by.name,
        received_on=found.received_on,
        place=found.place,
        what=found.what,
        destination=found.destination,
        destination_on=found.destination_on,
    )


def _names(entry: Entry) -> tuple[str, ...]:
    return tuple(_named(entry.organisation_id, entry.pk))


def _photos(entry: Entry) -> tuple[PhotoView, ...]:
    return tuple(PhotoView(*row) for row in _attached(entry.organisation_id, entry.pk))


@prepared
def _receipts(organisation_id: int, entry_id: int) -> QuerySet[HandIn]:
    rows: QuerySet[HandIn] = HandIn.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).select_related("received_by")


@prepared
def _named(organisation_id: int, entry_id: int) -> QuerySet[EntryNamed, str]:
    rows: QuerySet[EntryNamed] = EntryNamed.rows.of(organisation_id)
    rows = rows.filter(entry_id=entry_id).order_by("person__name", "pk")
    return rows.values_list("person__name", flat=True)


@prepared
def _attached(organisation_id: int, entry_id: int) -> QuerySet[Attachment, tuple[str, int, int]]:
    # Never the content: a page of six photos would load megabytes.
    rows: QuerySet[Attachment] = Attachment.rows.of(organisation_id)
    return rows.filter(entry_id=entry_id).order_by("pk").values_list("public_id", "width", "height")
