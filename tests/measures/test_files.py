"""A file as proof: a photo without its traces or a PDF, with the step that shows it, for who may see the measure."""

import io
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.measures.builders import PROOF, Measures
from tests.plugins.remembered import remembered
from tests.web_entries.browsers import NOW, Browsers, text_of
from zuiver.audit.models import AuditEvent
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound
from zuiver.measures.commands import measure_file, measures_destroy
from zuiver.measures.files import MOST_FILES, PDF
from zuiver.measures.models import Measure, MeasureFile, MeasureRead
from zuiver.measures.queries import measures_about_me

PAPER = b"%PDF-1.7\n% een brief van de klant"


def photo() -> bytes:
    """A photo that says where it was taken."""
    target = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "thuis bij Samira"
    Image.new("RGB", (40, 30), "green").save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture
def world(db: None) -> Iterator[Measures]:
    """The province just after two o'clock in the afternoon."""
    with clock.frozen(NOW):
        yield remembered("measures at noon", Measures)


def shown(world: Measures, *files: bytes) -> Measure:
    """A measure of Samira, with files as proof."""
    return world.act(world.measure(), "carry_out", world.samira, files=files)


def test_files_go_along_with_the_step_in_one_event_that_knows_them(world: Measures) -> None:
    measure = shown(world, PAPER, photo())
    kept = list(MeasureFile.rows.order_by("pk"))
    assert [(one.measure_id, one.version, one.media_type) for one in kept] == [
        (measure.pk, measure.version, PDF),
        (measure.pk, measure.version, "image/jpeg"),
    ]
    assert bytes(kept[0].content) == PAPER
    assert b"Samira" not in bytes(kept[1].content)
    event = AuditEvent.objects.latest("pk")
    assert event.event == "measures.measure.carried_out"
    assert event.data["files"] == [one.sha256 for one in kept]


@pytest.mark.parametrize(
    "files",
    [[b"MZ\x90 een programma"], [b"<html>hoi</html>"], [PAPER] * (MOST_FILES + 1)],
    ids=["program", "page", "many"],
)
def test_what_cannot_go_along_is_said_and_nothing_is_stored(world: Measures, files: list[bytes]) -> None:
    measure = world.measure()
    with pytest.raises(InvalidData) as wrong:
        world.act(measure, "carry_out", world.samira, files=files)
    assert set(wrong.value.errors) == {"file"}
    measure.refresh_from_db()
    assert (measure.state, MeasureFile.rows.count()) == ("imposed", 0)


def test_files_go_with_proof_only(world: Measures) -> None:
    world.act(world.measure(), "object", world.samira, files=[PAPER])
    assert not MeasureFile.rows.exists()


def test_who_may_see_the_measure_takes_a_file_along_and_that_is_noted(world: Measures) -> None:
    measure = shown(world, PAPER)
    file_id = MeasureFile.rows.get().public_id
    for person in (world.karin, world.imre, world.samira):
        assert bytes(measure_file(world.actor(person), measure.public_id, file_id).content) == PAPER
    assert set(MeasureRead.rows.values_list("reader__name", flat=True)) == {"Karin", "Imre"}
    for person in (world.ruben, world.noor, world.bo):
        with pytest.raises(NotFound):
            measure_file(world.actor(person), measure.public_id, file_id)
    with pytest.raises(NotFound):
        measure_file(world.actor(world.karin), world.measure().public_id, file_id)


def test_the_page_takes_a_file_and_gives_it_back_as_a_download(world: Measures) -> None:
    browsers = Browsers(world.province)
    measure = world.measure()
    address = f"/afspraken/{measure.public_id}/"
    typed = {"action": "carry_out", "version": "1", "words": PROOF}
    samira = browsers.of(world.samira)
    sent = samira.post(address, {**typed, "file": SimpleUploadedFile("brief.pdf", PAPER)})
    assert sent.status_code == 302
    file = MeasureFile.rows.get()
    karin = browsers.of(world.karin)
    assert "Document 1 (PDF)" in text_of(karin.get(address))
    response = karin.get(f"{address}bewijs/{file.public_id}/")
    assert response.content == PAPER
    assert response["Content-Disposition"] == f'attachment; filename="bewijs-{file.public_id}.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert browsers.of(world.ruben).get(f"{address}bewijs/{file.public_id}/").status_code == 404


def test_a_file_that_cannot_go_along_keeps_what_was_typed(world: Measures) -> None:
    measure = world.measure()
    typed = {"action": "carry_out", "version": "1", "words": PROOF}
    sent = (
        Browsers(world.province)
        .of(world.samira)
        .post(f"/afspraken/{measure.public_id}/", {**typed, "file": SimpleUploadedFile("virus.pdf", b"MZ")})
    )
    assert sent.status_code == 422
    page = text_of(sent)
    assert "Dit bestand kan niet mee" in page
    assert PROOF in sent.content.decode()


def test_files_are_told_to_the_person_and_go_with_the_subject(world: Measures) -> None:
    shown(world, PAPER)
    (told,) = measures_about_me(world.actor(world.samira))["files"]
    assert (told["media_type"], told["size"]) == (PDF, len(PAPER))
    assert measures_about_me(world.actor(world.ruben))["files"] == ()
    measures_destroy(world.actor(world.imre), subject="gifts:abc")
    assert not MeasureFile.rows.exists()
