"""A person confirms an edition once; of a later one only whom a changed paragraph binds is asked again."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.codes.test_editions import take_in
from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.codes.attesting import whom
from zuiver.codes.attesting.asking import asked_of, confirmed_on
from zuiver.codes.attesting.coverage import Shown, coverage_of
from zuiver.codes.attesting.reminding import TOPIC, remind_to_confirm
from zuiver.codes.attesting.whom import Facets, bounds_of, groups, whom_words
from zuiver.codes.commands import edition_confirm
from zuiver.codes.models import Attestation, Edition
from zuiver.codes.norms.model import Bound
from zuiver.codes.reference import norm_book
from zuiver.kernel import clock
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Person
from zuiver.people.queries import actor_for_person
from zuiver.people.roles import MANAGE_EDITIONS, ROLE_BY_SLUG
from zuiver.rules.errors import RuleFileError

pytestmark = pytest.mark.django_db

# Invented. G-16 binds everybody, N-11 managers, S-5 who is hired.
CODE = """GESCHENKEN, DIENSTEN EN ANDERE VOORDELEN OF BELONINGEN

Laat geen geschenken ontvangen worden op je huisadres, ook niet als je dat handig vindt.

NEVENWERKZAAMHEDEN EN ONVERENIGBARE FUNCTIES

Leidinggevenden kunnen nadere voorwaarden stellen aan een bakkerij in het weekend.

STATUS VAN DEZE GEDRAGSCODE

Ook mensen die hier werkzaam zijn en geen contract hebben, krijgen deze bladzijden.

BUITENLAND

