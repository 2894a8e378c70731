"""Who handles reports, in a real browser: people with keys that a passphrase opens, one report, and the forms of its page."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.test import Client
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, scrolls_sideways, shot
from tests.people.builders import TODAY
from tests.speak_up.builders import SpeakUp
from zuiver.cases import commands
from zuiver.cases.lifecycle import Compartment, Family, ItemKind, Role
from zuiver.cases.pieces import Piece
from zuiver.cases.sealing.directory import claim
from zuiver.cases.sealing.recovery import Keys
from zuiver.cases.sealing.reporter import public_salt
from zuiver.cases.sealing.sealed import lock
from zuiver.cases.words.code import shown
from zuiver.cli.demo.sealed_hands import Hand, Holder, Reporter, keys_of
from zuiver.kernel import clock
from zuiver.people.actor import Actor
from zuiver.people.commands import account_create
from zuiver.people.models import Person, User
from zuiver.people.queries import actor_for_person

SLOW = 60_000
SECRET = "De facturen van de brug kloppen niet."
PASSPHRASE = "paard accu nietje correct lantaarn"
LEAST_WORK = 10
WORDS = ("water", "tafel", "stoel", "huis", "fles", "brood")
CODE = shown(WORDS)
Unlocked = Callable[[Hand], Page]


def hand(world: SpeakUp, name: str, role: Role) -> Hand:
    """Somebody with a key in the directory that this passphrase opens in a browser."""
    person: Person = world.person(name, works_in=world.root)
    account_create(world.hr, person, email=f"{name.lower()}@example.nl")
    keys: Keys = keys_of(name)
    actor = actor_for_person(person, TODAY)
    public = Holder(keys.identity, keys.signer, role.value)
    asked = {"public_key": public.public_key, "signing_key": public.signing_key}
    holder_id, statement = commands.key_draft(actor, role=role, **asked)
    claimed = commands.key_propose(
        actor, holder_id, role=role, statement=statement, claim=claim(keys.signer, statement), **asked
    )
    world.approve(claimed.pk)
    sealed = lock(keys, PASSPHRASE, work=LEAST_WORK)
    commands.key_blob_store(actor, holder_id, method="passphrase", sealed=sealed)
    return Hand(person, keys, Holder(keys.identity, keys.signer, role.value, holder_id))


def acting(who: Hand) -> Actor:
    """Somebody, today."""
    return actor_for_person(who.person, clock.today())


def arrived(world: SpeakUp, *readers: Hand, family: Family = Family.UNSORTED) -> Reporter:
    """A report that these people read, by somebody who wrote a name for later."""
    reporter = Reporter(WORDS, public_salt(world.organisation.slug))
    report = reporter.report(SECRET, readers, [], name="Hanneke", family=family)
    commands.report_submit(world.organisation_id, report)
    return reporter


def opens(reporter: Reporter, who: Hand, part: Compartment) -> None:
    """Begin a part of the case with a key that only this reader has."""
    key = reporter.space(part).key(who.holder, [who.holder])
    commands.compartment_open(acting(who), reporter.case, key)


def said(
    reporter: Reporter, who: Hand, *kinds: ItemKind, part: Compartment = Compartment.CONTENT
) -> Sequence[Piece]:
    """Pieces as the browser of this reader seals them."""
    return [reporter.space(part).message(who.holder, kind, {"text": f"Tekst: {kind}."}) for kind in kinds]


def completed(world: SpeakUp, confidant: Hand, officer: Hand) -> Reporter:
    """A report that was assessed, not taken further, answered and completed on one day."""
    reporter = arrived(world, confidant, officer)
    case, acts = reporter.case, acting(officer)
    commands.case_act(
        acting(confidant), case, "acknowledge", pieces=said(reporter, confidant, ItemKind.MESSAGE)
    )
    commands.declare_free(acts, case)
    commands.case_act(acts, case, "assess")
    opens(reporter, officer, Compartment.INVESTIGATION)
    why = said(reporter, officer, ItemKind.REASON, part=Compartment.INVESTIGATION)
    commands.case_triage(acts, case, Family.BREACH, pieces=why)
    for action, kind in (("not_pursue", ItemKind.REASON), ("feedback", ItemKind.FEEDBACK)):
        commands.case_act(acts, case, action, pieces=said(reporter, officer, kind))
    commands.register_fill(acts, case, {"type": "financial", "outcome": "not_pursued"})
    commands.case_act(acts, case, "complete", pieces=said(reporter, officer, ItemKind.REASON))
    return reporter


def signed_in(who: Hand) -> Client:
    """Their browser session."""
    client = Client()
    client.force_login(User.objects.get(email=f"{who.person.name.lower()}@example.nl"))
    return client


def desk_of(look: Look, who: Hand, language: str = "nl") -> Page:
    """The page of somebody, unlocked: their list."""
    page = look("/meldzaken/", width=DESK, language=language, as_client=signed_in(who))
    page.locator("#id-passphrase").fill(PASSPHRASE, timeout=SLOW)
    page.locator('[data-do="unlock"]').click()
    expect(page.locator('[data-step="inbox"]')).to_be_visible(timeout=SLOW)
    return page


def case_of(look: Look, who: Hand, language: str = "nl") -> Page:
    """The one report, opened on the page of somebody."""
    page = desk_of(look, who, language)
    page.locator("[data-cases] button").first.click(timeout=SLOW)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the page is not busy, and has nothing to complain of."""
    expect(page.locator('[data-step="case"]')).to_be_visible(timeout=SLOW)
    idle(page)


