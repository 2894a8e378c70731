"""Invented names and descriptions, put together from parts: enough of them, and none that somebody bears."""

from random import Random
from typing import Final

FIRST: Final = (
    *(
        "Aafke",
        "Abel",
        "Adil",
        "Aisha",
        "Akke",
        "Amber",
        "Anouk",
        "Arda",
        "Bart",
        "Bente",
        "Bilal",
        "Birgit",
        "Bram",
    ),
    *(
        "Cas",
        "Chiara",
        "Daan",
        "Deniz",
        "Dewi",
        "Doutzen",
        "Ebru",
        "Elif",
        "Emre",
        "Esra",
        "Fatima",
        "Femke",
        "Fleur",
    ),
    *(
        "Floor",
        "Gijs",
        "Goran",
        "Hanneke",
        "Hassan",
        "Heleen",
        "Ilse",
        "Imane",
        "Indra",
        "Iris",
        "Jamal",
        "Jelle",
    ),
    *(
        "Jikke",
        "Jorrit",
        "Juno",
        "Karim",
        "Kees",
        "Khadija",
        "Koen",
        "Lamia",
        "Lars",
        "Lotte",
        "Maaike",
        "Maarten",
    ),
    *(
        "Malik",
        "Marieke",
        "Meryem",
        "Mila",
        "Nadia",
        "Niels",
        "Nienke",
        "Nora",
        "Olaf",
        "Omar",
        "Pepijn",
        "Priya",
    ),
    *(
        "Quinten",
        "Rachid",
        "Renske",
        "Roos",
        "Ruben",
        "Sami",
        "Sanne",
        "Selma",
        "Sietske",
        "Sven",
        "Tara",
        "Teun",
    ),
    *("Thijs", "Tirza", "Ulrike", "Vera", "Wessel", "Wietske", "Xander", "Yara", "Yusuf", "Zehra", "Zoë"),
)
HEADS: Final = (
    *(
        "Bramen",
        "Kiezel",
        "Lantaarn",
        "Papier",
        "Dauw",
        "Mosterd",
        "Nevel",
        "Egel",
        "Klinker",
        "Regen",
        "Turf",
        "Zand",
    ),
    *(
        "Kwel",
        "Sluis",
        "Halm",
        "Inkt",
        "Schelp",
        "Wilgen",
        "Rietpluim",
        "Vlinder",
        "Kantel",
        "Molen",
        "Distel",
        "Kraan",
    ),
    *(
        "Ketel",
        "Linnen",
        "Honing",
        "Anker",
        "Bazalt",
        "Kurk",
        "Dakpan",
        "Fluister",
        "Glim",
        "Hagel",
        "Ijzel",
        "Juni",
    ),
    *(
        "Klaver",
        "Lis",
        "Mist",
        "Noten",
        "Oever",
        "Perron",
        "Rogge",
        "Schemer",
        "Tegel",
        "Vuurtoren",
        "Wolk",
        "Zeef",
    ),
)
TAILS: Final = (
    *(
        "duin",
        "wind",
        "zolder",
        "meer",
        "klank",
        "bloem",
        "licht",
        "klei",
        "maan",
        "roos",
        "spiegel",
        "trap",
        "lade",
    ),
    *(
        "kompas",
        "vogel",
        "ster",
        "mos",
        "vis",
        "kern",
        "vlag",
        "hoeve",
        "water",
        "punt",
        "tuin",
        "deur",
        "kruid",
    ),
    *(
        "letter",
        "plank",
        "winter",
        "berm",
        "klok",
        "wagen",
        "knoop",
        "veer",
        "bank",
        "lepel",
        "ton",
        "brief",
        "draad",
    ),
    *("sleutel", "mand", "vonk", "golf", "hoed", "lamp", "pad", "schuit", "zang"),
)
TRADES: Final = (
    *(
        "Aannemersbedrijf",
        "Adviesbureau",
        "Bakkerij",
        "Boerencollectief",
        "Bouwgroep",
        "Congresbureau",
        "Drukkerij",
    ),
    *(
        "Energiecoöperatie",
        "Fietsenmakerij",
        "Gemeente",
        "Hovenier",
        "Ingenieursbureau",
        "Installatiebedrijf",
    ),
    *(
        "Kunstkring",
        "Landgoed",
        "Museum",
        "Opleidingshuis",
        "Projectontwikkelaar",
        "Rederij",
        "Schildersbedrijf",
    ),
    *("Softwarehuis", "Stichting Vrienden van", "Transportbedrijf", "Uitgeverij", "Vereniging", "Waterschap"),
)
FORMS: Final = (" B.V.", " B.V.", " B.V.", " N.V.", " V.O.F.", "", "")
FUNCTIONS: Final = (
    *(("beleidsmedewerker", 10), ("adviseur", 11), ("projectleider", 12), ("medewerker", 7), ("jurist", 11)),
    *(("toezichthouder", 9), ("specialist", 12), ("coördinator", 10), ("secretaris", 8), ("opzichter", 8)),
    *(("onderzoeker", 11), ("ondersteuner", 6)),
)
# What it is, its kind, and about what it is worth, in cents.
THINGS: Final = (
    *(
        ("Fles rode wijn", "tangible", 1150),
        ("Fles witte wijn", "tangible", 1050),
        ("Doos bonbons", "tangible", 1495),
    ),
    *(("Bos bloemen", "tangible", 1600), ("Kerstpakket", "tangible", 4200), ("Boek", "tangible", 2450)),
    *(("Notitieboek", "tangible", 900), ("Kaas", "tangible", 1300), ("Pot honing", "tangible", 650)),
    *(
        ("Mand met streekproducten", "tangible", 3400),
        ("Usb-stick", "tangible", 1200),
        ("Paraplu", "tangible", 1500),
    ),
    *(("Vaas", "tangible", 2800), ("Ingelijste foto", "tangible", 3900), ("Taart", "tangible", 2200)),
    *(
        ("Cadeaubon", "tangible", 2500),
        ("Plant", "tangible", 1400),
        ("Mok", "tangible", 700),
        ("Vulpen", "tangible", 5400),
    ),
    *(("Tas met logo", "tangible", 1800), ("Kalender", "tangible", 800), ("Sjaal", "tangible", 2900)),
    *(
        ("Diner", "invitation", 4800),
        ("Lunch", "invitation", 1900),
        ("Kaartje voor een congres", "invitation", 9500),
    ),
    *(("Rondleiding", "invitation", 900), ("Kaartje voor een wedstrijd", "invitation", 4500)),
    *(("Boottocht", "invitation", 2600), ("Concert", "invitation", 5500), ("Borrel", "invitation", 1200)),
    *(("Korting op een cursus", "discount_scheme", 6000), ("Bruikleen van gereedschap", "service", 3500)),
    *(("Vergoeding voor een lezing", "fee", 15000), ("Gratis advies", "service", 8000)),
)
OCCASIONS: Final = (
    *(
        "na een lezing",
        "bij een werkbezoek",
        "na een overleg",
        "bij een afscheid",
        "bij een jubileum",
        "op een vakbeurs",
    ),
    *(
        "na een excursie",
        "bij de opening",
        "bij een nieuwjaarsbijeenkomst",
        "na een moeilijk gesprek",
        "bij de kerst",
    ),
    *(
        "na het afronden van een project",
        "bij een eerste kennismaking",
        "van een delegatie",
        "van een bewoner",
    ),
    *(
        "bij een congres",
        "na een inspectie",
        "bij een oplevering",
        "van een vaste relatie",
        "na een training",
    ),
    *(
        "bij een ondertekening",
        "na een rondleiding",
        "op een beurs",
        "bij een startbijeenkomst",
        "met een kaartje",
    ),
)


def surname(chance: Random) -> str:
    """Return a surname that nobody bears, as far as we know."""
    return chance.choice(HEADS) + chance.choice(TAILS)


def person_name(chance: Random) -> str:
    """Return a first name and an invented surname."""
    return f"{chance.choice(FIRST)} {surname(chance)}"


def party_name(number: int) -> str:
    """Return the name of an outside organisation; another one for each number up to about a hundred thousand."""
    number, tail = divmod(number, len(TAILS))
    number, head = divmod(number, len(HEADS))
    trade = TRADES[(number * 7 + head + tail) % len(TRADES)]
    second = f" en {TAILS[(number * 11) % len(TAILS)].capitalize()}" if number else ""
    return f"{trade} {HEADS[head]}{TAILS[tail]}{second}{FORMS[(head + tail + number) % len(FORMS)]}"
