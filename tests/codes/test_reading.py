"""A code is read by how it is set: no heading of any code is known beforehand."""

import pytest

from tests.codes.reading_out import bullets, find, headings, read, text_of, under
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import PassageKind


def test_chapters_come_from_page_footers_and_sections_from_capitals() -> None:
    assert headings(read("spaced_pages")) == [
        "VOORAF",
        "  WAAROM DEZE AFSPRAKEN?",
        "  VOOR WIE ZE GELDEN",
        "WAT WIJ BELANGRIJK VINDEN",
        "  WAT WIJ BELANGRIJK VINDEN",
        "  GASTVRIJ",
        "  EERLIJK",
        "ONS MOTTO",
        "  ONS MOTTO",
        "    Lezen",
        "    Delen",
        "GELD EN SPULLEN",
        "  CADEAUS VAN BEZOEKERS",
        "    Wanneer mag het?",
        "    Lenen en terugbrengen",
    ]


def test_footers_that_return_are_found_without_page_breaks() -> None:
    assert headings(read("no_page_breaks")) == [
        "OVER DIT BOEKJE",
        "  WERKEN VOOR HET WATERSCHAP",
        "  VOOR WIE IS DIT BOEKJE?",
        "CADEAUS EN UITSTAPJES",
        "  CADEAUS EN TRAKTATIES",
        "    Wanneer neem je iets aan?",
        "    Samen uit eten",
        "  VERVOER",
    ]


def test_numbered_headings_and_a_table_of_contents_give_the_levels() -> None:
    code = read("form_feeds")
    assert headings(code)[2:] == [
        "1 Inleiding",
        "  1 Inleiding",
        "2 Cadeaus",
        "  2.1 Wat is een cadeau?",
        "  2.2 Wat doe je ermee?",
        "3 Werk naast je baan",
        "  3 Werk naast je baan",
    ]
    assert code.report.contents == [6, 7, 8, 9, 10, 11]


def test_the_title_of_the_document_on_every_page_is_no_chapter() -> None:
    code = read("form_feeds")
    assert len(code.report.running_heads) == 6
    assert all(title.strip() != "Gedragscode integer werken Veenland" for title in headings(code))


def test_page_numbers_are_left_out_and_listed() -> None:
    assert read("form_feeds").report.page_numbers == [13, 20, 26, 37, 42]
    assert read("spaced_pages").report.page_numbers == [35, 52, 54]


def test_words_cut_at_the_end_of_a_line_are_whole_again() -> None:
    code = read("spaced_pages")
    assert "en voorkomt misverstanden" in find(code, "Maak je afspraken").text
    assert read("form_feeds").report.joined_words == ["vergunning", "aangenomen"]


def test_a_sentence_goes_on_across_a_page_with_its_footer() -> None:
    assert find(read("spaced_pages"), "Maak je afspraken").text.endswith("kan in de bibliotheek.")
    assert "zin in hebt en de leverancier blijft" in find(read("no_page_breaks"), "Een etentje").text
    assert "die een vergunning vragen" in find(read("form_feeds"), "Een cadeau is").text


def test_a_hyphen_that_stands_for_the_rest_of_a_word_stays() -> None:
    assert "de in- en uitgaande post" in find(read("spaced_pages"), "Je leent zelf").text
    assert "spaar- of leesclubs" in find(read("no_page_breaks"), "Deel eetbare").text


def test_bullets_have_two_levels() -> None:
    intro = find(read("spaced_pages"), "Zo doen we het")
    assert [one.split(" ")[0] for one in bullets(intro)] == ["Neem", "Zet", "Vertel"]
    assert bullets(intro.children[2]) == ["je leidinggevende", "een collega die je vertrouwt"]


def test_a_bullet_goes_on_after_a_blank_line() -> None:
    bullet = find(read("spaced_pages"), "Zet een cadeau")
    assert bullet.text.endswith("van wie het kwam en waarom je het hebt gekregen.")


def test_numbered_items_are_a_list_and_not_headings() -> None:
    steps = find(read("form_feeds"), "Je volgt deze stappen")
    assert [one[:2] for one in bullets(steps)] == ["1.", "2.", "3."]
    assert bullets(steps.children[2]) == ["a) met een kaartje", "b) of met een telefoontje"]


def test_a_line_without_a_colon_leads_to_the_list_right_under_it() -> None:
    intro = find(read("spaced_pages"), "Voorbeelden die niet mogen")
    assert bullets(intro) == ["Een reisje", "Een abonnement op naam van je partner"]


def test_an_address_on_a_line_of_its_own_is_kept_with_its_section() -> None:
    link = find(read("spaced_pages"), "https://bibliotheek.example/regels")
    assert link.kind is PassageKind.LINK
    assert link.text in under(read("spaced_pages"), "WAT WIJ BELANGRIJK VINDEN", "EERLIJK")


def test_a_sentence_in_capitals_is_a_quote_and_not_a_heading() -> None:
    quote = find(read("spaced_pages"), "DE BIBLIOTHEEK IS VAN IEDEREEN")
    assert (quote.kind, quote.text[-14:]) == (PassageKind.QUOTE, "WIE ER WERKT OOK."[-14:])


def test_what_has_no_place_is_reported() -> None:
    unplaced = read("spaced_pages").report.unplaced
    assert [(finding.line, finding.text.split(" ")[0]) for finding in unplaced] == [
        (86, "?"),
        (87, "Bibliotheek"),
    ]


def test_text_before_the_first_heading_is_kept() -> None:
    code = read_code(
        "Deze woorden staan vooraan en horen nergens bij.\n\nEERSTE KOP\n\nHier begint de tekst.\n"
    )
    assert [passage.text for passage in code.passages() if passage.kind is PassageKind.PARAGRAPH] == [
        "Deze woorden staan vooraan en horen nergens bij.",
        "Hier begint de tekst.",
    ]


@pytest.mark.parametrize("name", ["spaced_pages", "no_page_breaks", "form_feeds"])
def test_line_ends_of_another_system_change_nothing(name: str) -> None:
    text = text_of(name)
    assert read_code(text.replace("\n", "\r\n")).chapters == read_code(text).chapters


def test_form_feeds_and_single_spaces_mark_the_same_pages() -> None:
    text = text_of("spaced_pages")
    with_feeds = "\n".join(
        f"\f{line[1:]}" if line[:1] == " " and line[1:2].strip() else line for line in text.split("\n")
    )
    assert headings(read_code(with_feeds)) == headings(read_code(text))


def test_a_common_name_of_sections_is_no_running_head() -> None:
    body = "Dit is een gewone zin die tot het einde van de regel loopt en dan stopt.\n"
    chapters = "".join(
        f"{chapter}\n\nAFSPRAKEN\n\n{body}\n{chapter}\n\nMEER WETEN\n\n{body}\n{chapter}\n\n"
        for chapter in ("GELD LENEN", "VERHUIZEN", "STUDEREN")
    )
    assert headings(read_code(chapters)) == [
        line
        for chapter in ("GELD LENEN", "VERHUIZEN", "STUDEREN")
        for line in (chapter, "  AFSPRAKEN", "  MEER WETEN")
    ]


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", "\f\f", "1\n2\n3\n", "?\n", "• \n", "- - -\n", "....... 3\n" * 8]
)
def test_a_text_without_words_gives_no_crash(text: str) -> None:
    assert read_code(text).line_count >= 1
