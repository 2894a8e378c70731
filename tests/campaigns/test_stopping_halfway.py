"""A stop in the middle of thousands: whole parts are there, the next run goes on, and everybody is told exactly once."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.mail import get_connection

from tests.campaigns.builders import PLACED, Campaigns
from zuiver.campaigns import places, reminding
from zuiver.campaigns.commands import campaign_send, campaign_start, campaigns_carry_on, starting
from zuiver.campaigns.lifecycle import CampaignState
from zuiver.campaigns.models import Request, RequestSent
from zuiver.campaigns.telling import TO_CONFIRM
from zuiver.kernel.errors import Refusal
from zuiver.notices.digests import make_digests
from zuiver.notices.models import Notice
from zuiver.notices.sending import send_due

DAY_7 = date(2026, 5, 22)
LOCAL = "django.core.mail.backends.locmem.EmailBackend"


class PowerFailure(Exception):  # noqa: N818 - what it stands for
    """The program stops here."""


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people are a part, so that six are three."""
    monkeypatch.setattr(places, "CHUNK", 2)
    monkeypatch.setattr(places.person_ids_on, "__defaults__", (2, None))
    monkeypatch.setattr(reminding, "CHUNK", 2)


def fails_after(parts: int, monkeypatch: pytest.MonkeyPatch, room: object) -> None:
    """Let the program stop while it tells the people of a later part."""
    told, tell_many = iter(range(parts)), starting.tell_many

    def tell(*given: object) -> None:
        tell_many(*given)  # type: ignore[arg-type]
        if next(told, None) is None:
            raise PowerFailure

    monkeypatch.setattr(room, "tell_many", tell)


def test_asking_goes_on_where_it_stopped(
    world: Campaigns, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = world.draft()
    campaign_start(world.actor(world.imre), public_id=campaign.public_id)
    with monkeypatch.context() as halfway:
        fails_after(2, halfway, starting)
        with pytest.raises(PowerFailure):
            campaign_send(world.worker(), public_id=campaign.public_id)
    assert Request.rows.count() == Notice.rows.filter(topic=TO_CONFIRM).count() == 4
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.STARTING
    assert campaigns_carry_on(world.worker()) == 2
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.RUNNING
    assert campaigns_carry_on(world.worker()) == 0
    _everybody_once(1)


def test_reminding_goes_on_where_it_stopped(
    world: Campaigns, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.running()
    with monkeypatch.context() as halfway:
        fails_after(1, halfway, reminding)
        with pytest.raises(PowerFailure):
            world.remind(DAY_7)
    assert RequestSent.rows.filter(step=1).count() == 2
    assert world.remind(DAY_7) == PLACED - 2
    _everybody_once(2)


def test_everybody_gets_one_mail_after_a_stop(
    world: Campaigns, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = world.draft()
    campaign_start(world.actor(world.imre), public_id=campaign.public_id)
    with monkeypatch.context() as halfway:
        fails_after(1, halfway, starting)
        with pytest.raises(PowerFailure):
            campaign_send(world.worker(), public_id=campaign.public_id)
    for _ in range(2):
        campaigns_carry_on(world.worker())
        make_digests(world.organisation.pk, quiet=timedelta(0))
        send_due(
            world.organisation.pk,
            address="http://localhost/",
            sender="z@example.nl",
            connect=lambda: get_connection(LOCAL),
        )
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox) == PLACED
    assert all("geschenk" not in message.body.lower() for message in mail.outbox)


def test_a_campaign_starts_once(world: Campaigns) -> None:
    campaign = world.running()
    with pytest.raises(Refusal, match="Nobody is asked twice"):
        campaign_start(world.actor(world.imre), public_id=campaign.public_id)
    assert campaign_send(world.worker(), public_id=campaign.public_id) == 0
    _everybody_once(1)


def test_only_so_many_are_asked_at_a_time(
    world: Campaigns, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "CHUNK", 2)
    campaign = world.draft()
    campaign_start(world.actor(world.imre), public_id=campaign.public_id)
    assert campaign_send(world.actor(world.imre), public_id=campaign.public_id, at_most=2) == 2
    assert campaigns_carry_on(world.worker()) == PLACED - 2


def _everybody_once(steps: int) -> None:
    """Each of the people has one notice and one line of the ledger for each step."""
    notices = Counter(Notice.rows.filter(topic=TO_CONFIRM).values_list("person_id", flat=True))
    ledger = Counter(RequestSent.rows.values_list("request__person_id", flat=True))
    assert notices == ledger
    assert set(notices.values()) == {steps}
    assert len(notices) == PLACED
