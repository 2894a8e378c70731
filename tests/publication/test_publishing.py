"""From an assessment to a public line and back: previewed first, public after the days, gone the moment it may not be."""

import pytest

from tests.publication.builders import DAY, PERIOD, Publishing, line_of
from zuiver.audit.models import AuditEvent
from zuiver.notices.models import Notice
from zuiver.people.commands import assignment_end, assignment_start
from zuiver.publication.lifecycle import State
from zuiver.publication.models import Publication, PublicVersion
from zuiver.registers.commands import entry_correct, entry_reassess
from zuiver.registers.payload import as_typed
from zuiver.registers.registry import register_of


def test_what_was_assessed_is_previewed_and_public_after_the_days_and_not_earlier(world: Publishing) -> None:
    entry = world.assessed()
    line = line_of(entry)
    assert (line.state, line.is_public, line.publish_on) == (
        "previewed",
        False,
        world.today + (PERIOD + 1) * DAY,
    )
    assert line.preview == {
        "activity": "Voorzitter van de roeivereniging",
        "organisation": "Roeivereniging De Lek",
        "paid": False,
        "person_function": "adviser",
    }
    assert Notice.rows.get(topic="publication_preview").person == world.lars
    for _day in range(PERIOD):
        world.later(1)
        assert world.worked() == 0
        assert not line_of(entry).is_public
    world.later(1)
    assert world.worked() == 1
    line = line_of(entry)
    assert (line.state, line.version, line.lines) == ("published", 1, line.preview)
    assert world.worked() == 0


def test_before_it_is_assessed_nothing_is_shown_to_anybody(world: Publishing) -> None:
    entry = world.reported()
    world.act(entry, world.karin, "start_talk")
    world.checked()
    assert not Publication.rows.exists()


@pytest.mark.parametrize("scale", [13, None])
def test_below_the_scale_or_without_one_nothing_is_published(world: Publishing, scale: int | None) -> None:
    below = world.province.person("Below", works_in=world.roads, scale=scale)
    world.published(below)
    world.checked()
    assert not Publication.rows.exists()


def test_a_missed_week_loses_nothing(world: Publishing) -> None:
    entry = world.assessed()
    world.later(60)
    assert world.worked() == 1
    assert line_of(entry).is_public


@pytest.mark.parametrize(
    ("action", "state"),
    [("reopen", "resting"), ("say_ended", "withdrawn"), ("record_ended", "withdrawn")],
)
def test_it_is_gone_in_the_transaction_that_reverses_the_assessment(
    world: Publishing, action: str, state: str
) -> None:
    entry = world.published()
    who = world.lars if action == "say_ended" else world.karin
    data = {} if action == "reopen" else {"ended_on": world.today.isoformat()}
    world.act(entry, who, action, data=data)
    line = line_of(entry)
    assert (line.state, line.is_public) == (state, False)
    version = PublicVersion.rows.get()
    assert version.public_until is not None
    assert version.lines["activity"] == "Voorzitter van de roeivereniging"


def test_looked_at_again_with_the_same_lines_it_comes_back_as_the_next_version(world: Publishing) -> None:
    entry = world.published()
    with world.frozen():
        entry_reassess(world.program, public_id=entry.public_id, reason="Andere functie.")
    assert line_of(entry).state == State.RESTING
    world.later(3)
    world.act(entry, world.karin, "no_objection")
    line = line_of(entry)
    assert (line.state, line.version, line.is_public) == ("published", 2, True)
    assert [one.number for one in line.versions.order_by("number")] == [1, 2]


def test_a_prohibition_takes_it_away_for_good(world: Publishing) -> None:
    entry = world.published()
    world.act(entry, world.karin, "reopen")
    world.act(entry, world.karin, "intend_prohibition")
    world.act(entry, world.lars, "react")
    assert line_of(entry).state == State.RESTING
    world.act(entry, world.karin, "prohibit", data={"end_by": (world.today + 30 * DAY).isoformat()})
    line = line_of(entry)
    assert (line.state, line.reason) == ("withdrawn", "not_allowed")


def test_a_correction_is_previewed_while_the_old_version_stays_and_both_are_kept(world: Publishing) -> None:
    entry = world.published()
    _correct(world, entry, activity="Penningmeester van de roeivereniging")
    line = line_of(entry)
    assert (line.state, line.version) == ("changing", 1)
    assert line.lines["activity"] == "Voorzitter van de roeivereniging"
    assert line.preview["activity"] == "Penningmeester van de roeivereniging"
    world.later(PERIOD)
    world.worked()
    assert line_of(entry).version == 1
    world.later(1)
    world.worked()
    line = line_of(entry)
    assert (line.state, line.version) == ("published", 2)
    first, second = line.versions.order_by("number")
    assert (first.end_reason, first.lines["activity"]) == ("changed", "Voorzitter van de roeivereniging")
    assert (second.public_until, second.lines["activity"]) == (None, "Penningmeester van de roeivereniging")


