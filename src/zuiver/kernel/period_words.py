"""The words in which Dutch and English writers say from when until when. Capitals make no difference.

Closed lists, on purpose: a word that is not here makes a date unknown, which costs a look, where a guess would cost trust.
"""

import re
from functools import partial
from typing import Final

from zuiver.kernel.month_names import MONTH_NUMBERS

_words = partial(re.compile, flags=re.IGNORECASE)

_MONTH = rf"(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?"
_DAY = r"[0-9]{1,2}(?:ste|de|e|st|nd|rd|th)?"
_APOSTROPHE = "['’‘`´]"
# No digit or letter before and no digit after it: neither a part of a longer number nor of a name such as "A2019".
_ALONE, _ENDS = r"(?<!\w)", r"(?![0-9])"
YEAR: Final = r"(?:19|20|21)[0-9]{2}"
_WHOLE = (
    rf"{_DAY}\s+{_MONTH},?\s+[0-9]{{4}}",
    rf"{_MONTH}\s+{_DAY},?\s+[0-9]{{4}}",
    rf"[0-9]{{1,2}}-{_MONTH}-[0-9]{{4}}",
    rf"{_MONTH}(?:,?\s+|-)[0-9]{{4}}",
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}",
    r"[0-9]{1,2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{4}",
    r"[0-9]{1,2}[-/][0-9]{4}",
)
# A year of two digits, or a year and two digits that can be a month and a year: nobody knows which.
_SHORT = (
    rf"{_DAY}\s+{_MONTH}\s+{_APOSTROPHE}?[0-9]{{2}}(?![0-9:])",
    rf"{_MONTH}\s+{_APOSTROPHE}[0-9]{{2}}",
    r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}",
    rf"{YEAR}[-/][0-9]{{2}}(?![-/0-9])",
    rf"{_APOSTROPHE}[0-9]{{2}}",
)
_DATE = rf"(?:{'|'.join((*_WHOLE, *_SHORT, YEAR))}){_ENDS}"
# Inside a known month or year: the year is certain, the rest of the date is not.
_ROUGHLY = (
    r"(?:begin|medio|midden|half|einde?|voorjaar|lente|zomer|najaar|herfst|early|mid|late|spring|summer|"
    r"(?:eerste|tweede|1e|2e)\s+helft(?:\s+van)?|(?:eerste|tweede|derde|vierde|[1-4]e)\s+kwartaal(?:\s+van)?|"
    r"q[1-4]|kw\s?[1-4])\s+"
)
_ABOUT = (
    r"(?:(?:ca\.?|circa|rond|omstreeks|ongeveer|plm\.?|vermoedelijk|waarschijnlijk|about|around)\s+|[±~]\s*)"
)
_DOUBTED = r"(?:\s?(?:\(\?\)|\?))"

SIDE: Final = rf"(?:{_ABOUT})?(?:{_ROUGHLY})?{_DATE}{_DOUBTED}?"
ABOUT: Final = _words(rf"({_ABOUT})|{_DOUBTED}$")
ROUGHLY: Final = _words(_ROUGHLY)
SHORT_DATE: Final = _words(rf"(?:{'|'.join(_SHORT)})")
DASHED_MONTH: Final = _words(rf"(?:([0-9])-)?({_MONTH})-")
NTH: Final = _words(r"(?<=[0-9])(?:ste|de)\b")

_START = (
    r"(?:(?:(?:al|reeds)\s+)?(?:vanaf|sinds)|sedert|met\s+ingang\s+van|m\.?i\.?v\.?|ingaande|since|startdatum\s*:?|begindatum\s*:?|"
    r"(?:start|begin|aanvang|aangetreden|gestart|begonnen)\s*(?::|per|in|op))"
)
_PER = "per"
_UNTIL = (
    r"(?:tot\s+en\s+met|tot\s+aan|tot|t\s?/\s?m|t\.?e\.?m\.?|until|till|through|einddatum\s*:?|"
    r"(?:eindigt|afloop|loopt\s+af)\s+(?:per|in|op)|einde\s*:)"
)
_STOPPED = (
    r"(?:be[eë]indigd|ge[eë]indigd|gestopt|afgetreden|teruggetreden|neergelegd|afgerond|uitgetreden|ended)"
)
_GOES_ON = r"(?:op\s+heden|heden|nu|vandaag|thans|nader\s+order|now|present|today|(?:voor\s+)?onbepaalde\s+tijd)(?!\w)"
_DASH = r"[-–—]"
_YEAR_LEFT_OUT = rf"(?:[0-9]{{1,2}}e?\s+)?{_MONTH}"
_NO_DATE = rf"(?!\s*(?:{SIDE}|{_GOES_ON}))"

