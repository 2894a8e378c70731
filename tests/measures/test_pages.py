"""The pages: my measures, one measure with its steps, what to check, the register and its file."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.measures.builders import AGAIN, DUE, PROOF, TEXT, Measures
from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import ASKED
from tests.web_entries.browsers import NOW, Browsers, html_of, text_of
from zuiver.kernel import clock
from zuiver.measures.lifecycle import State
from zuiver.measures.models import Measure, MeasureRead
from zuiver.notices.models import Notice
from zuiver.registers.registry import register_of
from zuiver.web.measures.mine import my_measures_part
from zuiver.web.measures.stored import measure_parts
from zuiver.web.measures.tasks import of_measures

MINE, CHECK, REGISTER, CSV = (
    "/mijn-zaken/afspraken/",
    "/afspraken/",
    "/afspraken/register/",
    "/afspraken/register/csv/",
)


@pytest.fixture
def world(db: None) -> Iterator[Measures]:
    """The province just after two o'clock in the afternoon."""
    with clock.frozen(NOW):
        yield remembered("measures at noon", Measures)


@pytest.fixture
def browsers(world: Measures) -> Browsers:
    """Somebody's browser."""
    return Browsers(world.province)


def address(measure: Measure) -> str:
    return f"/afspraken/{measure.public_id}/"


def step(measure: Measure, action: str, **typed: str) -> dict[str, str]:
    """A form of the page as a browser sends it."""
    measure.refresh_from_db()
    return {"action": action, "version": str(measure.version), **typed}


def test_my_measures_show_what_is_left_with_its_day_and_what_is_finished(
    world: Measures, browsers: Browsers
) -> None:
    world.measure()
    world.act(world.measure(text="Oude afspraak"), "lapse", world.karin)
    page = text_of(browsers.of(world.samira).get(MINE))
    assert TEXT in page
    assert "12 juni 2026" in page
    assert "Oude afspraak" in page
    assert TEXT not in text_of(browsers.of(world.ruben).get(MINE))


def test_the_person_accepts_with_one_tap_and_the_owner_shows_proof(
    world: Measures, browsers: Browsers
) -> None:
    measure, samira = world.measure(), browsers.of(world.samira)
    page = text_of(samira.get(address(measure)))
    assert "Ik ga hiermee akkoord" in page
    assert "Laat zien dat het gedaan is" in page
    assert "Stop deze afspraak" not in page
    assert samira.post(address(measure), step(measure, "accept")).status_code == 302
    done = samira.post(
        address(measure), step(measure, "carry_out", words=PROOF, link="https://example.nl/b"), follow=True
    )
    assert "Wie de afspraak nakijkt, ziet nu je bewijs." in text_of(done)
    measure.refresh_from_db()
    assert (measure.state, measure.proof_link) == (State.CARRIED_OUT, "https://example.nl/b")


def test_a_form_that_needs_another_look_keeps_what_was_typed_beside_the_error(
    world: Measures, browsers: Browsers
) -> None:
    measure, samira = world.measure(), browsers.of(world.samira)
    answer = samira.post(address(measure), step(measure, "carry_out", words=PROOF, link="javascript:x"))
    assert answer.status_code == 422
    page = html_of(answer)
    assert PROOF in page
    assert 'value="javascript:x"' in page
    assert "Dit webadres kunnen we niet bewaren." in page
    assert '<details class="e-step-form__more" open>' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_what_changed_meanwhile_is_said_and_nothing_is_done(world: Measures, browsers: Browsers) -> None:
    measure = world.measure()
    stale = step(measure, "object", words="Dit kan niet.")
    world.act(measure, "accept", world.samira)
    answer = browsers.of(world.samira).post(address(measure), stale)
    assert answer.status_code == 422
    assert "Er is niets veranderd." in text_of(answer)
    measure.refresh_from_db()
    assert measure.state == State.ACCEPTED


def test_who_checks_finds_it_and_says_that_it_works_until_a_second_look(
    world: Measures, browsers: Browsers
) -> None:
    measure, karin = world.carried_out(recheck_on=AGAIN), browsers.of(world.karin)
    assert TEXT in text_of(karin.get(CHECK))
    page = html_of(karin.get(address(measure)))
    assert 'value="1 december 2026"' in page
    karin.post(address(measure), step(measure, "find_effective", words="Gezien.", day="10 werkdagen"))
    measure.refresh_from_db()
    assert measure.state == State.WORKING
    assert measure.recheck_on is not None
    assert measure.recheck_on < DUE
    assert "Komt later naar je toe" in text_of(karin.get(CHECK))


