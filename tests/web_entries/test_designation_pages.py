"""Who sees the pages of designated functions, what leaves as a file, and what comes back when something is wrong."""

from datetime import date

from tests.people.builders import START
from tests.registers.builders import World
from tests.web_entries.browsers import Browsers
from zuiver.audit.models import AuditEvent
from zuiver.people.designations.commands import designation_start
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Designation, WatchedWord

LIST = "/aangewezen-functies/"


def designated(world: World, function: str = "adviser") -> Designation:
    wanted = Wanted(function, "=Kiest mee.", "contracts", "Directie", date(2024, 1, 2))
    return designation_start(world.actor(world.imre), wanted, valid_from=START)


def test_who_does_not_keep_the_list_sees_no_page_of_it_but_the_own_letter(
    world: World, browsers: Browsers
) -> None:
    made = designated(world)
    client = browsers.of(world.samira)
    for path in (LIST, f"{LIST}vervallen/", f"{LIST}wat-mist/", f"{LIST}{made.public_id}/"):
        assert client.get(path).status_code == 404, path
    assert client.get(f"{LIST}nieuw/").status_code in {403, 409}
    letter = client.get(f"{LIST}mijn-functie/", follow=True)
    assert "adviser" in letter.content.decode()
    assert browsers.of(world.imre).get(f"{LIST}mijn-functie/").status_code == 200


def test_the_file_holds_no_formula_and_its_leaving_is_recorded(world: World, browsers: Browsers) -> None:
    designated(world)
    response = browsers.of(world.imre).get(f"{LIST}csv/")
    text = b"".join(response.streaming_content).decode()
    assert "'=Kiest mee." in text
    assert AuditEvent.objects.filter(event="people.designation.exported").count() == 1
    assert browsers.of(world.samira).get(f"{LIST}csv/").status_code in {403, 404, 409}


def test_an_end_without_a_reason_comes_back_with_its_day(world: World, browsers: Browsers) -> None:
    made = designated(world)
    client = browsers.of(world.imre)
    again = client.post(
        f"{LIST}{made.public_id}/beeindigen/", {"valid_until": "12 mei 2026", "end_reason": ""}
    )
    assert again.status_code == 422
    assert "12 mei 2026" in again.content.decode()
    made.refresh_from_db()
    assert made.valid_until is None


def test_a_word_is_added_and_taken_away_on_the_report(world: World, browsers: Browsers) -> None:
    client = browsers.of(world.imre)
    client.post(f"{LIST}wat-mist/", {"action": "add", "word": "Inkoop"})
    assert WatchedWord.rows.of(world.organisation.pk).get().word == "Inkoop"
    assert client.post(f"{LIST}wat-mist/", {"action": "add", "word": "inkoop"}).status_code == 422
    client.post(f"{LIST}wat-mist/", {"word": "Inkoop"})
    assert not WatchedWord.rows.of(world.organisation.pk).exists()
