"""Getting lost keys back from two of three shares: in a drill, or on the day that it is needed.

A handler's keys go in shares to three colleagues, each sealed to one of them; the organisation's recovery key goes on
three sheets of paper in three sealed covers. No administrator holds any. What comes back is compared with the
fingerprint on the shares, so a wrong or forged share never passes for the key.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.sealing import shares
from zuiver.cases.sealing.age_keys import SEED_SIZE, identity_text, recipient_of
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.signatures import fingerprint, public_text
from zuiver.cases.sealing.statements import Form

FORM: Final = Form("zuiver-share-1", ("owner", "set", "share", "check"))
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Keys:
    """Somebody's keys: 32 bytes to read with and 32 to sign with."""

    seeds: bytes

    @property
    def identity(self) -> str:
        """The secret key that opens, in the age format."""
        return identity_text(self.seeds[:SEED_SIZE])

    @property
    def signer(self) -> Ed25519PrivateKey:
        """The key that signs."""
        return Ed25519PrivateKey.from_private_bytes(self.seeds[SEED_SIZE:])

    @property
    def fingerprint(self) -> str:
        """The name of these keys in the directory."""
        return fingerprint((recipient_of(self.identity), public_text(self.signer)))


def split_keys(keys: Keys, set_name: str) -> list[str]:
    """Return three texts of which two give the keys back. `set_name` tells this set from earlier ones, like `2026-11`."""
    return [_write(keys.fingerprint, set_name, share) for share in shares.split(keys.seeds)]


def recover(texts: Sequence[str]) -> Keys:
    """Return the keys that two or three shares hold.

    Raises `NotSealedRight` for a share with a slip in it, for shares of different sets or people, and for a result that
    is not the key whose fingerprint stands on the shares.
    """
    read = [_read(text) for text in texts]
    if len({(fields["owner"], fields["set"]) for fields in read}) != 1:
        raise shares.do_not_fit()
    seeds = shares.combine([bytes.fromhex(_SPACE.sub("", fields["share"])) for fields in read])
    if len(seeds) != 2 * SEED_SIZE or Keys(seeds).fingerprint != read[0]["owner"]:
        raise shares.do_not_fit()
    return Keys(seeds)


def _write(owner: str, set_name: str, share: bytes) -> str:
    figures = share.hex()
    groups = " ".join(figures[start : start + 4] for start in range(0, len(figures), 4))
    return FORM.write({"owner": owner, "set": set_name, "share": groups, "check": _check(groups)})


def _read(text: str) -> dict[str, str]:
    fields = FORM.read(text)
    if not re.fullmatch(r"[0-9a-f ]+", fields["share"]) or fields["check"] != _check(fields["share"]):
        raise NotSealedRight(
            "sealing.share_slip",
            "A figure of this share is not right. Compare it with the paper, group by group.",
        )
    figures = fields["share"].replace(" ", "")
    if len(figures) % 2:
        raise shares.do_not_fit()
    return fields


def _check(groups: str) -> str:
    return hashlib.sha256(groups.replace(" ", "").encode()).hexdigest()[:8]
