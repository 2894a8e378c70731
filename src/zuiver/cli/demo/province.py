"""Builds the demo province, wholly or not at all: everything happens in one transaction, in the order of its moments."""

from collections.abc import Callable
from random import Random
from typing import Final

from django.db import transaction

from zuiver.catalogue.packs import DEFAULT_PACK
from zuiver.cli.demo.campaigns import Rounds
from zuiver.cli.demo.cast import Cast
from zuiver.cli.demo.codes import Code
from zuiver.cli.demo.days import morning
from zuiver.cli.demo.measures import Measures
from zuiver.cli.demo.more_registers_a import MoreRegisters
from zuiver.cli.demo.more_registers_b import enter_more
from zuiver.cli.demo.parties import Parties
from zuiver.cli.demo.public_lines import PublicLines
from zuiver.cli.demo.questions import Questions
from zuiver.cli.demo.reading import Province, read_province
from zuiver.cli.demo.speaking_up import SpeakingUp, shown_in_the_demo
from zuiver.cli.demo.staff import FIRST_DAY, Staff
from zuiver.cli.demo.stories import GiftStory
from zuiver.cli.demo.timeline import Timeline
from zuiver.kernel import clock
from zuiver.people.commands import organisation_create
from zuiver.people.models import Organisation
from zuiver.people.tenant_scope import organisation_scope

# Raised when the province itself changes, so that an older one can be told apart.
VERSION: Final = "6"
VERSION_TERM: Final = "demo.version"
BUILT_TERM: Final = "demo.built_on"

Progress = Callable[[], None]


@transaction.atomic
def build(progress: Progress | None = None) -> Organisation:
    """Build the province up to this moment and return its organisation. `progress` is told of each gift that begins."""
    province = read_province()
    with clock.frozen(clock.now()) as now:
        today = clock.today()
        timeline = Timeline(now)
        organisation = _found(province)
        cast = Cast(organisation.pk)
        Staff(province, cast, timeline, today).enter()
        Parties(province, cast, timeline, today).enter()
        Code(cast, timeline, today).enter()
        Questions(cast, timeline, today).enter()
        Rounds(cast, timeline, today).enter()
        Measures(cast, timeline, today).enter()
        MoreRegisters(cast, timeline, today).enter()
        enter_more(cast, timeline, today)
        PublicLines(cast, timeline, today).enter()
        SpeakingUp(cast, timeline, today).enter()
        for number, line in enumerate(province.gifts):
            # Only delays hang on it: the province is the same each time.
            GiftStory(line, cast, timeline, Random(number)).begin()  # noqa: S311
            if progress:
                progress()
    with organisation_scope(organisation.pk):
        timeline.run()
    return organisation


def _found(province: Province) -> Organisation:
    told = province.organisation
    contact = {f"contact.{name}": text for name, text in told["contact"].items()}
    stamp = {VERSION_TERM: VERSION, BUILT_TERM: clock.today().isoformat()}
    with clock.frozen(morning(clock.today() - FIRST_DAY)):
        return organisation_create(
            slug=told["slug"],
            name=told["name"],
            policy_pack=DEFAULT_PACK,
            terms={**contact, **told["terms"], **stamp, **shown_in_the_demo()},
            by="system:demo",
        )
