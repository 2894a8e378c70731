"""The proof of report that a reporter keeps: on this day, this authority received exactly this sealed report.

It is a text with a signature by the server's key. Who holds it can show a court or the Huis voor Klokkenluiders that a
report was made before a detriment (art. 17eb Wbk: the employer has to prove that the one did not cause the other), and
nobody needs to open the report for that. It tells the day and no time, no name and no subject.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from zuiver.cases.sealing.errors import NotSealedRight
from zuiver.cases.sealing.signatures import demand_signature, public_text, sign
from zuiver.cases.sealing.statements import Form
from zuiver.cases.sealing.written import read_day, read_id

FORM: Final = Form("zuiver-proof-1", ("organisation", "case", "day", "digest", "signer"))
PURPOSE: Final = "proof"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LAST_LINE: Final = re.compile(r"signature: ([0-9a-f]{128})\n", re.ASCII)


@dataclass(frozen=True)
class Proof:
    """What was received, where and on which day. `digest` is `digest_of_all` over the envelopes of the report."""

    organisation: str
    case: UUID
    day: date
    digest: str


def digest_of_all(digests: Sequence[str]) -> str:
    """Return one digest for the envelopes of a report, from the digest of each in the order in which they were sent."""
    if not digests or not all(_DIGEST.fullmatch(one) for one in digests):
        raise NotSealedRight(
            "sealing.digest",
            "The list of what was received is empty or not right. Reload the page and ask for the proof again.",
        )
    return hashlib.sha256("".join(f"{one}\n" for one in digests).encode()).hexdigest()


def issue(key: Ed25519PrivateKey, proof: Proof) -> str:
    """Return the text of the proof with its signature as the last line."""
    statement = FORM.write(
        {
            "organisation": proof.organisation,
            "case": str(proof.case),
            "day": proof.day.isoformat(),
            "digest": proof.digest,
            "signer": public_text(key),
        }
    )
    return f"{statement}signature: {sign(key, PURPOSE, statement)}\n"


def verify(text: str, trusted_keys: Sequence[str]) -> Proof:
    """Return what a proof says, signed by one of the server's keys of now or of earlier (64 figures each).

    Raises `NotSealedRight` for a text that is no proof and `NotSigned` for one whose signature does not hold.
    """
    cut = text.rfind("signature: ")
    last = _LAST_LINE.fullmatch(text, max(cut, 0))
    fields = FORM.read(text[:cut] if last else text)
    signer = fields["signer"] if fields["signer"] in trusted_keys else ""
    demand_signature(signer, PURPOSE, text[:cut], last[1] if last else "")
    try:
        found = Proof(
            fields["organisation"], read_id(fields["case"]), read_day(fields["day"]), fields["digest"]
        )
    except ValueError as wrong:
        raise NotSealedRight(
            "sealing.proof", "This proof does not name a case and a day. Take the original again."
        ) from wrong
    return found