def test_a_correction_of_the_preview_begins_the_days_anew(world: Publishing) -> None:
    entry = world.assessed()
    world.later(10)
    _correct(world, entry, activity="Iets heel anders")
    assert line_of(entry).publish_on == world.today + (PERIOD + 1) * DAY


def test_a_correction_of_what_is_not_public_changes_nothing(world: Publishing) -> None:
    entry = world.published()
    events = AuditEvent.objects.filter(event__startswith="publication.").count()
    _correct(world, entry, hours_per_week="3")
    line = line_of(entry)
    assert (line.state, line.version) == ("published", 1)
    assert AuditEvent.objects.filter(event__startswith="publication.").count() == events


def test_scale_13_14_13_14_publishes_and_withdraws_with_all_versions(world: Publishing) -> None:
    entry = world.published()
    for scale, state in ((13, "withdrawn"), (14, "previewed")):
        _scale(world, scale)
        check = world.checked()
        assert (check.mended, check.was_wrong) == (1, int(scale == 13))
        assert line_of(entry).state == state
    world.later(PERIOD + 1)
    world.worked()
    line = line_of(entry)
    assert (line.state, line.version, line.versions.count()) == ("published", 2, 2)


def test_who_left_is_withdrawn_at_night(world: Publishing) -> None:
    entry = world.published()
    with world.frozen():
        assignment_end(world.province.hr, world.lars.assignments.get(), valid_until=world.today - DAY)
    world.checked()
    line = line_of(entry)
    assert (line.state, line.reason) == ("withdrawn", "left")


def test_what_ended_on_its_day_is_withdrawn_on_that_day(world: Publishing) -> None:
    entry = world.published(ends_on="30 juni 2026")
    entry.refresh_from_db()
    assert entry.due_on is not None
    world.later((entry.due_on - world.today).days)
    world.worked()
    entry.refresh_from_db()
    assert (entry.state, entry.ended_on) == ("ended", entry.ended_on)
    assert line_of(entry).reason == "ended"


def test_what_ended_stays_for_the_days_of_the_term(world: Publishing) -> None:
    _term(world, "publication_stays_days", 5)
    entry = world.published()
    world.act(entry, world.lars, "say_ended", data={"ended_on": world.today.isoformat()})
    line = line_of(entry)
    assert (line.state, line.ended_on) == ("published", world.today)
    world.later(5)
    world.worked()
    assert line_of(entry).is_public
    world.later(1)
    world.worked()
    assert line_of(entry).reason == "ended"


@pytest.mark.parametrize(
    ("term", "names"), [(0, set()), (1, {"person_function"}), (2, {"person_function", "person_name"})]
)
def test_of_the_person_only_what_the_term_says_is_public(
    world: Publishing, term: int, names: set[str]
) -> None:
    _term(world, "publication_person", term)
    line = line_of(world.published())
    assert {name for name in line.lines if name.startswith("person_")} == names


def test_a_higher_scale_in_the_terms_withdraws_at_night(world: Publishing) -> None:
    entry = world.published()
    _term(world, "publication_scale", 15)
    world.checked()
    assert line_of(entry).reason == "out_of_scope"


def test_the_check_mends_a_line_that_somebody_changed_in_the_database(world: Publishing) -> None:
    entry = world.published()
    Publication.rows.update(lines={"activity": "Iets anders"}, search_text=" iets ")
    check = world.checked()
    assert (check.looked_at, check.mended, check.was_wrong) == (1, 1, 1)
    line = line_of(entry)
    assert line.lines == line.versions.get().lines
    assert "roeivereniging" in line.search_text
    assert world.checked().mended == 0


def test_the_check_hides_what_is_flagged_public_and_is_not(world: Publishing) -> None:
    world.assessed()
    Publication.rows.update(is_public=True)
    assert world.checked().was_wrong == 1
    assert not Publication.rows.get().is_public


def _correct(world: Publishing, entry: object, **changes: str) -> None:
    found = line_of(entry).entry  # type: ignore[arg-type]
    typed = {**as_typed(register_of(found.kind), found.data), **changes}
    with world.frozen():
        entry_correct(world.acting(world.lars), public_id=found.public_id, data=typed, reason="Nagekeken.")


def _scale(world: Publishing, scale: int) -> None:
    last = world.lars.assignments.order_by("-valid_from").first()
    assert last is not None
    with world.frozen():
        assignment_end(world.province.hr, last, valid_until=world.today)
        world.later(1)
        assignment_start(
            world.province.hr,
            world.lars,
            unit=world.roads,
            function="adviser",
            scale=scale,
            valid_from=world.today,
        )


def _term(world: Publishing, name: str, value: int) -> None:
    world.organisation.terms = {**world.organisation.terms, f"side_activities.{name}": value}
    world.organisation.save()
