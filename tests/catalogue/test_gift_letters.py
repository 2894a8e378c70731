"""Letters and the receipt: who gets them when, in which words, and that typed text stays text."""

import io
from typing import Any

import pypdf
import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import EXPENSIVE, World
from zuiver.catalogue.gifts.letters import Letter, LetterKind, letters_for, make_letter
from zuiver.kernel.errors import Refusal
from zuiver.registers.commands import entry_act, entry_open, hand_in_receive
from zuiver.registers.models import Entry

NASTY = 'Doos #link("http://x") *vet* $x$ \\ @ref <label> `code` #panic() // weg'


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return remembered("small", World)


def text_of(letter: Letter) -> str:
    """What a reader reads, on one line."""
    pages = pypdf.PdfReader(io.BytesIO(letter.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def letter(world: World, entry: Entry, kind: LetterKind, person: Any, language: str = "nl") -> Letter:
    """A letter as somebody of the province gets it."""
    view = entry_open(world.actor(person), entry.public_id)
    return make_letter(view, kind, organisation="Provincie Noord", on=TODAY, language=language)


def returned(world: World, **changes: Any) -> Entry:
    """A gift that has to go back."""
    entry = world.gift(EXPENSIVE, giver_person="Anna de Wit", **changes)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_return", reason="Te duur.")
    return entry


def test_the_letter_says_what_goes_back_why_and_to_whom(world: World) -> None:
    entry = returned(world)
    text = text_of(letter(world, entry, LetterKind.RETURN, world.samira))
    for words in (
        "Provincie Noord",
        "Waterschap Noord",
        "Beste Anna de Wit",
        "Horloge",
        "meer waard",
        "Samira",
    ):
        assert words in text


def test_the_letter_is_in_english_for_who_reads_english(world: World) -> None:
    entry = returned(world)
    found = letter(world, entry, LetterKind.RETURN, world.samira, language="en")
    assert "Dear Anna de Wit" in text_of(found)
    assert found.file_name == f"letter-return-{entry.public_id}.pdf"


def test_what_was_declined_has_its_letter_with_the_reason_of_the_tender(world: World) -> None:
    world.supplier("Bouwbedrijf Dijk", tender="Brug A12")
    entry = world.gift(giver_organisation="Bouwbedrijf Dijk", direction="offered", response="declined")
    assert "aanbesteding" in text_of(letter(world, entry, LetterKind.DECLINE, world.samira))


def test_typed_text_is_shown_as_it_is_and_never_read_as_markup(world: World) -> None:
    entry = returned(world, description=NASTY, giver_organisation="#set page(fill: red)")
    text = text_of(letter(world, entry, LetterKind.RETURN, world.samira))
    assert NASTY in text
    assert "#set page(fill: red)" in text


def test_signs_that_the_typeface_does_not_have_do_not_stop_the_letter(world: World) -> None:
    entry = returned(world, description="Pop 人形 😀 Łódź Ελλάδα")
    text = text_of(letter(world, entry, LetterKind.RETURN, world.samira))
    assert "Pop" in text
    assert "Łódź Ελλάδα" in text


def test_the_letter_is_tagged_and_says_its_language_and_title(world: World) -> None:
    reader = pypdf.PdfReader(
        io.BytesIO(letter(world, returned(world), LetterKind.RETURN, world.samira).content)
    )
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/Lang"] == "nl"
    assert catalog["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Wij geven uw geschenk terug"
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()


def test_the_receipt_says_who_took_what_when_and_where(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    entry_act(world.actor(world.samira), public_id=entry.public_id, action="offer_hand_in")
    hand_in_receive(
        world.actor(world.bo),
        public_id=entry.public_id,
        place="Balie #1",
        what="Een *horloge*",
        received_on=TODAY,
    )
    text = text_of(letter(world, entry, LetterKind.RECEIPT, world.bo))
    for words in ("2026-0001", "Een *horloge*", "Balie #1", "Samira", "Bo", "12 mei 2026"):
        assert words in text


def test_a_letter_that_does_not_go_with_the_entry_is_refused(world: World) -> None:
    entry = world.gift()
    assert letters_for(entry_open(world.actor(world.samira), entry.public_id)) == ()
    with pytest.raises(Refusal):
        letter(world, entry, LetterKind.DECLINE, world.samira)
    assert letters_for(entry_open(world.actor(world.noor), returned(world).public_id)) == ()
