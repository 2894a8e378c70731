"""The person objects, a role decides, and neither is the other: with a reason, and nothing is public in between."""

import pytest

from tests.publication.builders import DAY, PERIOD, Publishing, line_of
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.commands import relation_declare
from zuiver.people.models import Person
from zuiver.publication.commands import objection_decide, publication_begin_anew, publication_object
from zuiver.publication.models import Objection
from zuiver.publication.queries import objection_for, overview, to_decide
from zuiver.registers.models import Entry


def objected(world: Publishing, entry: Entry, by: Person | None = None) -> Objection:
    """Lars objects to publication."""
    with world.frozen():
        return publication_object(
            world.acting(by or world.lars), entry_public_id=entry.public_id, reason="Mijn kinderen."
        )


def decided(
    world: Publishing, objection: Objection, *, is_granted: bool, by: Person | None = None
) -> Objection:
    """Imre, when nobody else is named, decides."""
    with world.frozen():
        actor = world.acting(by or world.imre)
        return objection_decide(
            actor, public_id=objection.public_id, is_granted=is_granted, reason="Alles gewogen."
        )


@pytest.mark.parametrize("is_public", [False, True])
def test_an_objection_takes_it_away_at_once_and_tells_who_decides(world: Publishing, is_public: bool) -> None:
    entry = world.published() if is_public else world.assessed()
    objected(world, entry)
    line = line_of(entry)
    assert (line.state, line.is_public, line.publish_on) == ("objected", False, None)
    told = Notice.rows.filter(topic="publication_to_decide").values_list("person__name", flat=True)
    assert sorted(told) == ["Dana", "Imre"]
    world.later(90)
    world.worked()
    world.checked()
    assert line_of(entry).state == "objected"


def test_granted_it_stays_out_until_somebody_begins_anew_with_a_preview(world: Publishing) -> None:
    entry = world.published()
    decided(world, objected(world, entry), is_granted=True)
    world.later(90)
    world.worked()
    world.checked()
    line = line_of(entry)
    assert (line.state, line.stays_out, line.reason) == ("withdrawn", True, "objection_granted")
    with world.frozen():
        publication_begin_anew(
            world.acting(world.imre), public_id=line.public_id, reason="Het gevaar is voorbij."
        )
    line = line_of(entry)
    assert (line.state, line.publish_on) == ("previewed", world.today + (PERIOD + 1) * DAY)


def test_denied_it_is_public_after_the_days_anew_and_not_objected_to_twice(world: Publishing) -> None:
    entry = world.assessed()
    objection = objected(world, entry)
    world.later(10)
    decided(world, objection, is_granted=False)
    with pytest.raises(Refusal, match="was decided on"):
        objected(world, entry)
    world.later(PERIOD)
    world.worked()
    assert not line_of(entry).is_public
    world.later(1)
    world.worked()
    assert line_of(entry).version == 1


def test_nobody_objects_for_somebody_else_and_not_without_a_reason(world: Publishing) -> None:
    entry = world.assessed()
    for person in (world.karin, world.imre, world.ruben):
        with pytest.raises(NotFound):
            objected(world, entry, by=person)
    with pytest.raises(InvalidData), world.frozen():
        publication_object(world.acting(world.lars), entry_public_id=entry.public_id, reason=" ")
    assert line_of(entry).state == "previewed"


def test_who_has_the_role_never_decides_on_oneself_or_on_somebody_close(world: Publishing) -> None:
    world.province.person("Iris", works_in=world.roads, scale=15, role="integrity_officer")
    iris = Person.rows.get(name="Iris")
    objection = objected(world, world.assessed(iris), by=iris)
    with pytest.raises(Refusal):
        decided(world, objection, is_granted=True, by=iris)
    relation_declare(world.province.hr, world.imre, iris)
    with pytest.raises(Refusal):
        decided(world, objection, is_granted=True)
    assert to_decide(world.acting(iris)) == []
    with pytest.raises(NotFound):
        objection_for(world.acting(iris), objection.public_id)
    assert decided(world, objection, is_granted=False, by=world.dana).outcome == "denied"


def test_other_roles_and_managers_decide_nothing_and_see_nothing(world: Publishing) -> None:
    objection = objected(world, world.assessed())
    for person in (world.karin, world.bo, world.audra, world.lars):
        with pytest.raises(NotFound):
            decided(world, objection, is_granted=True, by=person)
        with pytest.raises(NotFound):
            overview(world.acting(person))


def test_an_objection_lapses_when_it_may_not_be_public_any_more(world: Publishing) -> None:
    entry = world.published()
    objection = objected(world, entry)
    world.act(entry, world.lars, "say_ended", data={"ended_on": world.today.isoformat()})
    objection.refresh_from_db()
    assert (objection.outcome, line_of(entry).state) == ("lapsed", "withdrawn")
    with pytest.raises(Refusal):
        decided(world, objection, is_granted=True)


def test_every_step_leaves_one_event_without_a_line_in_it(world: Publishing) -> None:
    entry = world.published()
    decided(world, objected(world, entry), is_granted=False)
    found = AuditEvent.objects.filter(event__startswith="publication.").order_by("number")
    assert [one.event.removeprefix("publication.") for one in found] == [
        "line.previewed", "line.published", "line.objected", "objection.denied",
    ]  # fmt: skip
    assert not any("roei" in one.data_text.lower() or "kinderen" in one.data_text for one in found)
    assert verify(world.organisation.pk).findings == []