# Tried in this order wherever a word or a date of a period may start.
SHAPES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        "both",
        _words(
            rf"(?P<lead>(?:{_START}|{_PER}|van|from|periode:?)\s+)?(?:(?P<start>{SIDE})|(?P<yearless>{_YEAR_LEFT_OUT}(?!-{YEAR}{_ENDS})))"
            rf"(?:\s*,?\s+(?P<word>{_UNTIL}|to)\s+|\s*(?P<dash>{_DASH}|/)\s*)(?:(?P<end>{SIDE})|(?P<goes_on>{_GOES_ON}))"
        ),
    ),
    ("end", _words(rf"(?:{_PER}|{_START})\s+(?P<end>{SIDE})\s+{_STOPPED}(?!\w)")),
    (
        "start",
        _words(
            rf"(?:{_START}|(?:van|from)(?!\s+{YEAR}\s))\s+(?P<start>{SIDE})\s+(?P<unread>{_UNTIL})(?!\w){_NO_DATE}"
        ),
    ),
    ("start", _words(rf"{_START}\s*(?P<start>{SIDE})(?:\s*(?P<goes_on>{_DASH})(?=\s*(?:$|[),;\]])))?")),
    ("start", _words(rf"{_PER}\s+(?!{YEAR}\s+\w)(?P<start>{SIDE})")),
    ("end", _words(rf"{_STOPPED}\s*(?::|per|in|op|sinds|vanaf|met\s+ingang\s+van)?\s*(?P<end>{SIDE})")),
    ("end", _words(rf"{_UNTIL}\s*(?P<end>{SIDE})")),
    ("end", _words(rf"{_UNTIL}\s+(?P<goes_on>{_GOES_ON})")),
    ("start", _words(rf"(?P<start>{SIDE})\s*(?P<goes_on>{_DASH})(?=\s*(?:$|[),;\]]))")),
    ("date", _words(SIDE)),
    (
        "unread",
        _words(
            r"(?:vanaf|sinds|sedert|met\s+ingang\s+van|m\.?i\.?v\b\.?|since)(?!\w)(?!\s*[0-9]+\s*(?:jaar|euro|uur|%))"
        ),
    ),
)
POSSIBLE: Final = _words(
    rf"{_ALONE}(?:{_START}|{_PER}|van|from|periode|{_UNTIL}|{_STOPPED}|{_ABOUT}|{_ROUGHLY}|{_MONTH}|[0-9]|{_APOSTROPHE}[0-9])"
)

# What a part of a title may say beside its period.
BREAKS: Final = _words(r"[,;()\[\]\n:|]|\s[-–—]\s")
ROLE: Final = _words(
    r"\b(?:(?:bestuurs|raads|jury|ere|commissie|kern|partij)?lid|(?:vice-?)?voorzitter|secretaris|penningmeester|commissaris|adviseur|directeur|bestuurder|ambassadeur|"
    r"toezichthouder|coach|docent|hoogleraar|member|chair|chairman|chairwoman|treasurer|secretary|director)\b"
)
PAY: Final = _words(r"(?:on)?(?:bezoldigde?|betaalde?)")
ANOTHER_TIME: Final = _words(
    r"\b(?:daarv[oó][oó]r|daarna|vervolgens|voorheen|voordien|nadien|aanvankelijk|previously|afterwards)\b"
)
# Something else began or ended then than the activity itself.
ANOTHER_MATTER: Final = _words(
    r"\b(?:verlof|geschorst|schorsing|slapend|inactief|non-?actief|opgeheven|opgericht|gefuseerd|overgegaan|opgegaan|"
    r"hernoemd|genaamd|geheten|herbenoemd|waarnemend|als|leave|as)\b"
)
DENIED: Final = _words(r"\b(?:niet|geen|nooit|not|no)\b")
NEUTRAL: Final = _words(
    r"(?:\b(?:actief|actieve?|werkzaam|in functie|benoemd|functie|periode|looptijd|termijn)\b|\W)*"
)
