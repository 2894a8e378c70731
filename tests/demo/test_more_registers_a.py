"""Contacts, private relations and recusals of the demo province, as the people in it see them."""

from collections import Counter

from tests.demo.test_measures import persona
from zuiver.cli.demo.more_registers_a import FILE
from zuiver.people.models import Organisation, Person
from zuiver.registers.models import Entry
from zuiver.registers.queries import entries_page
from zuiver.rules.yaml_source import read_source

KINDS = ("lobby", "external_contacts", "relations", "procurement")


def test_every_line_became_an_entry_and_each_register_shows_more_than_one_state(
    province: Organisation,
) -> None:
    lines = Counter(line["kind"] for line in read_source(FILE).data)
    found = Entry.rows.of(province.pk).filter(kind__in=KINDS)
    assert Counter(found.values_list("kind", flat=True)) == lines
    for kind in KINDS:
        assert len(set(found.filter(kind=kind).values_list("state", flat=True))) >= 2, kind


def test_a_view_for_the_assembly_is_refused_and_a_tie_leads_to_somebody_else(province: Organisation) -> None:
    outcomes = set(Entry.rows.of(province.pk).filter(kind__in=KINDS).values_list("kind", "outcome"))
    assert {("external_contacts", "refuse"), ("procurement", "recuse"), ("lobby", "discuss")} <= outcomes


def test_the_officer_reads_contacts_and_recusals_and_no_private_relation(province: Organisation) -> None:
    officer = persona("integriteitscoordinator")
    shown = {kind: len(entries_page(officer, kind=kind).rows) for kind in KINDS}
    assert shown.pop("relations") == 0
    assert all(shown.values())


def test_a_tie_with_the_own_manager_waits_one_level_up(province: Organisation) -> None:
    waiting = Entry.rows.of(province.pk).get(kind="relations", state="reported")
    assert waiting.assessor == Person.rows.of(province.pk).get(name__startswith="Annelies")