Reis je voor het werk naar een ander land, neem dan een kopie van je paspoort mee.
"""
FOR_ALL, FOR_MANAGERS, FOR_EXTERNALS, FOR_NOBODY = "handig", "bakkerij", "bladzijden", "paspoort"


class World:
    """A province with a manager, an employee and somebody who is hired, all of whom confirmed the first edition."""

    def __init__(self) -> None:
        self.province = Province()
        roads = self.province.unit("Roads")
        self.karin = self.province.person("Karin", leads=roads, works_in=roads)
        self.samira = self.province.person("Samira", works_in=roads)
        self.wout = self.province.person("Wout", works_in=roads)
        Person.rows.filter(pk=self.wout.pk).update(kind=Person.Kind.EXTERNAL)
        self.keeper = system_actor(self.province.organisation.pk, "tests", TODAY, {MANAGE_EDITIONS})
        self.first = take_in(self.keeper, CODE, "1", 2024)

    def actor(self, person: Person, on: date = TODAY) -> Actor:
        return actor_for_person(person, on)

    def confirm(self, edition: Edition, *people: Person) -> None:
        for person in people:
            edition_confirm(self.actor(person), public_id=edition.public_id)

    def next(self, *words: str) -> Edition:
        """A second edition in which the paragraphs with these words are worded otherwise."""
        text = CODE
        for word in words:
            text = text.replace(f"{word}", f"{word} of iets dergelijks")
        return take_in(self.keeper, text, "2", 2025)

    def asked(self) -> set[str]:
        """Who is asked to confirm something today."""
        people = (self.karin, self.samira, self.wout)
        return {person.name for person in people if asked_of(self.actor(person))}


@pytest.fixture
def world() -> World:
    return World()


def test_everybody_with_a_place_is_asked_once(world: World) -> None:
    assert world.asked() == {"Karin", "Samira", "Wout"}
    world.confirm(world.first, world.samira)
    assert world.asked() == {"Karin", "Wout"}
    assert confirmed_on(world.actor(world.samira), world.first) == TODAY


def test_who_has_no_place_here_is_asked_nothing(world: World) -> None:
    gone = world.province.person("Gerbrand")
    assert asked_of(world.actor(gone)) is None
    assert asked_of(world.keeper) is None


def test_nobody_is_asked_before_there_is_an_edition(world: World) -> None:
    assert asked_of(world.actor(world.samira, date(2023, 12, 31))) is None


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ((FOR_ALL,), {"Karin", "Samira", "Wout"}),
        ((FOR_MANAGERS,), {"Karin"}),
        ((FOR_EXTERNALS,), {"Wout"}),
        ((FOR_MANAGERS, FOR_EXTERNALS), {"Karin", "Wout"}),
        ((FOR_NOBODY,), set()),
    ],
)
def test_only_whom_a_changed_paragraph_binds_is_asked_again(
    world: World, changed: tuple[str, ...], touched: set[str]
) -> None:
    world.confirm(world.first, world.karin, world.samira, world.wout)
    world.next(*changed)
    assert world.asked() == touched


def test_each_sees_only_what_changed_for_them(world: World) -> None:
    world.confirm(world.first, world.karin)
    world.next(FOR_ALL, FOR_MANAGERS, FOR_EXTERNALS, FOR_NOBODY)
    asked = asked_of(world.actor(world.karin))
    assert asked is not None
    assert asked.before == world.first
    assert [[norm.id for norm in one.norms] for one in asked.changes] == [["G-16"], ["N-11"]]


def test_who_skipped_an_edition_is_asked_about_all_that_changed_since(world: World) -> None:
    world.confirm(world.first, world.samira)
    second = world.next(FOR_ALL)
    take_in(world.keeper, CODE.replace(FOR_ALL, "leuk").replace(FOR_NOBODY, "rijbewijs"), "3", 2026)
    asked = asked_of(world.actor(world.samira))
    assert asked is not None
    assert asked.before == world.first != second
    assert [one.norms[0].id for one in asked.changes] == ["G-16"]


def test_confirming_twice_is_confirming_once(world: World) -> None:
    for _ in range(2):
        world.confirm(world.first, world.samira)
    assert Attestation.rows.count() == 1
    events = AuditEvent.objects.filter(event="codes.edition.confirmed")
    assert [(event.actor, event.data) for event in events] == [(f"person:{world.samira.pk}", {"name": "1"})]
    assert not verify(world.keeper.organisation_id).findings


def test_the_program_confirms_for_nobody(world: World) -> None:
    with pytest.raises(Refusal) as refused:
        edition_confirm(world.keeper, public_id=world.first.public_id)
    assert refused.value.code == "codes_only_people"


def test_an_edition_that_is_not_in_force_cannot_be_confirmed(world: World) -> None:
    world.next(FOR_ALL)
    with pytest.raises(Refusal) as refused:
        world.confirm(world.first, world.samira)
    assert refused.value.code == "edition_not_in_force"
    assert Attestation.rows.count() == 0


def test_the_edition_of_another_organisation_does_not_exist(world: World) -> None:
    south = Province("south")
    keeper = system_actor(south.organisation.pk, "tests", TODAY, {MANAGE_EDITIONS})
    other = take_in(keeper, CODE, "1", 2024)
    with pytest.raises(NotFound):
        world.confirm(other, world.samira)


def test_who_waits_is_reminded_once_and_not_again(world: World) -> None:
    with clock.frozen(datetime(2026, 5, 12, 9, tzinfo=clock.AMSTERDAM)):
        Edition.rows.filter(pk=world.first.pk).update(imported_at=clock.now())
    world.confirm(world.first, world.karin)
    owner = world.keeper.organisation_id
    assert remind_to_confirm(owner, date(2026, 5, 15)) == 0, "a week of seven working days is given"
    assert remind_to_confirm(owner, date(2026, 5, 29)) == 2
    assert remind_to_confirm(owner, date(2026, 6, 29)) == 0
    told = Notice.rows.of(owner).filter(topic=TOPIC)
    assert {notice.person_id for notice in told} == {world.samira.pk, world.wout.pk}


def test_confirming_puts_the_reminder_away(world: World) -> None:
    Edition.rows.filter(pk=world.first.pk).update(imported_at=datetime(2024, 1, 1, tzinfo=clock.AMSTERDAM))
    remind_to_confirm(world.keeper.organisation_id, TODAY)
    world.confirm(world.first, world.samira)
    seen = Notice.rows.filter(topic=TOPIC, seen_at__isnull=False)
    assert [notice.person_id for notice in seen] == [world.samira.pk]


def test_the_coverage_shows_no_number_that_points_at_somebody(world: World) -> None:
    units = {code: world.province.unit(code) for code in ("A", "B", "C")}
    for code, people, confirmed in (("A", 12, 6), ("B", 12, 1), ("C", 12, 11)):
        made = [world.province.person(f"{code}{number}", works_in=units[code]) for number in range(people)]
        world.confirm(world.first, *made[:confirmed])
    found = coverage_of(world.keeper, world.first)
    assert [(row.unit, row.shown, row.asked, row.done) for row in found.rows] == [
        ("A", Shown.NUMBER, 12, 6),
        ("B", Shown.FEW, 12, 0),
        ("C", Shown.NEARLY_ALL, 12, 0),
        ("Roads", Shown.TOO_SMALL, 0, 0),
    ]
    assert (found.asked, found.done) == (12, 6), "a total of all would give the small numbers away"


def test_teams_count_with_their_department(world: World) -> None:
    top = world.province.unit("Top")
    department = world.province.unit("Department", under=top)
    team = world.province.unit("Team", under=department)
    for number in range(6):
        world.province.person(f"T{number}", works_in=team)
    assert "Department" in [row.unit for row in coverage_of(world.keeper, world.first).rows]


@pytest.mark.parametrize("role", sorted(ROLE_BY_SLUG))
def test_only_who_keeps_the_code_sees_the_coverage(world: World, role: str) -> None:
    person = world.province.person("Imre", role=role)
    if MANAGE_EDITIONS in ROLE_BY_SLUG[role].permissions:
        assert coverage_of(world.actor(person), world.first)
    else:
        with pytest.raises(Refusal):
            coverage_of(world.actor(person), world.first)


def test_each_word_of_the_norms_means_people_or_says_why_nobody() -> None:
    assert groups().keys() == set(Bound)
    for bound, group in groups().items():
        means_somebody = group.kinds or group.leads or group.confidant or group.roles or group.functions
        assert bool(means_somebody) != (bound in NOT_HERE), bound
        assert group.roles <= ROLE_BY_SLUG.keys()
    assert whom_words([Bound.HR], "nl") == ("personeelszaken",)


NOT_HERE = {
    Bound.FORMER_EMPLOYEE, Bound.APPLICANT, Bound.KINGS_COMMISSIONER, Bound.EXECUTIVE, Bound.ASSEMBLY, Bound.BIDDER,
}  # fmt: skip


@pytest.mark.parametrize(
    ("person", "word"),
    [
        (Facets("employee"), Bound.EMPLOYEE),
        (Facets("external"), Bound.EXTERNAL),
        (Facets("employee", leads=True), Bound.MANAGER),
        (Facets("employee", confidant=True), Bound.CONFIDANT),
        (Facets("employee", roles=frozenset({"hr"})), Bound.HR),
        (Facets("employee", function="Adviseur Communicatie"), Bound.COMMUNICATIONS),
    ],
)
def test_the_file_says_who_somebody_is_to_the_norms(person: Facets, word: Bound) -> None:
    assert {word, Bound.EVERYONE} <= bounds_of(person)
    assert word is Bound.EMPLOYEE or word not in bounds_of(Facets("none"))


def test_every_norm_that_binds_someone_here_reaches_people() -> None:
    reached = {bound for bound in Bound if bound not in NOT_HERE}
    without = [norm.id for norm in norm_book().norms.values() if reached.isdisjoint(norm.binds)]
    assert all(set(norm_book().norms[name].binds) <= NOT_HERE for name in without)


def test_a_word_of_the_norms_that_is_left_out_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        whom.FILE.read_text(encoding="utf-8")
        .replace("hr:", "personnel:")
        .replace("leads: true", "leader: true")
    )
    (tmp_path / "whom.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(whom, "FILE", tmp_path / "whom.yaml")
    with pytest.raises(RuleFileError) as refused:
        whom.groups.__wrapped__()
    told = str(refused.value)
    assert all(part in told for part in ("personnel: no norm uses", "hr: this word", "leader is not read"))
