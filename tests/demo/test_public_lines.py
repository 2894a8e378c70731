"""What citizens see of the demo province: lines that are public, one with an objection, one that waits for its days."""

from tests.demo.test_measures import persona
from zuiver.people.models import Organisation
from zuiver.publication.models import Publication
from zuiver.publication.queries import Wanted, overview, page_of
from zuiver.registers.registry import register_of


def test_citizens_see_two_lines_and_the_officer_an_objection(province: Organisation) -> None:
    states = sorted(Publication.rows.of(province.pk).values_list("state", flat=True))
    assert states == ["objected", "previewed", "published", "published"]
    page = page_of(province, register_of("side_activities"), Wanted())
    assert {line.lines["person_function"] for line in page.lines} == {"afdelingsmanager"}
    assert not any("person_name" in line.lines for line in page.lines)
    seen = overview(persona("integriteitscoordinator"))
    assert [one.publication.entry.title for one in seen.objections] == [
        "Toezichthouder bij een zorginstelling"
    ]
    assert [check.mended for check in seen.checks] == [0]