def test_a_measure_that_does_not_work_is_replaced_in_its_own_form(
    world: Measures, browsers: Browsers
) -> None:
    measure, karin = world.carried_out(), browsers.of(world.karin)
    typed = {"words": "De klant kwam terug.", "text": "Leg elke klant voor.", "owner_name": "Nobody"}
    answer = karin.post(address(measure), step(measure, "find_not_effective", due_on="ooit", **typed))
    assert "Deze dag kunnen we niet lezen." in text_of(answer)
    answer = karin.post(address(measure), step(measure, "find_not_effective", due_on="6 maanden", **typed))
    assert "Niemand hier heet zo." in text_of(answer)
    assert "Leg elke klant voor." in html_of(answer)
    typed["owner_name"] = "Samira"
    karin.post(address(measure), step(measure, "find_not_effective", due_on="6 maanden", **typed))
    successor = Measure.rows.get(follows=measure)
    assert (successor.text, successor.owner) == ("Leg elke klant voor.", world.samira)
    assert address(successor) in html_of(karin.get(address(measure)))
    assert address(measure) in html_of(karin.get(address(successor)))


def test_a_name_that_fits_several_people_gives_the_choice(world: Measures, browsers: Browsers) -> None:
    measure, karin = world.measure(), browsers.of(world.karin)
    second = world.province.person("Ruben Vos", works_in=world.roads)
    typed = {"words": "Samira is met verlof.", "owner_name": "Ruben"}
    page = html_of(karin.post(address(measure), step(measure, "hand_on", **typed)))
    assert "Kies wie je bedoelt" in page
    assert f'name="owner" value="{second.public_id}"' in page
    karin.post(address(measure), step(measure, "hand_on", owner=second.public_id, **typed))
    measure.refresh_from_db()
    assert measure.owner == second


def test_the_same_page_is_not_there_for_others(world: Measures, browsers: Browsers) -> None:
    measure = world.measure()
    assert browsers.of(world.ruben).get(address(measure)).status_code == 404
    assert browsers.of(world.ruben).post(address(measure), step(measure, "accept")).status_code == 404
    assert browsers.of(world.karin).get(REGISTER).status_code == 404
    assert MeasureRead.rows.count() == 0


def test_who_sees_the_entry_reads_its_measures_and_that_is_noted(world: Measures, browsers: Browsers) -> None:
    entry = world.gift(ASKED, named=[world.peter.public_id])
    measure = world.measure(subject=f"gifts:{entry.public_id}")
    world.province.away(world.karin, deputy=world.noor)
    checked = world.measure(
        subject=f"gifts:{entry.public_id}", assessor=None, assessor_role="general_director"
    )
    page = text_of(browsers.of(world.noor).get(address(checked)))
    assert TEXT in page
    assert "Stop deze afspraak" not in page
    assert list(MeasureRead.rows.values_list("reader__name", "capacity")) == [("Noor", "subject")]
    # Who is named in the entry, leads a unit above it, or sees another one, reads nothing of what was agreed.
    for person in (world.peter, world.ruben, world.bo):
        assert browsers.of(person).get(address(measure)).status_code == 404
    close = world.measure(
        subject=f"gifts:{entry.public_id}", not_these=[world.noor.pk], assessor_role="general_director"
    )
    assert browsers.of(world.noor).get(address(close)).status_code == 404


def test_who_leads_a_unit_above_or_is_named_sees_the_entry_and_not_what_was_agreed(
    world: Measures, browsers: Browsers
) -> None:
    named = [world.peter.public_id, world.ruben.public_id]
    entry = world.entry(register_of("invitations"), {"named": named})
    subject = f"invitations:{entry.public_id}"
    world.measure(subject=subject)
    words = "Zet de borrel op de lijst van het team."
    world.measure(subject=subject, owner=world.ruben, text=words)
    shown = {
        person.name: [one for one in (TEXT, words) if one in page]
        for person in (world.samira, world.karin, world.imre, world.ruben, world.noor, world.peter)
        for page in [text_of(browsers.of(person).get(f"/uitnodigingen/{entry.public_id}/", follow=True))]
    }
    everything = [TEXT, words]
    assert shown == {
        "Samira": everything, "Karin": everything, "Imre": everything, "Ruben": [words], "Noor": [], "Peter": [],
    }  # fmt: skip


