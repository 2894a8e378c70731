"""Periods in titles: what is certain is read, what is not stays unknown with its reason, and nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zuiver.kernel.dates import PartialDate
from zuiver.kernel.period_model import WrittenPeriod
from zuiver.kernel.period_reading import LONGEST_TITLE, find_period

# The title, what is left of it, and the start and the end as they are written ("…": it goes on).
CERTAIN = [
    # A start alone.
    ("Lid Raad van Toezicht, Stichting Mol (vanaf 1 januari 2019)", "Lid Raad van Toezicht, Stichting Mol", "2019-01-01", ""),
    ("Lid bestuur De Molen (sinds 2011)", "Lid bestuur De Molen", "2011", ""),
    ("Lid bestuur De Molen (sinds mei 2011)", "Lid bestuur De Molen", "2011-05", ""),
    ("Lid bestuur De Molen (sedert 2011)", "Lid bestuur De Molen", "2011", ""),
    ("Lid bestuur De Molen vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen, vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen; vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen - vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen – vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen: vanaf 1 januari 2019", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen [vanaf 1 januari 2019]", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (Vanaf 1 Januari 2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("LID BESTUUR DE MOLEN (VANAF 1 JANUARI 2019)", "LID BESTUUR DE MOLEN", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 1-1-2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 01-01-2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 1/1/2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 1.1.2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 2019-01-01)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 01-2019)", "Lid bestuur De Molen", "2019-01", ""),
    ("Lid bestuur De Molen (vanaf 01/2019)", "Lid bestuur De Molen", "2019-01", ""),
    ("Lid bestuur De Molen (vanaf jan. 2019)", "Lid bestuur De Molen", "2019-01", ""),
    ("Lid bestuur De Molen (vanaf 1 sept. 2019)", "Lid bestuur De Molen", "2019-09-01", ""),
    ("Lid bestuur De Molen (vanaf 1 mrt 2019)", "Lid bestuur De Molen", "2019-03-01", ""),
    ("Lid bestuur De Molen (vanaf 1e januari 2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 1ste januari 2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 1-jan-2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf januari-2019)", "Lid bestuur De Molen", "2019-01", ""),
    ("Lid bestuur De Molen per 1-1-2020", "Lid bestuur De Molen", "2020-01-01", ""),
    ("Lid bestuur De Molen, per 1 januari 2020", "Lid bestuur De Molen", "2020-01-01", ""),
    ("Lid bestuur De Molen (per mei 2020)", "Lid bestuur De Molen", "2020-05", ""),
    ("Lid bestuur De Molen (per 2020)", "Lid bestuur De Molen", "2020", ""),
    ("Lid bestuur De Molen m.i.v. 1 mei 2019", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen (miv 1 mei 2019)", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen, met ingang van mei 2019", "Lid bestuur De Molen", "2019-05", ""),
    ("Lid bestuur De Molen (ingaande 1 mei 2019)", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen (start: 1 mei 2019)", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen (startdatum 1 mei 2019)", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen (gestart in 2019)", "Lid bestuur De Molen", "2019", ""),
    ("Lid bestuur De Molen (begonnen op 1 mei 2019)", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Board member of The Mill (since 1 May 2019)", "Board member of The Mill", "2019-05-01", ""),
    ("Board member of The Mill (since May 2019)", "Board member of The Mill", "2019-05", ""),
    ("Lid bestuur De Molen, sinds 1 mei 2019.", "Lid bestuur De Molen", "2019-05-01", ""),
    ("Lid bestuur De Molen (al sinds 2010) ", "Lid bestuur De Molen", "2010", ""),
    ("Lid bestuur\nDe Molen\n(vanaf 1 januari\n2019)", "Lid bestuur\nDe Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf\u00a01\u00a0januari\u00a02019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen  (vanaf  1  januari  2019)", "Lid bestuur De Molen", "2019-01-01", ""),
    ("Lid bestuur De Molen (vanaf 29 februari 2020)", "Lid bestuur De Molen", "2020-02-29", ""),
    ("Vanaf 1 januari 2019 lid bestuur De Molen", "lid bestuur De Molen", "2019-01-01", ""),
    ("Sinds 2015: lid bestuur De Molen", "lid bestuur De Molen", "2015", ""),
    ("Voorzitter vanaf 2019 van Stichting De Molen", "Voorzitter van Stichting De Molen", "2019", ""),
    ("Voorzitter, vanaf 1 mei 2019, Stichting De Molen", "Voorzitter, Stichting De Molen", "2019-05-01", ""),
    ("vanaf 2019", "", "2019", ""),
    ("(vanaf 2019)", "", "2019", ""),
    # With other remarks beside it.
    ("Lid bestuur De Molen (vanaf 2019) (bezoldigd)", "Lid bestuur De Molen (bezoldigd)", "2019", ""),
    ("Lid bestuur De Molen (bezoldigd) (vanaf 2019)", "Lid bestuur De Molen (bezoldigd)", "2019", ""),
    ("Lid bestuur De Molen, vanaf 2019 (onbezoldigd)", "Lid bestuur De Molen (onbezoldigd)", "2019", ""),
    ("Lid bestuur De Molen (vanaf 2019, onbezoldigd)", "Lid bestuur De Molen (onbezoldigd)", "2019", ""),
    ("Lid bestuur De Molen (onbezoldigd, vanaf 2019)", "Lid bestuur De Molen (onbezoldigd)", "2019", ""),
    ("Lid bestuur Mol (onbezoldigd; vanaf 2019; 2x per jaar)", "Lid bestuur Mol (onbezoldigd; 2x per jaar)", "2019", ""),
    ("Lid bestuur De Molen, 2x per jaar, vanaf 2019", "Lid bestuur De Molen, 2x per jaar", "2019", ""),
    ("Lid bestuur De Molen (actief vanaf 2019)", "Lid bestuur De Molen (actief)", "2019", ""),
    ("Stichting De Molen (lid sinds 2019)", "Stichting De Molen (lid)", "2019", ""),
    ("Lid, tevens penningmeester, vanaf 2019", "Lid, tevens penningmeester", "2019", ""),
    ("Bezoldigd lid Raad van Commissarissen Mol BV sinds 2015", "Bezoldigd lid Raad van Commissarissen Mol BV", "2015", ""),
    # Years in a name are no period.
    ("Bestuur Stichting Viering 2018 (vanaf 2017)", "Bestuur Stichting Viering 2018", "2017", ""),
    ("Stichting Viering 2018, vanaf 2017", "Stichting Viering 2018", "2017", ""),
    ("Lid Comité 1940-1945 (vanaf 2019)", "Lid Comité 1940-1945", "2019", ""),
    ("Lid Comité (1940-1945), vanaf 2019", "Lid Comité (1940-1945)", "2019", ""),
    ("Lid stuurgroep Visie 2020-2030 (vanaf 1 mei 2019)", "Lid stuurgroep Visie 2020-2030", "2019-05-01", ""),
    ("Lid Stichting Jongeren vanaf 12 jaar (vanaf 2019)", "Lid Stichting Jongeren vanaf 12 jaar", "2019", ""),
    ("Lid bestuur Brouwerij sinds 1923, vanaf 2019", "Lid bestuur Brouwerij sinds 1923", "2019", ""),
    ("Lid Comité 4 en 5 mei (vanaf 2019)", "Lid Comité 4 en 5 mei", "2019", ""),
    ("Lid club van 100 (vanaf 2019)", "Lid club van 100", "2019", ""),
    # An end alone: the start is not said, and that is a doubt of its own.
    ("Lid bestuur De Molen (tot en met december 2020)", "Lid bestuur De Molen", "", "2020-12"),
    ("Lid bestuur De Molen (t/m 31 december 2020)", "Lid bestuur De Molen", "", "2020-12-31"),
    ("Lid bestuur De Molen (t.e.m. 31 december 2020)", "Lid bestuur De Molen", "", "2020-12-31"),
    ("Lid bestuur De Molen (tot 1 juni 2019)", "Lid bestuur De Molen", "", "2019-06-01"),
    ("Lid bestuur De Molen (tot 2019)", "Lid bestuur De Molen", "", "2019"),
    ("Lid bestuur De Molen, tot 1 januari 2017 (bezoldigd)", "Lid bestuur De Molen (bezoldigd)", "", "2017-01-01"),
    ("Lid bestuur De Molen tot 1 januari 2017 (bezoldigd)", "Lid bestuur De Molen (bezoldigd)", "", "2017-01-01"),
    ("Lid bestuur De Molen (benoemd tot 1 januari 2025)", "Lid bestuur De Molen (benoemd)", "", "2025-01-01"),
    ("Lid bestuur De Molen (einddatum: 1 januari 2025)", "Lid bestuur De Molen", "", "2025-01-01"),
    ("Lid bestuur De Molen (eindigt per 1 januari 2025)", "Lid bestuur De Molen", "", "2025-01-01"),
    ("Lid bestuur De Molen (beëindigd per 1 januari 2020)", "Lid bestuur De Molen", "", "2020-01-01"),
    ("Lid bestuur De Molen (beëindigd: 1 januari 2020)", "Lid bestuur De Molen", "", "2020-01-01"),
    ("Lid bestuur De Molen per 1 januari 2020 beëindigd", "Lid bestuur De Molen", "", "2020-01-01"),
    ("Lid bestuur De Molen (gestopt in 2020)", "Lid bestuur De Molen", "", "2020"),
    ("Lid bestuur De Molen (afgetreden op 1 mei 2020)", "Lid bestuur De Molen", "", "2020-05-01"),
    ("Board member of The Mill (until 1 May 2019)", "Board member of The Mill", "", "2019-05-01"),
    ("Tot 2017 lid bestuur De Molen", "lid bestuur De Molen", "", "2017"),
    ("Lid bestuur De Molen (tot heden)", "Lid bestuur De Molen", "", "…"),
    ("Lid bestuur De Molen tot nader order", "Lid bestuur De Molen", "", "…"),
    ("Lid bestuur De Molen (tot op heden)", "Lid bestuur De Molen", "", "…"),
    # Both ends.
    ("Voorzitter De Molen (van 1 mei 2015 tot 1 juni 2019)", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen van 1 mei 2015 tot 1 juni 2019", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen, van 1 mei 2015 tot en met 31 mei 2019", "Voorzitter De Molen", "2015-05-01", "2019-05-31"),
    ("Voorzitter De Molen (van mei 2015 t/m juni 2019)", "Voorzitter De Molen", "2015-05", "2019-06"),
    ("Voorzitter De Molen (vanaf 15 maart 2021 tot 1 september 2021)", "Voorzitter De Molen", "2021-03-15", "2021-09-01"),
    ("Voorzitter De Molen (sinds 2015 tot 2019)", "Voorzitter De Molen", "2015", "2019"),
    ("Voorzitter De Molen (per 1-1-2015 t/m 31-12-2019)", "Voorzitter De Molen", "2015-01-01", "2019-12-31"),
    ("Voorzitter De Molen (vanaf 2015, tot 2019)", "Voorzitter De Molen", "2015", "2019"),
    ("Voorzitter De Molen, vanaf 2015 (tot 1 mei 2019)", "Voorzitter De Molen", "2015", "2019-05-01"),
    ("Voorzitter De Molen (start: 1 mei 2015; einde: 1 juni 2019)", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen, 2007-2015", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (2007-2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (2007 – 2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (2007 — 2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (2007 tot 2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (2007 t/m 2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen van 2007 tot 2015", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (periode 2007-2015)", "Voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen (periode: 2007-2015)", "Voorzitter De Molen", "2007", "2015"),
    ("2007-2015: voorzitter De Molen", "voorzitter De Molen", "2007", "2015"),
    ("2007-2015, voorzitter De Molen", "voorzitter De Molen", "2007", "2015"),
    ("Voorzitter De Molen, 1999 - heden", "Voorzitter De Molen", "1999", "…"),
    ("Voorzitter De Molen 1999 - heden", "Voorzitter De Molen", "1999", "…"),
    ("Voorzitter De Molen (1999-heden)", "Voorzitter De Molen", "1999", "…"),
    ("Voorzitter De Molen (1999 – nu)", "Voorzitter De Molen", "1999", "…"),
    ("Voorzitter De Molen (1999 tot heden)", "Voorzitter De Molen", "1999", "…"),
    ("Voorzitter De Molen (januari 2015 t/m heden)", "Voorzitter De Molen", "2015-01", "…"),
    ("Voorzitter De Molen (vanaf 2015 tot op heden)", "Voorzitter De Molen", "2015", "…"),
    ("Voorzitter De Molen (van 1 mei 2015 tot nader order)", "Voorzitter De Molen", "2015-05-01", "…"),
    ("Voorzitter De Molen (2015 -)", "Voorzitter De Molen", "2015", "…"),
    ("Voorzitter De Molen, 2015-", "Voorzitter De Molen", "2015", "…"),
    ("Voorzitter De Molen (vanaf 2015-)", "Voorzitter De Molen", "2015", "…"),
    ("Voorzitter De Molen (1-5-2015 - 1-6-2019)", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen (1-5-2015-1-6-2019)", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen (01-05-2015/01-06-2019)", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen 1-5-2015 t/m 1-6-2019", "Voorzitter De Molen", "2015-05-01", "2019-06-01"),
    ("Voorzitter De Molen (01-2015 - 12-2019)", "Voorzitter De Molen", "2015-01", "2019-12"),
    ("Voorzitter De Molen (mei 2015 - juni 2019)", "Voorzitter De Molen", "2015-05", "2019-06"),
    ("Voorzitter De Molen (mei-2015 - juni-2019)", "Voorzitter De Molen", "2015-05", "2019-06"),
    ("Voorzitter De Molen mei 2015 - juni 2019", "Voorzitter De Molen", "2015-05", "2019-06"),
    ("Voorzitter De Molen (van mei tot december 2019)", "Voorzitter De Molen", "2019-05", "2019-12"),
    ("Voorzitter De Molen (1 mei t/m 31 mei 2019)", "Voorzitter De Molen", "2019-05-01", "2019-05-31"),
    ("Voorzitter De Molen (van 1 mei tot 1 juni 2019)", "Voorzitter De Molen", "2019-05-01", "2019-06-01"),
    ("Voorzitter De Molen (van 2015 tot 2019) (onbezoldigd)", "Voorzitter De Molen (onbezoldigd)", "2015", "2019"),
    ("Chair of The Mill (from May 2015 to June 2019)", "Chair of The Mill", "2015-05", "2019-06"),
    ("Chair of The Mill (from 2015 to present)", "Chair of The Mill", "2015", "…"),
    ("Voorzitter De Molen (van 1 mei 2015 tot 1 mei 2015)", "Voorzitter De Molen", "2015-05-01", "2015-05-01"),
    ("Voorzitter De Molen (van 2015 tot 1 mei 2015)", "Voorzitter De Molen", "2015", "2015-05-01"),
    ("Lid Comité 1940-1945, van 2015 tot 2019", "Lid Comité 1940-1945", "2015", "2019"),
    ("Lid Visie 2020-2030, 2015-2019", "Lid Visie 2020-2030", "2015", "2019"),
]  # fmt: skip

# The title comes back whole, with the start and the end as far as they are certain, and why the rest is not.
DOUBTFUL = [
    ("", "", "", "none"),
    ("Lid Raad van Advies", "", "", "none"),
    ("Lid bestuur De Molen, 2x per jaar", "", "", "none"),
    ("Stichting Viering 2018", "", "", "none"),
    ("Voorzitter congres 2018 in Utrecht", "", "", "none"),
    ("1 per 2000 inwoners", "", "", "none"),
    ("Lid Tot Nut van 't Algemeen", "", "", "none"),
    ("Lid Stichting Toegang tot Zorg", "", "", "none"),
    ("Lid Comité 4 en 5 mei", "", "", "none"),
    ("Lid Jongeren vanaf 12 jaar", "", "", "none"),
    ("Werkt van 9 tot 5", "", "", "none"),
    ("Perforator BV", "", "", "none"),
    ("Onderzoek A2019", "", "", "none"),
    ("Spreker congres (2019)", "", "", "one_date"),
    ("Spreker congres, 2019", "", "", "one_date"),
    ("Spreker congres, 12 mei 2019", "", "", "one_date"),
    ("Spreker congres (mei 2019)", "", "", "one_date"),
    ("Lid bestuur De Molen (1-5-2015)", "", "", "one_date"),
    ("Lid bestuur De Molen 2007-2015", "", "", "part_of_name"),
    ("2007-2015 lid bestuur De Molen", "", "", "part_of_name"),
    ("Lid stuurgroep Visie 2020-2030", "", "", "part_of_name"),
    ("Lid Comité 1940-1945", "", "", "part_of_name"),
    ("Lid Comité (1940-1945)", "", "", "part_of_name"),
    ("Lid bestuur Brouwerij sinds 1923", "", "", "part_of_name"),
    ("Lid A sinds september 2007, voorzitter sinds 2011", "", "", "several"),
    ("Lid A (sinds 2007), voorzitter (sinds 2011)", "", "", "several"),
    ("Lid A van 2015 tot 2017 en van 2019 tot 2021", "", "", "several"),
    ("Lid A (2007-2011, 2015-2019)", "", "", "several"),
    ("Lid A (tot 2015), voorzitter (tot 2019)", "", "", "several"),
    ("Lid A tot 2015, voorzitter vanaf 2015", "", "", "several"),
    ("Lid A (voorzitter vanaf 2019)", "", "", "part_of_it"),
    ("Lid A, voorzitter sinds 2019", "", "", "part_of_it"),
    ("Lid A, vanaf 2019 voorzitter", "", "", "part_of_it"),
    ("Lid sinds 2010 en voorzitter A", "", "", "part_of_it"),
    ("Lid A (vanaf 2019, daarvoor adviseur)", "", "", "part_of_it"),
    ("Voorheen lid A, vanaf 2019 adviseur", "", "", "part_of_it"),
    ("Lid A (bezoldigd vanaf 2019)", "", "", "part_of_it"),
    ("Lid A (vanaf 2019 bezoldigd)", "", "", "part_of_it"),
    ("Lid A (tot en met 2019 onbezoldigd)", "", "", "part_of_it"),
    ("Lid A (herbenoemd vanaf 2019)", "", "", "part_of_it"),
    ("Lid A (waarnemend vanaf 2019)", "", "", "part_of_it"),
    ("Hoogleraar, met verlof vanaf 2019", "", "", "part_of_it"),
    ("Lid A, vanaf 2019 niet meer bezoldigd", "", "", "part_of_it"),
    ("Stichting A, vanaf 2019 gefuseerd met B", "", "", "part_of_it"),
    ("Stichting A, sinds 2015 (tot 2018 als lid)", "", "", "part_of_it"),
    ("Lid A (opgeheven per 2019)", "", "", "part_of_it"),
    ("Lid A (sinds '98)", "", "", "short_year"),
    ("Lid A (sinds ’98)", "", "", "short_year"),
    ("Lid A (vanaf 1-1-15)", "", "", "short_year"),
    ("Lid A (vanaf mei '15)", "", "", "short_year"),
    ("Lid A (vanaf 1 mei 15)", "", "", "short_year"),
    ("Lid A (van 2015 tot '19)", "2015", "", "short_year"),
    ("Lid A (van '15 tot 2019)", "", "2019", "short_year"),
    ("Lid A ('15-'19)", "", "", "short_year"),
    ("Lid A (2010-11)", "", "", "short_year"),
    ("Lid A (2010/11)", "", "", "short_year"),
    ("Lid A (sinds 2010-11)", "", "", "short_year"),
    ("Lid A (vanaf 31 februari 2019)", "", "", "not_in_calendar"),
    ("Lid A (vanaf 29 februari 2019)", "", "", "not_in_calendar"),
    ("Lid A (vanaf 1-13-2019)", "", "", "not_in_calendar"),
    ("Lid A (vanaf 1 mei 1019)", "", "", "not_in_calendar"),
    ("Lid A (van 2015 tot 31 juni 2019)", "2015", "", "not_in_calendar"),
    ("Lid A (vanaf ca. 2010)", "", "", "about"),
    ("Lid A (vanaf circa 2010)", "", "", "about"),
    ("Lid A (rond 2010)", "", "", "about"),
    ("Lid A (vanaf 2010?)", "", "", "about"),
    ("Lid A (vanaf 2010 (?))", "", "", "about"),
    ("Lid A (van 2010 tot omstreeks 2015)", "2010", "", "about"),
    ("Lid A (van vermoedelijk 2010 tot 2015)", "", "2015", "about"),
    ("Lid A van medio 2012 tot 2014", "2012", "2014", "roughly"),
    ("Lid A (van medio 2012 tot 2014)", "2012", "2014", "roughly"),
    ("Lid A vanaf begin 2003", "2003", "", "roughly"),
    ("Lid A (vanaf eind 2019)", "2019", "", "roughly"),
    ("Lid A (vanaf half mei 2019)", "2019-05", "", "roughly"),
    ("Lid A (vanaf najaar 2019)", "2019", "", "roughly"),
    ("Lid A (vanaf 1e kwartaal 2019)", "2019", "", "roughly"),
    ("Lid A (vanaf Q1 2019)", "2019", "", "roughly"),
    ("Lid A (vanaf eerste helft van 2019)", "2019", "", "roughly"),
    ("Lid A (van 2015 tot eind 2019)", "2015", "2019", "roughly"),
    ("Lid A (medio 2012 - heden)", "2012", "…", "roughly"),
    ("Lid A sinds kort", "", "", "not_understood"),
    ("Lid A sinds de oprichting", "", "", "not_understood"),
    ("Lid A sinds de fusie (vanaf 2019)", "", "", "not_understood"),
    ("Lid A vanaf winter 2019", "", "", "not_understood"),
    ("Lid A vanaf heden", "", "", "not_understood"),
    ("Lid A (met ingang van 1 mei)", "", "", "not_understood"),
    ("Lid A van 1 mei 2015 tot zijn pensioen", "2015-05-01", "", "not_understood"),
    ("Lid A vanaf 2015 tot de verkiezingen van 2019", "2015", "", "not_understood"),
    ("Lid A (van november tot februari 2019)", "", "2019-02", "not_understood"),
    ("Lid A (2015/2019)", "", "", "not_understood"),
    ("Lid A (van 2019 tot 2015)", "", "", "turned"),
    ("Lid A, 2019-2015", "", "", "turned"),
    ("Lid A (van 2 mei 2019 tot 1 mei 2019)", "", "", "turned"),
]  # fmt: skip


def iso(day: PartialDate | None) -> str:
    return day.iso if day else ""


def ends_of(period: WrittenPeriod) -> tuple[str, str]:
    return iso(period.start), "…" if period.goes_on else iso(period.end)


@pytest.mark.parametrize(("title", "rest", "start", "end"), CERTAIN)
def test_a_period_that_is_certain_is_taken_out_of_the_title(
    title: str, rest: str, start: str, end: str
) -> None:
    found, period = find_period(title)
    assert (found, *ends_of(period)) == (rest, start, end)
    assert period.doubts == (() if start else ("no_start",))
    assert all(piece in title for piece in period.literal.split(", "))


@pytest.mark.parametrize(("title", "start", "end", "doubt"), DOUBTFUL)
def test_what_is_not_certain_stays_unknown_and_the_title_whole(
    title: str, start: str, end: str, doubt: str
) -> None:
    found, period = find_period(title)
    assert (found, *ends_of(period)) == (title, start, end)
    assert doubt in period.doubts


def test_there_are_about_two_hundred_shapes() -> None:
    titles = [row[0] for row in (*CERTAIN, *DOUBTFUL)]
    assert len(titles) == len(set(titles)) >= 200


@pytest.mark.parametrize(
    ("words", "is_included"),
    [
        ("van 2015 tot 2019", False), ("tot 2019", False), ("until 2019", False),
        ("van 2015 tot en met 2019", True), ("van 2015 t/m 2019", True), ("tot en met 2019", True),
        ("2015-2019", None), ("beëindigd per 2019", None), ("vanaf 2015", None),
    ],
)  # fmt: skip
def test_whether_the_last_day_counts_is_what_the_writer_says(words: str, is_included: bool | None) -> None:
    _, period = find_period(f"Lid bestuur De Molen ({words})")
    assert period.is_end_included is is_included


# Words that are no period, not even in part, and end in a letter.
WORDS = st.lists(
    st.sampled_from(
        ["Lid", "Voorzitter", "Raad", "van", "Toezicht", "Stichting", "De", "Molen", "en", "&", "voor", "(NL)", "BV", "2018",
         "Viering", "tot Nut", "per jaar", "bestuur", "'t", "A-Z", "Comité 1940-1945", "bezoldigd,", "nr. 7", "É", "50/50"]
    ),
    min_size=1,
    max_size=8,
).map(lambda words: " ".join([*words, "Utrecht"]))  # fmt: skip
DATES = st.dates(PartialDate(1950).first_day(), PartialDate(2199).last_day()).flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)
STARTS = st.sampled_from(["vanaf {}", "sinds {}", "met ingang van {}", "Sinds {}", "since {}"])
ROUND = st.sampled_from(["{} ({})", "{}, {}", "{} [{}]", "{}; {}", "{}\n({})", "{} – {}", "{}, {}."])


@given(WORDS, DATES, STARTS, ROUND, st.sampled_from(["nl", "en"]))
def test_a_start_is_read_back_exactly_whatever_the_title(
    title: str, day: PartialDate, start: str, around: str, language: str
) -> None:
    words = start.format(day.show(language))
    assert find_period(around.format(title, words)) == (title, WrittenPeriod(start=day, literal=words))


@given(
    WORDS, DATES, DATES, st.sampled_from(["van {} tot {}", "vanaf {} t/m {}", "{} tot en met {}", "{} - {}"])
)
def test_both_ends_are_read_back_exactly_or_are_turned(
    title: str, one: PartialDate, two: PartialDate, both: str
) -> None:
    words = both.format(one.show("nl"), two.show("nl"))
    text = f"{title} ({words})"
    found, period = find_period(text)
    assert period.literal == words
    if two.last_day() < one.first_day():
        assert (found, period.start, period.end, period.doubts) == (text, None, None, ("turned",))
    else:
        assert (found, period.start, period.end, period.doubts) == (title, one, two, ())


PIECES = st.lists(
    st.sampled_from(
        ["vanaf", "van", "tot", "t/m", "per", "sinds", "heden", "-", "–", "(", ")", "[", "]", ",", ";", ":", "/", "?", "'15",
         "2015", "2019", "1 mei 2015", "31-02-2019", "medio", "ca.", "mei", "1", "1-1-15", "lid", "voorzitter", "daarna",
         "bezoldigd", "\n", "beëindigd", "²", "İ", "ſinds", "٣", "\x00", "1940-1945", "2010-11", "\u00a0"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(PIECES | st.text(max_size=120))
@example("van " * 400)
@example("1 mei 2015 - " * 150)
@example(" " * LONGEST_TITLE)
@example("(" * LONGEST_TITLE)
@example("x" * (LONGEST_TITLE + 1))
def test_no_text_is_lost_and_nothing_is_known_without_words_for_it(text: str) -> None:
    rest, period = find_period(text)
    assert rest == text or not (set(period.doubts) - {"no_start"})
    kept = "".join(rest.split())
    letters = iter("".join(text.split()))
    assert all(letter in letters for letter in kept)  # in the same order
    lost = sum(map(str.isalnum, text)) - sum(map(str.isalnum, rest))
    assert lost == (sum(map(str.isalnum, period.literal)) if rest != text else 0)
    for side in (period.start, period.end):
        assert side is None or str(side.year) in period.literal
    assert period.start or period.doubts
