"""A worker that sends a campaign with its mails, and is killed while it does: SIGKILL, at moments that a seed chooses."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from campaigning.crowd import officer_of
from zuiver.campaigns.commands import campaign_send
from zuiver.campaigns.models import Campaign, Request, RequestSent
from zuiver.campaigns.reminding import remind_requests
from zuiver.campaigns.telling import TO_CONFIRM
from zuiver.notices.digests import make_digests
from zuiver.notices.models import Mail, Notice
from zuiver.notices.sending import send_due
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope

ADDRESS, SENDER = "http://localhost:8000/", "zuiver@example.org"


class Postbox(BaseEmailBackend):
    """Writes one line for each mail that went out, at once: what a mail server has taken, it has."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take mails."""
        with self._file.open("a", encoding="utf-8") as box:
            for message in email_messages:
                box.write(f"{message.to[0]}\n")
                box.flush()
        return len(email_messages)


def work(organisation: Organisation, campaign: Campaign, postbox: Path) -> None:
    """What a worker does: ask all, remind what is due, make the digests, send the mails; until nothing is left."""
    actor = officer_of(organisation)
    with organisation_scope(organisation.pk):
        campaign_send(actor, public_id=campaign.public_id)
        remind_requests(actor)
        make_digests(organisation.pk, quiet=timedelta(0))
        while send_due(
            organisation.pk, address=ADDRESS, sender=SENDER, at_most=500, connect=lambda: Postbox(postbox)
        ).sent:
            pass


def kill_until_done(command: list[str], kills: int, chance: Random, say: Callable[[str], None]) -> int:
    """Start the worker and kill it, `kills` times, then let it finish; return how often it was alive to be killed."""
    killed = 0
    for _ in range(kills):
        worker = subprocess.Popen(
            [sys.executable, *command], env=os.environ, stdout=subprocess.PIPE, text=True
        )
        # It says so when it begins, however long it takes to start.
        if worker.stdout is not None:
            worker.stdout.readline()
        time.sleep(chance.uniform(0.1, 4.0))
        if worker.poll() is None:
            worker.send_signal(signal.SIGKILL)
            killed += 1
        worker.wait()
    subprocess.run([sys.executable, *command], env=os.environ, check=True)
    say(f"The worker was killed {killed} times and then finished.")
    return killed


def faults_of(organisation: Organisation, campaign: Campaign, postbox: Path, people: int) -> list[str]:
    """What is not as it should be after the killing, in words; nothing when all is well."""
    faults = []
    with organisation_scope(organisation.pk):
        requests = Request.rows.of(organisation.pk).filter(campaign=campaign)
        if requests.count() != people:
            faults.append(f"{requests.count()} requests for {people} people")
        sent = RequestSent.rows.of(organisation.pk).filter(request__campaign=campaign, step=0)
        notices = Notice.rows.of(organisation.pk).filter(topic=TO_CONFIRM)
        for name, each in (
            ("ledger", Counter(sent.values_list("request_id", flat=True))),
            ("notices", Counter(notices.values_list("subject", flat=True))),
        ):
            if len(each) != people or set(each.values()) != {1}:
                faults.append(f"{name}: not once for each of the {people} people")
        mails = Counter(Mail.rows.of(organisation.pk).values_list("state", flat=True))
    taken = Counter(postbox.read_text(encoding="utf-8").split())
    faults += [f"{address} got {times} mails" for address, times in taken.items() if times > 1]
    # A mail that was on its way when the worker died stays visible as such; nobody knows whether it went out.
    halfway = mails[Mail.State.SENDING] + mails[Mail.State.UNSURE]
    if not mails[Mail.State.SENT] <= len(taken) <= mails[Mail.State.SENT] + halfway:
        faults.append(f"{len(taken)} mails went out, {dict(mails)} are known")
    if mails[Mail.State.SENT] + halfway != people:
        faults.append(f"{mails[Mail.State.SENT]} mails sent and {halfway} halfway, for {people} people")
    return faults
