"""Two rounds: one of last year, closed with its report and a sample, and one that runs now and waits for answers."""

from datetime import date, timedelta
from functools import partial
from typing import Final

from zuiver.campaigns.audience import Audience
from zuiver.campaigns.commands import (
    campaign_close,
    campaign_draft,
    campaign_send,
    campaign_start,
    check_record,
    request_answer,
    request_ask_extension,
    sample_draw,
)
from zuiver.campaigns.commands.drafting import Draft
from zuiver.campaigns.entries import declared_by
from zuiver.campaigns.models import Request, SampleCheck
from zuiver.campaigns.reminding import remind_requests
from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.timeline import Act, Timeline
from zuiver.kernel import clock
from zuiver.kernel.dates import add_working_days, working_days_between
from zuiver.people.actor import Actor, system_actor
from zuiver.people.queries import role_holders
from zuiver.people.roles import MANAGE_CAMPAIGNS

KINDS: Final = ("side_activities", "financial_interests")
LAST_YEAR: Final = timedelta(days=330)
THIS_YEAR: Final = timedelta(days=10)
WORDS: Final = "Eén keer per jaar vragen we of nog klopt wat je hebt gemeld. Niets veranderd? Dan ben je met één tik klaar."
SEED: Final = "voorbeeld"
SAMPLE: Final = 12


class Rounds:
    """Puts the two rounds on the timeline."""

    def __init__(self, cast: Cast, timeline: Timeline, today: date) -> None:
        self._cast = cast
        self._timeline = timeline
        self._today = today

    def enter(self) -> None:
        """Begin both; what follows is put there when they start."""
        for ago, title in ((LAST_YEAR, "Jaarlijkse ronde vorig jaar"), (THIS_YEAR, "Jaarlijkse ronde")):
            self._timeline.at(morning(self._today - ago), partial(self._start, title, ago == LAST_YEAR))

    def _start(self, title: str, is_over: bool) -> None:
        officer = self._officer()
        campaign = campaign_draft(officer, Draft(title, KINDS, Audience(), WORDS))
        campaign_start(officer, public_id=campaign.public_id)
        campaign_send(officer, public_id=campaign.public_id)
        rows = Request.rows.of(officer.organisation_id).filter(campaign=campaign).order_by("pk")
        day = clock.today()
        for number, request in enumerate(rows.select_related("person")):
            self._plan(request, number, is_over)
        for working_days in range(1, 24 if is_over else working_days_between(day, self._today)):
            self._at(day, working_days, 0, self._remind)
        if is_over:
            self._at(day, 24, 30, partial(self._close, campaign.public_id))

    def _plan(self, request: Request, number: int, is_over: bool) -> None:
        """Nearly everybody answered last year; of this year some did, and one asked for more time."""
        if number % 17 == 3 and not is_over:
            self._at(clock.today(), 1 + number % 3, number, partial(self._ask_time, request))
        elif (number % 9 < 8) if is_over else (number % 5 < 2):
            self._at(
                clock.today(), 1 + number % (20 if is_over else 4), number, partial(self._answer, request)
            )

    def _at(self, since: date, working_days: int, minutes: int, act: Act) -> None:
        moment = morning(add_working_days(since, working_days)) + timedelta(minutes=20 + minutes)
        if moment < self._timeline.now:
            self._timeline.at(moment, act)

    def _answer(self, request: Request) -> None:
        actor = self._cast.actor(request.person)
        there = declared_by(actor.organisation_id, request.person_id, request.kinds)
        lines = {one.public_id: "unchanged" for one in there}
        request_answer(actor, public_id=request.public_id, lines=lines, nothing=not lines)

    def _ask_time(self, request: Request) -> None:
        actor = self._cast.actor(request.person)
        until = add_working_days(self._today, 10)
        request_ask_extension(
            actor,
            public_id=request.public_id,
            until=until,
            reason="Ik ben met verlof en wil het even nakijken.",
        )

    def _remind(self) -> None:
        remind_requests(system_actor(self._cast.organisation_id, "demo", clock.today(), {MANAGE_CAMPAIGNS}))

    def _close(self, public_id: str) -> None:
        officer = self._officer()
        campaign_close(officer, public_id=public_id)
        sample = sample_draw(officer, public_id=public_id, size=SAMPLE, seed=SEED)
        checks = SampleCheck.rows.of(officer.organisation_id).filter(sample=sample).select_related("request")
        for check in checks.exclude(request__person_id=officer.person_id or 0).order_by("pk"):
            check_record(
                officer, sample_id=sample.public_id, request_id=check.request.public_id, result="in_order"
            )

    def _officer(self) -> Actor:
        holders = role_holders(self._cast.organisation_id, "integrity_officer", clock.today())
        return self._cast.actor(holders[0])
