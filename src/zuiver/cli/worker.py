"""`zuiver worker`: makes digests and sends mail, until it is told to stop. And `zuiver mail`: what failed, and again."""

import logging
import signal
from collections.abc import Callable
from datetime import date, timedelta
from threading import Event
from types import FrameType
from typing import Final

import click
from django.conf import settings
from django.db import OperationalError, close_old_connections

from zuiver.campaigns.commands import campaigns_carry_on, requests_leave
from zuiver.campaigns.reminding import remind_requests
from zuiver.campaigns.triggers.looking import look_for_changes
from zuiver.cases.batches import batch_of, send_batch
from zuiver.cases.daily import run_day
from zuiver.cli.failing import Failure
from zuiver.cli.organisations import chosen_organisation, organisation_option
from zuiver.cli.prepared import needs_database
from zuiver.codes.attesting.reminding import remind_to_confirm
from zuiver.dialogue.commands import questions_reroute
from zuiver.dialogue.reminding import remind_questions
from zuiver.kernel import clock
from zuiver.measures.commands import measures_reroute_orphans
from zuiver.measures.reminding import remind_measures
from zuiver.notices.commands import mail_retry
from zuiver.notices.digests import make_digests
from zuiver.notices.queries import failed_mails
from zuiver.notices.sending import send_due
from zuiver.people.actor import Actor, system_actor
from zuiver.people.models import Organisation
from zuiver.people.roles import MANAGE_CAMPAIGNS, READ_ALL_ENTRIES, READ_OUTBOX
from zuiver.people.tenant_scope import organisation_scope
from zuiver.publication.commands import publications_check, publications_settle_due
from zuiver.publication.queries import was_checked
from zuiver.registers.commands import entries_look_again, entries_reroute
from zuiver.registers.keeping.commands import destruction_execute, destruction_propose
from zuiver.registers.keeping.queries import approved_lists, has_open_list
from zuiver.registers.reminding import remind_in_time, remind_waiting

log = logging.getLogger(__name__)

Job = Callable[[Organisation], str]


def digests(organisation: Organisation) -> str:
    """Make the mails that are due."""
    made = make_digests(organisation.pk, quiet=timedelta(minutes=settings.MAIL_QUIET_MINUTES))
    return f"{made} mails made" if made else ""


def mails(organisation: Organisation) -> str:
    """Send the mails that are due."""
    done = send_due(organisation.pk, address=settings.PUBLIC_URL, sender=settings.DEFAULT_FROM_EMAIL)
    if not (done.sent or done.refused or done.unsure):
        return ""
    return f"{done.sent} mails sent, {done.refused} refused, {done.unsure} unsure"


def reminders(organisation: Organisation) -> str:
    """Bring to mind what waits too long: entries, questions, and the code to confirm; once a day is enough, more does no harm."""
    today = clock.today()
    if _reminded_on.get(organisation.pk) == today:
        return ""
    waiting = remind_waiting(organisation.pk, today)
    reminded = remind_to_confirm(organisation.pk, today)
    asked = remind_questions(organisation.pk, today)
    _reminded_on[organisation.pk] = today
    said = [f"{waiting} entries wait too long"] if waiting else []
    said += [f"{reminded} people are reminded of the code"] if reminded else []
    said += [f"{asked} questions wait too long"] if asked else []
    return ", ".join(said)


