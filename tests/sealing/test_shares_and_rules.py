"""Shares, verifiers and the choice of readers, for any input."""

import os
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.cases.sealing import shares, verifier
from zuiver.cases.sealing.directory_entries import Reader
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.recipients import LEAST, choose
from zuiver.cases.sealing.recovery import Keys, recover, split_keys


@given(st.binary(min_size=1, max_size=70))
def test_any_two_shares_give_the_secret_back(secret: bytes) -> None:
    made = shares.split(secret)
    assert len({share[-1] for share in made} - {0}) == shares.SHARES
    for pair in combinations(made, shares.NEEDED):
        assert shares.combine(pair) == secret
    assert shares.combine(made) == secret


def test_one_share_fits_every_secret() -> None:
    """For any value of a byte of the share there is a second share that makes any secret: so one alone tells nothing."""
    share = bytes([77, 5])
    assert {shares.combine([share, bytes([other, 9])])[0] for other in range(256)} == set(range(256))


@pytest.mark.parametrize(
    "given_shares",
    [
        [],
        [b"\x01\x02"],
        [b"\x01\x02", b"\x03\x02"],
        [b"\x01\x00", b"\x02\x01"],
        [b"\x01\x02", b"\x01\x01\x03"],
        [b"", b""],
    ],
)
def test_shares_that_cannot_belong_together_are_refused(given_shares: list[bytes]) -> None:
    with pytest.raises(NotSealedRight):
        shares.combine(given_shares)


def test_three_shares_of_which_one_is_forged_are_refused() -> None:
    made = shares.split(b"geheim")
    forged = bytes([made[2][0] ^ 1]) + made[2][1:]
    with pytest.raises(NotSealedRight):
        shares.combine([*made[:2], forged])


def test_keys_come_back_from_paper_and_a_slip_is_found() -> None:
    keys = Keys(os.urandom(64))
    texts = split_keys(keys, "2026-11")
    assert recover(texts[1:]) == keys
    place = texts[0].index("share: ") + 8
    slip = texts[0][:place] + ("0" if texts[0][place] != "0" else "1") + texts[0][place + 1 :]
    with pytest.raises(NotSealedRight) as refused:
        recover([slip, texts[1]])
    assert refused.value.code == "sealing.share_slip"


def test_the_server_keeps_nothing_by_which_it_could_sign_in() -> None:
    secret = os.urandom(32)
    kept = verifier.stored_form(secret)
    assert secret.hex() not in kept
    assert verifier.matches(secret, kept)
    assert not verifier.matches(os.urandom(32), kept)
    assert verifier.read_verifier(secret.hex()) == secret
    with pytest.raises(ValueError, match="32 bytes"):
        verifier.stored_form(b"short")


@pytest.mark.parametrize("text", ["", "ab", "A" * 64, "g" * 64, "0" * 63 + "٠", "0" * 65, "0" * 64 + "\n"])
def test_anything_but_64_figures_is_no_verifier(text: str) -> None:
    with pytest.raises(NotSealedRight):
        verifier.read_verifier(text)


PEOPLE = [UUID(int=number) for number in range(1, 7)]
readers = st.lists(
    st.builds(
        Reader,
        person=st.sampled_from([*PEOPLE, None]),
        name=st.just("-"),
        role=st.sampled_from(["confidant", "reporting_officer", "organisation"]),
        recipient=st.text("abc", min_size=8, max_size=8),
        signer=st.just("-"),
    ),
    max_size=12,
)
some = st.sets(st.sampled_from(PEOPLE))


@settings(deadline=None)
@given(readers, some, some, st.booleans())
def test_the_excluded_never_read_and_two_people_do_when_there_are_two(
    keys: list[Reader], chosen: set[UUID], excluded: set[UUID], with_recovery: bool
) -> None:
    found = choose(keys, chosen, excluded, roles=["confidant"], with_recovery=with_recovery)
    people = {reader.person for reader in found.readers if reader.person}
    assert not people & excluded
    assert not set(found.added) & chosen
    assert people >= {reader.person for reader in keys if reader.person in chosen - excluded}
    able = {reader.person for reader in keys if reader.person and reader.role == "confidant"} - excluded
    assert len(people) >= min(LEAST, len(able | people))
    assert not found.added or len(people) <= LEAST
    recovery = [reader for reader in found.readers if reader.person is None]
    assert all(reader.role == "organisation" for reader in recovery)
    assert with_recovery or not recovery