def test_opening_takes_the_news_away_and_the_person_sees_who_looked(
    world: Measures, browsers: Browsers
) -> None:
    measure = world.measure()
    browsers.of(world.karin).get(address(measure))
    page = text_of(browsers.of(world.samira).get(address(measure)))
    assert "Karin" in page
    assert "wie het nakijkt" in page
    assert not Notice.rows.filter(person=world.samira, seen_at__isnull=True).exists()


def test_the_register_shows_the_figure_the_views_and_the_file(world: Measures, browsers: Browsers) -> None:
    for _ in range(3):
        world.measure()
    imre = browsers.of(world.imre)
    with clock.frozen(NOW + timedelta(days=60)):
        page = text_of(imre.get(REGISTER))
        assert "Te weinig afspraken" in page
        assert "We streven naar 95% of meer." in page
        assert "Samira" in text_of(imre.get(f"{REGISTER}?laat=ja"))
        assert f'z-link-back" href="{REGISTER}"' in html_of(imre.get(address(Measure.rows.latest("pk"))))
        assert "Niets past bij deze selectie" in text_of(imre.get(f"{REGISTER}?werkt=nee"))
        file = b"".join(imre.get(f"{CSV}?laat=ja").streaming_content).decode()  # type: ignore[attr-defined]
    assert file.count("\n") == 4
    assert file.startswith("\ufeffid;belongs_to;person")
    assert browsers.of(world.karin).get(CSV).status_code in {403, 404, 409, 422}


def test_a_share_is_shown_as_a_sentence(world: Measures, browsers: Browsers) -> None:
    for _ in range(8):
        measure = world.measure()
        Measure.rows.filter(pk=measure.pk).update(state="carried_out", proven_on=TODAY)
    with clock.frozen(NOW + timedelta(days=60)):
        assert "Van 8 afspraken had 100% op tijd bewijs." in text_of(browsers.of(world.imre).get(REGISTER))


def test_what_waits_is_a_task_and_a_part_of_my_things(world: Measures) -> None:
    to_do, waits = world.measure(), world.carried_out()
    samira, karin = world.actor(world.samira), world.actor(world.karin)
    assert [line.href for line in of_measures(samira)] == [address(to_do)]
    (line,) = of_measures(karin)
    assert (line.href, line.what) == (address(waits), "Kijk na of het is gedaan")
    part = my_measures_part(samira)
    assert (part["count"], part["rows"][0]["href"]) == (2, address(to_do))
    assert my_measures_part(karin)["rows"] == []


def test_what_is_stored_about_somebody_is_all_there_and_nothing_of_others(
    world: Measures, browsers: Browsers
) -> None:
    measure = world.carried_out()
    world.measure(person=world.ruben, owner=world.ruben)
    browsers.of(world.karin).get(address(measure))
    own, said, reads = measure_parts(world.actor(world.samira))
    assert [row["href"] for row in own["rows"]] == [address(measure)]
    assert [row["text"] for row in said["rows"]] == [PROOF]
    assert [row["text"] for row in reads["rows"]] == ["Karin"]
    assert [part["count"] for part in measure_parts(world.actor(world.peter))] == [0, 0, 0]


@pytest.mark.parametrize("path", [MINE, CHECK, REGISTER])
def test_a_list_asks_as_much_for_many_as_for_few(world: Measures, browsers: Browsers, path: str) -> None:
    reader = {MINE: world.samira, CHECK: world.karin, REGISTER: world.imre}[path]
    world.carried_out()
    browsers.of(reader).get(path)
    counts = []
    for more in (0, 5):
        for _ in range(more):
            world.carried_out()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browsers.of(reader).get(path)
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", [MINE, CHECK, REGISTER, CSV, "/afspraken/abc/"])
def test_a_visitor_signs_in_first(world: Measures, client: object, path: str) -> None:
    answer = client.get(path)  # type: ignore[attr-defined]
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/inloggen/")
