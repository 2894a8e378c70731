"""The names of months and days of the week in Dutch and English."""

from zuiver.kernel.language import Language

MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

_DAYS = (
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
)
_SHORT_MONTHS = (
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"],
)

MONTH_NUMBERS = {
    name.lower(): number
    for names in (*MONTHS.values(), *_SHORT_MONTHS)
    for number, name in enumerate(names, start=1)
}
DAY_NUMBERS = {name: number for names in _DAYS for number, name in enumerate(names)}
