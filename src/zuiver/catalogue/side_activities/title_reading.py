"""What a line of another register says about when, whether it is running and whether it is paid. Nothing is guessed."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from zuiver.catalogue.other_registers.lines import Look
from zuiver.kernel.dates import PartialDate, read_date
from zuiver.kernel.errors import InvalidData, Message
from zuiver.kernel.period_model import PeriodDoubt, WrittenPeriod
from zuiver.kernel.period_reading import find_period

Phase = Literal["intended", "running", "ended"]

TITLE: Final = "titel_periode"
# Why somebody should look at a period: the doubts of `kernel.period_reading.find_period`.
PERIOD_LOOKS: Final[dict[PeriodDoubt, Message]] = {
    "none": Message("There is no period in this title. Fill in when it started."),
    "several": Message("There is more than one period here: “{text}”. Fill in which one counts."),
    "one_date": Message("“{text}” can be the start or the end. Fill in which one it is."),
    "part_of_name": Message("“{text}” can be the period or part of a name. Fill in when it started."),
    "part_of_it": Message("“{text}” can be about one role, or about the pay. Fill in when it all started."),
    "short_year": Message("The year in “{text}” is not complete. Fill in the whole year."),
    "not_in_calendar": Message("The calendar has no “{text}”. Fill in the right date."),
    "about": Message("The writer is not sure: “{text}”. Ask when it was."),
    "roughly": Message("“{text}” says only roughly when in that time. Fill in the date if you know it."),
    "not_understood": Message("We cannot read all of “{text}”. Fill in the period by hand."),
    "turned": Message("In “{text}” the end lies before the start. Fill in what is right."),
    "no_start": Message("“{text}” does not name the start. Fill it in if you know it."),
}
NO_END: Final = Message("It has ended, and the title does not say when. Fill in the end if you know it.")

PHASES: Final[dict[str, Phase]] = {
    **dict.fromkeys(("toekomstig", "aanstaand", "voorgenomen", "gepland", "intended", "future"), "intended"),
    **dict.fromkeys(("huidig", "actueel", "actief", "lopend", "lopende", "current", "active"), "running"),
    **dict.fromkeys(("voormalig", "vervallen", "beëindigd", "beeindigd", "geëindigd", "afgelopen"), "ended"),
    **dict.fromkeys(("afgerond", "gestopt", "verlopen", "oud", "inactief", "former", "ended"), "ended"),
}
YES: Final = frozenset({"ja", "j", "bezoldigd", "betaald", "wel", "yes", "paid"})
NO: Final = frozenset({"nee", "neen", "n", "onbezoldigd", "onbetaald", "niet bezoldigd", "no", "unpaid"})
_HAS_YEAR: Final = re.compile(r"[0-9]{4}")
_SAYS_PAY: Final = re.compile(r"\b(on|niet\s+)?bezoldigd\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReadTitle:
    """A title without its period, the period, and what somebody should look at."""

    rest: str
    period: WrittenPeriod
    looks: tuple[Look, ...]


def read_title(title: str) -> ReadTitle:
    """Take the period out of a title."""
    rest, period = find_period(title)
    text = period.literal or title
    looks = tuple((TITLE, Message(PERIOD_LOOKS[doubt].msgid, {"text": text})) for doubt in period.doubts)
    return ReadTitle(rest or title, period, looks)


def read_phase(
    status: str, period: WrittenPeriod, survey: PartialDate | None
) -> tuple[Phase | None, tuple[Look, ...]]:
    """Return whether it is still to come, running or over, as far as status and period say so and agree.

    `survey` is when the register was read; without it the period says little.
    """
    said = PHASES.get(status.lower().strip(" ."))
    shown = _phase_of(period, survey)
    if status and said is None:
        why = Message("We do not know the status “{text}”. Fill in whether it is running.", {"text": status})
        return None, (("status", why),)
    if said and shown and said != shown:
        why = Message(
            "The status “{status}” and the period “{text}” do not go together. Fill in which is right.",
            {"status": status, "text": period.literal},
        )
        return None, (("status", why),)
    if said == "ended" and period.end is None and not period.doubts:
        return said, ((TITLE, NO_END),)
    return said or shown, ()


def _phase_of(period: WrittenPeriod, survey: PartialDate | None) -> Phase | None:
    if survey is not None and period.end is not None and period.end.last_day() < survey.first_day():
        return "ended"
    if survey is not None and period.start is not None and period.start.first_day() > survey.last_day():
        return "intended"
    if period.goes_on:
        return "running"
    if survey is None or period.start is None or period.end is None:
        return None
    is_within = period.start.last_day() <= survey.first_day() and survey.last_day() < period.end.first_day()
    return "running" if is_within else None


def read_survey(text: str) -> PartialDate | None:
    """Return when the register was read, where the file says so."""
    try:
        return read_date(text, date.max) if _HAS_YEAR.search(text) else None
    except InvalidData:
        return None


def read_pay(text: str, title: str) -> tuple[bool | None, tuple[Look, ...]]:
    """Return whether it is paid, where that is certain: a plain yes or no that the title does not contradict."""
    plain = " ".join(text.lower().split()).strip(" .")
    paid = True if plain in YES else False if plain in NO else None
    if plain and paid is None:
        why = Message("“{text}” is not a plain yes or no. Ask whether it is paid.", {"text": text})
        return None, (("bezoldigd", why),)
    in_title = {not found[1] for found in _SAYS_PAY.finditer(title)}
    if in_title and in_title != {paid}:
        why = Message(
            "The title says something else about the pay: “{text}”. Fill in what is right.", {"text": title}
        )
        return None, (("bezoldigd", why),)
    return paid, ()