def last_moments(organisation: Organisation) -> str:
    """Bring to mind what has to be done today or within hours; every quarter of an hour, as a day is short."""
    now = clock.now()
    part_of_day = (clock.today(), now.hour, now.minute // 15)
    if _last_moments_seen.get(organisation.pk) == part_of_day:
        return ""
    told = remind_in_time(organisation.pk, now)
    _last_moments_seen[organisation.pk] = part_of_day
    return f"{told} entries are near or past their last moment" if told else ""


def measures(organisation: Organisation) -> str:
    """Bring measures to mind, once a day, and give those of who leads nobody any more to who checks them now."""
    today = clock.today()
    moved = measures_reroute_orphans(system_actor(organisation.pk, "worker", today))
    said = [f"{moved} measures went to somebody else"] if moved else []
    if _measures_on.get(organisation.pk) != today:
        waiting = remind_measures(organisation.pk, today)
        _measures_on[organisation.pk] = today
        said += [f"{waiting} measures wait"] if waiting else []
    return ", ".join(said)


def reroutes(organisation: Organisation) -> str:
    """Give what waits for somebody who leads nobody any more to who decides now."""
    actor = system_actor(organisation.pk, "worker", clock.today())
    moved, asked = entries_reroute(actor), questions_reroute(actor)
    entries_look_again(actor)
    said = [f"{moved} entries went to another assessor"] if moved else []
    said += [f"{asked} questions went to somebody else"] if asked else []
    return ", ".join(said)


def campaigns(organisation: Organisation) -> str:
    """Finish sending, and once a day: see who left, ask whom a change touches, and bring to mind what is due."""
    today = clock.today()
    actor = system_actor(organisation.pk, "worker", today, {MANAGE_CAMPAIGNS})
    sent = campaigns_carry_on(actor)
    said = [f"{sent} people are asked to confirm"] if sent else []
    if _asked_on.get(organisation.pk) != today:
        left, asked, reminded = requests_leave(actor), look_for_changes(actor), remind_requests(actor)
        _asked_on[organisation.pk] = today
        said += [f"{left} requests of people who left were ended"] if left else []
        said += [f"{asked} people are asked after a change"] if asked else []
        said += [f"{reminded} people are reminded to confirm"] if reminded else []
    return ", ".join(said)


def publications(organisation: Organisation) -> str:
    """Publish and withdraw what its day asks for, and lay all that is public beside what may be public, once a day."""
    actor = system_actor(organisation.pk, "worker", clock.today())
    changed = publications_settle_due(actor)
    said = [f"{changed} public lines changed"] if changed else []
    if not was_checked(actor):
        found = publications_check(actor)
        said += [f"{found.mended} public lines were mended"] if found.mended else []
    return ", ".join(said)


def keeping(organisation: Organisation) -> str:
    """Carry out what was approved, and once a day list what is due; a person approves it."""
    today = clock.today()
    actor = system_actor(organisation.pk, "worker", today, {READ_ALL_ENTRIES})
    lists = approved_lists(actor)
    for public_id in lists:
        destruction_execute(actor, public_id=public_id, at_most=DESTROYED_IN_A_ROUND)
    said = [f"{len(lists)} lists for destruction are carried out"] if lists else []
    if _kept_on.get(organisation.pk) != today and not has_open_list(actor):
        found = destruction_propose(actor)
        said += [f"{found.size} entries wait to be approved for destruction"] if found else []
    _kept_on[organisation.pk] = today
    return ", ".join(said)


_asked_on: dict[int, date] = {}
_kept_on: dict[int, date] = {}
# So that mail does not wait behind a long list.
DESTROYED_IN_A_ROUND: Final = 500


def sealed_room(organisation: Organisation) -> str:
    """Do the day's work of the sealed room, and leave its notices at their fixed times; says nothing of either."""
    part_of_day = (clock.today(), batch_of(clock.now()))
    if _sealed_room_done.get(organisation.pk) != part_of_day:
        run_day(organisation.pk, clock.today())
        send_batch(organisation.pk, clock.now())
        _sealed_room_done[organisation.pk] = part_of_day
    return ""


_sealed_room_done: dict[int, object] = {}
_reminded_on: dict[int, date] = {}
_last_moments_seen: dict[int, object] = {}
_measures_on: dict[int, date] = {}
# In this order, for each organisation, in every round.
JOBS: Final[tuple[Job, ...]] = (
    reroutes,
    reminders,
    last_moments,
    measures,
    campaigns,
    publications,
    keeping,
    sealed_room,
    digests,
    mails,
)


@click.command()
@click.option(
    "--every", default=15, show_default=True, type=click.IntRange(1, 3600), help="Seconds between rounds."
)
@click.option("--once", is_flag=True, help="Do one round and stop.")
@needs_database
def worker(every: int, once: bool) -> None:
    """Send mail and reminders until Ctrl-C or SIGTERM; a round that has begun is finished."""
    stop = _stop_on_signal()
    if not once:
        click.echo("The worker runs. Ctrl-C stops it.")
    while True:
        # A round begins on a connection that works: the database may have been restarted since the last one.
        close_old_connections()
        try:
            one_round(stop)
        except OperationalError as problem:
            if once:
                raise
            # The database may be restarting; what is due now is due in the next round too.
            log.warning("The database did not answer, the next round tries again: %s", problem)
        if once or stop.wait(every):
            return


def one_round(stop: Event) -> None:
    """Do every job for every organisation, and say what was done."""
    for organisation in Organisation.objects.order_by("pk"):
        for job in JOBS:
            if stop.is_set():
                return
            with organisation_scope(organisation.pk):
                done = job(organisation)
            if done:
                click.echo(f"{clock.now():%Y-%m-%d %H:%M:%S} {organisation.slug}: {done}")


def _stop_on_signal() -> Event:
    stop = Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask_to_stop)
    return stop


@click.group()
def mail() -> None:
    """See which mail did not go out, and have it sent again."""


@mail.command("list")
@organisation_option
@needs_database
def mail_list(slug: str | None) -> None:
    """Name the mails that failed, or of which nobody knows whether they went out."""
    stuck = failed_mails(_postmaster(slug))
    for found in stuck:
        click.echo(
            f"{found.public_id}  {found.state}  {found.created_at:%Y-%m-%d}  {found.address or '-'}  {found.last_error}"
        )
    click.echo(f"{len(stuck)} mails need a look." if stuck else "All mail went out.")


@mail.command("retry")
@click.argument("ids", nargs=-1)
@click.option("--all", "all_of_them", is_flag=True, help="All that failed; not those that are unsure.")
@organisation_option
@needs_database
def mail_again(ids: tuple[str, ...], all_of_them: bool, slug: str | None) -> None:
    """Have mails sent again, by the ids that `zuiver mail list` shows."""
    actor = _postmaster(slug)
    if all_of_them:
        ids = tuple(found.public_id for found in failed_mails(actor) if found.state == "failed")
    if not ids:
        raise Failure("Name the mails to send again, or use --all. See: zuiver mail list")
    for public_id in ids:
        mail_retry(actor, public_id=public_id)
    click.echo(f"{len(ids)} mails wait to be sent by zuiver worker.")


def _postmaster(slug: str | None) -> Actor:
    return system_actor(chosen_organisation(slug).pk, "command-line", clock.today(), {READ_OUTBOX})