def idle(page: Page) -> None:
    """Wait until what was asked is done, without a complaint."""
    expect(page.locator('[aria-disabled="true"]')).to_have_count(0, timeout=SLOW)
    expect(page.locator("[data-problem]")).to_be_empty()


def form(page: Page, name: str) -> Locator:
    """A form, opened."""
    found = page.locator(f'[data-form="{name}"]')
    if found.get_attribute("open") is None:
        found.locator("summary").click(timeout=SLOW)
    return found


def filled(page: Page, name: str, text: str = "", chosen: Mapping[str, str] | None = None) -> Locator:
    """A form, filled in. Chosen values go by the name of the field."""
    found = form(page, name)
    for area in found.locator("textarea").all() if text else []:
        area.fill(text)
    for field, value in (chosen or {}).items():
        one = found.locator(f'[data-field="{field}"]')
        if one.count() == 0:
            found.locator(f'[data-list="{field}"] input[value="{value}"]').check()
        elif one.evaluate("one => one.tagName") == "SELECT":
            one.select_option(value)
        else:
            one.fill(value)
    return found


def sends(page: Page, name: str, text: str = "", **chosen: str) -> None:
    """Fill in a form and send it."""
    filled(page, name, text, chosen).locator('[data-do="form"]').click()
    settled(page)


def refused(page: Page, name: str, text: str = "", **chosen: str) -> str:
    """Fill in a form and send it, and return why it was not taken: that stands beside the form, which keeps what was typed."""
    found = filled(page, name, text, chosen)
    found.locator('[data-do="form"]').click()
    wrong = found.locator("[data-wrong]")
    expect(wrong).not_to_be_empty(timeout=SLOW)
    return wrong.inner_text()


def again(page: Page) -> Page:
    """Go to the list and open the case anew."""
    page.locator('[data-step="case"] [data-do="list"]').click()
    page.locator("[data-cases] button").first.click(timeout=SLOW)
    settled(page)
    return page


def box_of(look: Look, language: str = "nl") -> Page:
    """The box of the report, opened with its code on a phone."""
    page = look("/meldkanaal/", width=PHONE, language=language)
    page.locator('[data-do="to-box"]').click(timeout=SLOW)
    page.locator("#id-code").fill(CODE)
    page.locator('[data-do="open"]').click()
    return page


def check(page: Page, name: str, language: str = "nl", widths: Iterable[int] = (DESK, PHONE)) -> None:
    """Both widths, and what axe says."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        shot(page, f"handling-{name}-{language}-{width}")
        assert not scrolls_sideways(page), (name, width)
    assert faults(page) == [], name
    page.set_viewport_size({"width": DESK, "height": 800})
