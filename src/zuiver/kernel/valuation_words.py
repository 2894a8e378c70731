"""The words in which Dutch and English writers say how sure they are of a value. Capitals make no difference.

Closed lists, on purpose: a word that is not here makes a value unknown, which costs a look, where a guess would cost trust.
"""

import re
from functools import partial

_words = partial(re.compile, flags=re.IGNORECASE)

UNKNOWN = frozenset(
    {
        "onbekend", "niet bekend", "geen idee", "weet niet", "weet ik niet", "n.b", "nb", "n.v.t", "nvt",
        "unknown", "not known", "no idea", "don't know", "don’t know", "n/a", "-", "",
    }
)  # fmt: skip

SAID_UNKNOWN = _words(r"(?:onbekend|niet bekend|unknown|not known)\s*[,;:]\s*")
EXCLUDING_VAT = _words(
    r"[\s,(]*\b(?:excl\.?|exclusief|ex\.?|zonder|excluding|without)\s*(?:btw|vat)\b\.?\s*\)?$"
)
INCLUDING_VAT = _words(r"[\s,(]*\b(?:incl\.?|inclusief|met|including|with)\s*(?:btw|vat)\b\.?\s*\)?$")
EACH_AT_THE_END = _words(
    r"[\s,(]*(?:(?:/|\bper\b)\s*[^\W\d_]+|\bp\.?\s?p\b\.?|\bp\.?\s?st\b\.?|\beach\b|\belk\b|\bapiece\b)\s*\)?$"
)
LAST_REMARKS = (
    (EXCLUDING_VAT, "excl_vat"),
    (INCLUDING_VAT, "incl_vat"),
    (EACH_AT_THE_END, "each"),
)
EACH = _words(r"/\s*stuk\b|\bper\b|\beach\b|\belke?\b|\bapiece\b|\bp\.p\b")

# The longer forms stand first, because the first that fits is taken.
ESTIMATED = _words(
    r"(?:c\.?a\.?|circa|±|\+/-|~|≈|plm\.?|ongeveer|ong\.|om en nabij|rond(?: de)?|naar schatting|schatting:?|"
    r"geschatte waarde:?|geschat op:?|geschat:?|about|around|approximately|approx\.?|roughly|"
    r"estimated value:?|estimated at:?|estimated:?|estimate:?|est\.)\s*"
)
VALUE = _words(
    r"(?:(?:de )?(?:totale )?waarde(?: is| van)?:?|t\.?w\.?v\.?|ter waarde van|(?:in )?totaal:?|"
    r"(?:total )?value:?|worth|total:?)\s+"
)

# Pattern, which bound it gives, and whether the bound itself belongs to the band. The longer signs stand first.
BOUNDS: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (
        _words(r"(?:≥|>=|minimaal|minstens|ten ?minste|vanaf|niet minder dan|at least|from)\s*(.+)"),
        "low",
        True,
    ),
    (
        _words(
            r"(?:≤|<=|maximaal|max\.?|hooguit|hoogstens|ten hoogste|niet meer dan|tot en met|t/m|tot|"
            r"at most|up to|no more than|not more than)\s*(.+)"
        ),
        "high",
        True,
    ),
    (_words(r"(?:>|meer dan|boven(?: de)?|more than|over|above)\s*(.+)"), "low", False),
    (_words(r"(?:<|minder dan|onder(?: de)?|beneden(?: de)?|less than|under|below)\s*(.+)"), "high", False),
    (_words(r"(.+?)\s*(?:of meer|en meer|or more)"), "low", True),
    (_words(r"(.+?)\s*(?:of minder|or less)"), "high", True),
)
BETWEEN = _words(r"(?:tussen(?: de)?|between)\s+(.+?)\s+(?:en|and)\s+(.+)")
UP_TO = _words(r"\s*[-–]\s*|\s+(?:tot|t/m|à|to)\s+")

PARTS_APART = _words(r"\s+(?:en|and)\s+|\s*;\s*")
PARTS_ADDED = _words(r"\s*[+&]\s*|\s+plus\s+")

# A label with one of these words may turn the amount into something else than the value of the thing.
NO_LABEL = frozenset(
    {
        "geen", "niet", "nooit", "zonder", "bijna", "ruim", "half", "halve", "minus", "min", "korting", "terug",
        "elk", "elke", "ieder", "iedere", "per", "stuk", "stuks", "keer", "maal", "x", "en", "of", "plus",
        "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "paar",
        "zelf", "eigen", "betaald", "bijdrage", "onbekend", "misschien", "mogelijk", "waarschijnlijk", "denk",
        "meer", "minder", "dan", "tot", "vanaf", "boven", "onder", "max", "maximaal", "minimaal", "minstens",
        "was", "vorig", "vorige", "jaar", "ca", "circa", "ongeveer", "geschat", "geschatte", "schatting", "rond",
        "no", "not", "never", "without", "almost", "nearly", "discount", "back", "each", "every", "times", "and",
        "or", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "pair", "own", "paid",
        "unknown", "maybe", "perhaps", "probably", "possibly", "think", "more", "less", "than", "up", "from",
        "over", "under", "below", "above", "last", "year",
        "about", "around", "approximately", "approx", "roughly", "estimated", "estimate",
    }
)  # fmt: skip
# Things with their value printed on them: what stands on a voucher is what it is worth.
FACE_VALUE = _words(r".*(?:bon|cadeaukaart|voucher|cheque|gift card|token)")
LINKS_TO_AMOUNT = _words(r"\s*(?::|=|\bt\.?w\.?v\.?|\bter waarde van|\bvan|\bworth|\bof)\s*$")

# Currencies by a name that only one of them has; the others have a name that several share.
CURRENCY_NAMES = {
    "dram": "AMD", "yen": "JPY", "zloty": "PLN", "złoty": "PLN", "forint": "HUF", "yuan": "CNY",
    "renminbi": "CNY", "hryvnia": "UAH", "lari": "GEL", "baht": "THB",
}  # fmt: skip
SHARED_CURRENCY = _words(
    r"[$£¥]|\b(?:dollars?|pond|ponden|pounds?|franken|francs?|kroon|kronen|krone|kronor|roebels?|rou?bles?|"
    r"roepies?|rupees?|lira|dinar|peso)\b"
)
