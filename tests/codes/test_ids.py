"""An id says where a passage stands and what it is about, and survives edits elsewhere and small edits in it."""

from tests.codes.reading_out import find, read, text_of
from zuiver.codes.carrying import carry_ids
from zuiver.codes.passages import passages_of_text
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.tree import CodeText


def ids(code: CodeText) -> dict[str, str]:
    """The id of each passage by its text."""
    return {passage.text: passage.id for passage in code.passages()}


def test_an_id_is_the_path_and_the_longest_word() -> None:
    assert (
        find(read("spaced_pages"), "Een zelfgebakken koekje").id == "spullen/bezoekers/wanneer/leidinggevende"
    )


def test_text_added_elsewhere_changes_no_id() -> None:
    before = ids(read("spaced_pages"))
    more = text_of("spaced_pages").replace(
        "Wanneer mag het?\n", "Wanneer mag het?\nDit hangt van veel dingen af.\n\n"
    )
    after = ids(read_code(more))
    assert {text: after[text] for text in before} == before


def test_another_word_in_a_sentence_keeps_its_id() -> None:
    edited = (
        text_of("spaced_pages").replace("en uitdelen", "en rondgeven").replace("te laat boek", "kwijt boek")
    )
    code = read_code(edited)
    assert find(code, "Een zelfgebakken").id == find(read("spaced_pages"), "Een zelfgebakken").id
    assert find(code, "Je zegt wat je weet").id == find(read("spaced_pages"), "Je zegt wat je weet").id


def test_two_passages_about_the_same_thing_get_different_ids() -> None:
    code = read_code("KOP\n\nVertrouwenspersonen luisteren.\n\nVertrouwenspersonen zwijgen.\n")
    assert [passage.id for passage in code.passages()][-2:] == [
        "kop/kop/vertrouwenspersonen",
        "kop/kop/vertrouwenspersonen-zwijgen",
    ]


def test_the_id_of_the_edition_before_is_carried_over_a_larger_edit() -> None:
    before = read("spaced_pages")
    edited = text_of("spaced_pages").replace(
        "vraag je \neerst je leidinggevende", "vraag je \neerst je teamcoach"
    )
    code = read_code(edited)
    assert find(code, "Een zelfgebakken").id != find(before, "Een zelfgebakken").id
    carry_ids(code, passages_of_text(before))
    assert find(code, "Een zelfgebakken").id == find(before, "Een zelfgebakken").id


def test_carried_ids_stay_unique() -> None:
    before = read_code("KOP\n\nVertrouwenspersonen luisteren naar je.\n")
    code = read_code(
        "KOP\n\nVertrouwenspersonen bestaan ook buiten de deur.\n\nVertrouwenspersonen luisteren naar je.\n"
    )
    carry_ids(code, passages_of_text(before))
    found = [passage.id for passage in code.passages()]
    assert len(set(found)) == len(found)
    assert find(code, "Vertrouwenspersonen luisteren").id == "kop/kop/vertrouwenspersonen"
