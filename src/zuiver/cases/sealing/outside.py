"""The age key of somebody outside the directory: what it looks like, and the figures by which people compare it."""

import re
from typing import Final

from zuiver.cases.sealing import bech32
from zuiver.cases.sealing.age_keys import check_recipient
from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.signatures import fingerprint

_CLASSIC: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}", re.ASCII)
_CLASSIC_SIZE: Final = 32
_HYBRID: Final = "age1pq1"


def check_outside(recipient: str) -> None:
    """Raise `NotSealedRight` unless this is a whole public key of age: the classic kind, or the hybrid one.

    What has a wrong figure in it is refused by its check figures. Whose key it is, people compare by phone.
    """
    if recipient.startswith(_HYBRID):
        check_recipient(recipient)
        return
    try:
        is_whole = (
            bool(_CLASSIC.fullmatch(recipient)) and len(bech32.decode("age", recipient)) == _CLASSIC_SIZE
        )
    except ValueError:
        is_whole = False
    if not is_whole:
        raise NotSealedRight(
            "sealing.outside",
            "This is not a whole age key: it begins with age1 and has 62 characters. Let the person send it again.",
        )


def outside_fingerprint(recipient: str) -> str:
    """Return 32 figures that stand for the key of somebody outside."""
    return fingerprint((recipient,))
