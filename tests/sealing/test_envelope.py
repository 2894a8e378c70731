"""Envelopes, frames and age files: nothing that was changed is opened, and lengths tell the class alone."""

import base64
import json
import os
import re
from pathlib import Path
from uuid import uuid4

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.cases.sealing import age_files, bech32, frame, sealed
from zuiver.cases.sealing.age_keys import identity_text, recipient_of
from zuiver.cases.sealing.compartments import Compartment
from zuiver.cases.sealing.envelope import (
    AGE_HEADER_SIZES,
    AGE_HEADERS,
    CLASSES,
    HEADER,
    LOCKS,
    Kind,
    Lock,
    read_envelope,
    read_header,
    sealed_size,
)
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.sealed import seal
from zuiver.kernel.errors import Refusal

SIGNER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
IDENTITY = identity_text(bytes(range(32)))
RECIPIENT = recipient_of(IDENTITY)
VECTORS = json.loads((Path(__file__).parent / "vectors/envelopes.json").read_text(encoding="utf-8"))
MESSAGE = next(
    base64.b64decode(case["input"]["envelope"])
    for case in VECTORS
    if case["name"] == "message made in a browser"
)


def context(**changes: str) -> dict[str, str]:
    place = {"kind": "message", "case": str(uuid4()), "compartment": "content", "key": "1", "for": "-"}
    return {**place, "item": str(uuid4()), "number": "1", "role": "reporter", **changes}


@pytest.mark.parametrize("length", [0, 1, 300, 600])
def test_two_messages_of_one_class_are_equally_long(length: int) -> None:
    envelope = seal(context(), b"", b"x" * length, SIGNER, RECIPIENT)
    assert len(envelope) == 2731
    assert read_envelope(envelope).content_room == 1024


def test_a_message_grows_by_classes_and_not_by_letters() -> None:
    sizes = {len(seal(context(), b"", b"x" * length, SIGNER, RECIPIENT)) for length in range(0, 12_000, 400)}
    assert len(sizes) == 3
    classes = [
        read_envelope(seal(context(), b"", b"x" * length, SIGNER, RECIPIENT)).size_class
        for length in (0, 3000, 9000)
    ]
    assert classes == [10, 12, 14]


def test_a_small_file_is_as_long_as_a_larger_one() -> None:
    small, larger = (
        seal(context(kind="file"), b'{"name":"a"}', b"x" * length, SIGNER, RECIPIENT)
        for length in (1, 60_000)
    )
    assert len(small) == len(larger) == read_header(small[:48]).size


def test_what_does_not_fit_is_refused_with_the_most_that_does() -> None:
    with pytest.raises(NotSealedRight) as refused:
        seal(context(), b"", b"x" * 70_000, SIGNER, RECIPIENT)
    assert refused.value.code == "sealing.too_large"
    assert refused.value.params == {"most": 65_536}


def test_wraps_of_one_class_show_nothing_of_their_reader() -> None:
    wraps = [
        seal(context(kind="wrap", **{"for": name}), b"", IDENTITY.encode(), SIGNER, RECIPIENT)
        for name in ("a", "b" * 32)
    ]
    assert len({len(wrap) for wrap in wraps}) == 1


@pytest.mark.parametrize("lock", Lock)
def test_the_length_of_an_age_header_is_that_of_what_it_looks_like(lock: Lock) -> None:
    stanza = {
        Lock.READER: b"mlkem768x25519 " + b"A" * 1494,
        Lock.PASSPHRASE: b"scrypt " + b"A" * 22 + b" 17",
        Lock.PASSKEY: b"age-encryption.org/fido2prf " + b"A" * 22,
    }[lock]
    header = b"age-encryption.org/v1\n-> " + stanza + b"\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    assert AGE_HEADERS[lock].fullmatch(header)
    assert len(header) == AGE_HEADER_SIZES[lock]


def test_both_languages_have_the_same_numbers_for_compartments() -> None:
    script = (Path(__file__).parents[2] / "src/zuiver/web/sealed/src/kinds.js").read_text(encoding="utf-8")
    table = script.partition("COMPARTMENTS = {")[2].partition("}")[0]
    numbers = {name: int(number) for name, number in re.findall(r"(\w+): (\d+)", table)}
    assert numbers == {one.word: one.value for one in Compartment}


def test_every_kind_has_classes_and_locks() -> None:
    assert set(CLASSES) == set(LOCKS) == set(Kind)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(MESSAGE) - 1), st.integers(1, 255))
def test_a_message_with_any_byte_changed_is_never_opened(place: int, change: int) -> None:
    changed = bytearray(MESSAGE)
    changed[place] ^= change
    case = next(one for one in VECTORS if one["name"] == "message made in a browser")["input"]
    with pytest.raises(Refusal):
        sealed.open_sealed(bytes(changed), case["identity"], case["expected"])


@given(st.binary(max_size=4000))
def test_any_bytes_are_an_envelope_or_a_clear_refusal(data: bytes) -> None:
    with pytest.raises(NotSealedRight) as refused:
        read_envelope(data)
    assert refused.value.text()


@given(st.binary(max_size=2000))
def test_any_bytes_are_a_frame_or_a_clear_refusal(data: bytes) -> None:
    with pytest.raises(NotSealedRight):
        frame.read(b"\x01" + data)


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 65_537, 131_072])
def test_age_files_open_at_the_edges_of_their_pieces(length: int) -> None:
    content = os.urandom(length)
    sealed_file = age_files.encrypt(content, [RECIPIENT])
    assert age_files.decrypt(sealed_file, IDENTITY) == content
    assert len(sealed_file) == AGE_HEADER_SIZES[Lock.READER] + 16 + sealed_size(length)


def test_an_age_file_for_several_opens_for_each_and_for_nobody_else() -> None:
    identities = [identity_text(bytes([number] * 32)) for number in (1, 2, 3)]
    data = age_files.encrypt(b"uitvoer", [recipient_of(one) for one in identities[:2]])
    assert [age_files.decrypt(data, one) for one in identities[:2]] == [b"uitvoer"] * 2
    with pytest.raises(NotSealedRight):
        age_files.decrypt(data, identities[2])


@pytest.mark.parametrize("cut", [1, 16, 17, 65_553])
def test_an_age_file_that_is_cut_off_does_not_open(cut: int) -> None:
    data = age_files.encrypt(b"x" * 131_072, [RECIPIENT])
    with pytest.raises(NotSealedRight):
        age_files.decrypt(data[:-cut], IDENTITY)


def test_an_age_file_with_an_empty_last_piece_is_refused() -> None:
    """Two ways to write the same would let a file be longer without anybody seeing it (age specification)."""
    from_pyrage = pyrage.x25519.Identity.generate()
    assert pyrage.decrypt(pyrage.encrypt(b"x", [from_pyrage.to_public()]), [from_pyrage]) == b"x"
    with pytest.raises(NotSealedRight):
        age_files.decrypt(pyrage.encrypt(b"x", [from_pyrage.to_public()]), IDENTITY)


@given(st.binary(max_size=80))
def test_bech32_gives_back_what_went_in(content: bytes) -> None:
    assert bech32.decode("age1pq", bech32.encode("age1pq", content)) == content


@pytest.mark.parametrize("length", range(HEADER.size + 1))
def test_half_a_header_is_refused(length: int) -> None:
    if length == HEADER.size:
        assert read_header(MESSAGE[:length]).size == len(MESSAGE)
        return
    with pytest.raises(NotSealedRight):
        read_header(MESSAGE[:length])
