"""Loans, leaks, agreements of externals and designated functions of the demo province, as the people in it see them."""

from collections import Counter

from tests.demo.test_measures import persona
from zuiver.cli.demo.more_registers_b import FILE
from zuiver.people.designations.gaps import gap_report
from zuiver.people.designations.queries import designations
from zuiver.people.models import Organisation
from zuiver.registers.models import Entry
from zuiver.registers.queries import entries_page
from zuiver.rules.yaml_source import read_source

KINDS = ("means", "data_leak", "integrity_agreements")


def test_every_line_became_an_entry_and_each_register_shows_more_than_one_state(
    province: Organisation,
) -> None:
    lines = Counter(line["kind"] for line in read_source(FILE).data)
    found = Entry.rows.of(province.pk).filter(kind__in=KINDS)
    assert Counter(found.values_list("kind", flat=True)) == lines
    for kind in KINDS:
        assert len(set(found.filter(kind=kind).values_list("state", flat=True))) >= 2, kind


def test_the_officer_sees_the_designated_functions_and_what_is_missing_but_no_leak(
    province: Organisation,
) -> None:
    officer = persona("integriteitscoordinator")
    held = {row.designation.function: row.holders for row in designations(officer)}
    assert set(held) == {"senior inkoper", "toezichthouder"}
    assert all(held.values())
    assert [row.designation.function for row in designations(officer, ended=True)] == [
        "kassier",
        "senior inkoper",
    ]
    assert "vergunningverlener" in {one.function for one in gap_report(officer).missing}
    assert not entries_page(officer, kind="data_leak").rows
