"""Takes the period out of a title: "Member of the board of X (since 1 January 2019)". What is not certain stays unknown."""

from collections.abc import Sequence

from zuiver.kernel.period_mentions import Mention, mentions_in
from zuiver.kernel.period_model import PeriodDoubt, WrittenPeriod
from zuiver.kernel.period_rest import without
from zuiver.kernel.period_words import ANOTHER_MATTER, ANOTHER_TIME, BREAKS, DENIED, NEUTRAL, PAY, ROLE

# A text this long is no title; it is kept and read by a person.
LONGEST_TITLE = 2_000


def find_period(text: str) -> tuple[str, WrittenPeriod]:
    """Take the period out of a title, and return what is left of the title with the period.

    Dutch and English: "(vanaf 1 januari 2019)", "van 1 mei 2015 tot 1 juni 2019", "2007-2015", "1999 - heden", "per 1-1-2020".
    Years in a name ("Festival 2018") are no period. Where more than one period stands in the title, or the words can be
    about something else, both ends stay unknown. Where no period is taken out, the text comes back whole.
    """
    if len(text) > LONGEST_TITLE:
        return text, WrittenPeriod(doubts=("not_understood",))
    everything = tuple(mentions_in(text))
    found = [mention for mention in everything if not _is_in_a_name(mention, text)]
    named = [mention for mention in found if mention.names]
    unread = [mention for mention in found if "not_understood" in mention.doubts and not mention.names]
    if not named:
        return text, _without_a_period(text, found or [one for one in everything if one.is_bare])
    # A club "since 1923" with a board member "since 2019": the first says when the club began.
    named = [mention for mention in named if mention.doubts != ("part_of_name",)] or named
    taken = _one_of(named)
    if taken is None or unread:
        literal = text[named[0].at : named[-1].until]
        return text, WrittenPeriod(
            literal=literal, doubts=("several" if taken is None else "not_understood",)
        )
    doubt = next((doubt for mention in named if (doubt := _doubt_around(mention, text))), None)
    if doubt is not None:
        return text, WrittenPeriod(literal=_literal(named, text), doubts=(doubt,))
    return _taken_out(named, taken, text)


def _without_a_period(text: str, found: Sequence[Mention]) -> WrittenPeriod:
    """Why a text has no period: the most telling doubt about what looks like one."""
    if not found:
        return WrittenPeriod(doubts=("none",))
    told = next((mention for mention in found if "not_understood" in mention.doubts), found[-1])
    doubts: tuple[PeriodDoubt, ...] = ("part_of_name",) if told.is_bare else told.doubts
    return WrittenPeriod(literal=text[told.at : told.until], doubts=doubts)


def _one_of(named: Sequence[Mention]) -> Mention | None:
    """The one period that these mentions tell together: one alone, or a start and then an end."""
    if len(named) == 1:
        return named[0]
    if [mention.names for mention in named] != [{"start"}, {"end"}]:
        return None
    start, end = named
    return Mention(
        start.at,
        end.until,
        frozenset({"start", "end"}),
        start=start.start,
        end=end.end,
        is_end_included=end.is_end_included,
        goes_on=end.goes_on,
        doubts=tuple(dict.fromkeys((*start.doubts, *end.doubts))),
    )


def _taken_out(named: Sequence[Mention], taken: Mention, text: str) -> tuple[str, WrittenPeriod]:
    doubts: tuple[PeriodDoubt, ...] = taken.doubts
    start, end = taken.start, taken.end
    if start is not None and end is not None and end.last_day() < start.first_day():
        start, end, doubts = None, None, (*doubts, "turned")
    if "start" not in taken.names:
        doubts += ("no_start",)
    period = WrittenPeriod(
        start=start,
        end=end,
        is_end_included=taken.is_end_included if end else None,
        goes_on=taken.goes_on,
        literal=_literal(named, text),
        doubts=doubts,
    )
    if set(doubts) - {"no_start"}:
        return text, period
    rest = text
    for mention in reversed(named):
        rest = without(rest, mention.at, mention.until)
    return rest, period


def _literal(named: Sequence[Mention], text: str) -> str:
    return ", ".join(text[mention.at : mention.until] for mention in named)


def _is_in_a_name(mention: Mention, text: str) -> bool:
    """Whether these are years that a name has: no word, bracket or comma makes a period or a date of them."""
    if mention.names and not mention.is_bare:
        return False
    if mention.doubts == ("not_understood",):
        return False
    return not _stands_apart(mention, text)


def _stands_apart(mention: Mention, text: str) -> bool:
    """Whether marks stand around it, or the text starts or ends there."""
    left, right = _part_around(mention, text)
    return not text[left : mention.at].strip() and not text[mention.until : right].strip(" .")


def _part_around(mention: Mention, text: str) -> tuple[int, int]:
    """Where the part of the text starts and ends in which it stands: up to the next comma, bracket or dash."""
    left = max((mark.end() for mark in BREAKS.finditer(text, 0, mention.at)), default=0)
    right = BREAKS.search(text, mention.until)
    return left, right.start() if right else len(text)


def _doubt_around(mention: Mention, text: str) -> PeriodDoubt | None:
    """What the words around it make doubtful: the period of one role of more, or of the pay only."""
    left, right = _part_around(mention, text)
    before, after = text[left : mention.at].strip(), text[mention.until : right].strip()
    if ANOTHER_TIME.search(text) or ANOTHER_MATTER.search(f"{before} {after}") or DENIED.search(after):
        return "part_of_it"
    if PAY.fullmatch(before.rsplit(" ", 1)[-1]) or PAY.fullmatch(after.split(" ", 1)[0]):
        return "part_of_it"
    role_here = ROLE.search(before), ROLE.search(after)
    if all(role_here) or (any(role_here) and ROLE.search(text[:left])):
        return "part_of_it"
    in_brackets = max(text.rfind("(", 0, mention.at), text.rfind("[", 0, mention.at)) > max(
        text.rfind(")", 0, mention.at), text.rfind("]", 0, mention.at)
    )
    if in_brackets and not any(role_here) and not (NEUTRAL.fullmatch(before) and NEUTRAL.fullmatch(after)):
        return "part_of_it"
    return None
