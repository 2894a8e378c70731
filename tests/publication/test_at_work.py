"""The worker at work: it publishes on the day, checks once a day, ends what was told to end, and does all jobs there are."""

from collections.abc import Callable
from inspect import get_annotations, getmembers, isfunction

from tests.contracts.examples import filled, filled_step
from tests.publication.builders import PERIOD, Publishing, line_of
from zuiver.catalogue.integrity_agreements.register import INTEGRITY_AGREEMENTS
from zuiver.cli import worker
from zuiver.notices.models import Notice
from zuiver.people.models import Organisation
from zuiver.publication.models import Objection, Publication, PublicationCheck, PublicationStep, PublicVersion
from zuiver.registers.keeping.erasing import erase
from zuiver.registers.models import Entry


def test_every_job_that_stands_in_the_worker_is_done() -> None:
    jobs = {function for _, function in getmembers(worker, isfunction) if _is_job(function)}
    assert jobs == set(worker.JOBS)


def _is_job(function: Callable[..., object]) -> bool:
    told = get_annotations(function)
    return function.__module__ == worker.__name__ and told == {"organisation": Organisation, "return": str}


def test_the_worker_publishes_on_the_day_and_checks_once_a_day(world: Publishing) -> None:
    entry = world.assessed()
    for day in (1, PERIOD):
        world.later(day)
        with world.frozen():
            said = worker.publications(world.organisation)
            assert worker.publications(world.organisation) == ""
    assert said == "1 public lines changed"
    assert line_of(entry).is_public
    assert PublicationCheck.rows.count() == 2


def test_an_agreement_of_an_external_ends_on_the_day_of_its_contract_and_the_person_hears_of_it(
    world: Publishing,
) -> None:
    typed = {
        **filled(INTEGRITY_AGREEMENTS, world.today),
        "contract_end": "30 juni 2026",
        "declaration_signed": "gisteren",
    }
    with world.frozen():
        entry = world.entry(INTEGRITY_AGREEMENTS, typed, by=world.lars)
    asked = filled_step(INTEGRITY_AGREEMENTS, "put_in_force", world.today)
    world.act(entry, world.karin, "put_in_force", data=asked)
    Notice.rows.all().delete()
    for days, state in ((48, "in_force"), (1, "ended"), (1, "ended")):
        world.later(days)
        world.worked()
        entry = Entry.rows.get(pk=entry.pk)
        assert entry.state == state, world.today
    assert f"{entry.ended_on}" == "2026-06-30"
    assert [(one.topic, one.person) for one in Notice.rows.all()] == [("entry_changed", world.lars)]


def test_after_days_on_which_nobody_worked_it_ended_on_its_own_day(world: Publishing) -> None:
    entry = world.assessed(ends_on="30 juni 2026")
    world.later(200)
    world.worked()
    entry = Entry.rows.get(pk=entry.pk)
    assert (entry.state, f"{entry.ended_on}") == ("ended", "2026-06-30")
    assert not line_of(entry).version


def test_an_entry_that_is_destroyed_takes_all_of_its_line_along(world: Publishing) -> None:
    entry = world.published()
    with world.frozen():
        erase(world.program, Entry.rows.get(pk=entry.pk))
    for model in (Publication, PublicVersion, PublicationStep, Objection):
        assert not model.rows.exists()
