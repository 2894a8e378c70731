"""What the organisation signs for a reporter to keep: that a report came in on a day, and that a clock ran out.

The key follows from the secret of the installation, so that nothing more has to be kept; the public halves of the secret
of now and of earlier ones stand on the page with the directory, and on paper. Losing every secret loses only the power
to sign new statements.
"""

from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.utils.crypto import salted_hmac

from zuiver.cases.clocks import Clock
from zuiver.cases.queries.box import box_view
from zuiver.cases.sealing.proof import Proof, issue
from zuiver.cases.sealing.signatures import public_text, sign
from zuiver.cases.sealing.statements import Form
from zuiver.cases.standing import not_found
from zuiver.kernel import clock
from zuiver.people.models import Organisation

SALT: Final = "zuiver.cases.proof"
MISSED: Final = Form("zuiver-missed-1", ("organisation", "case", "clock", "due", "day", "signer"))
PURPOSE: Final = "missed"


def proof_of_report(organisation: Organisation, verifier: str) -> str:
    """Return the signed proof that this report came in on its day. Raises `NotFound` for a code that opens nothing."""
    view = box_view(organisation.pk, verifier)
    return issue(_key(), Proof(organisation.name, view.case_id, view.received_on, view.digest))


def statement_of_missed(organisation: Organisation, verifier: str, which: Clock) -> str:
    """Return a signed statement that a clock ran out. Raises `NotFound` where it did not."""
    view = box_view(organisation.pk, verifier)
    late = next((found for found in view.clocks if found.clock is which and found.is_missed), None)
    if late is None:
        raise not_found()
    key = _key()
    text = MISSED.write(
        {
            "organisation": organisation.name,
            "case": str(view.case_id),
            "clock": which.value,
            "due": late.due_on.isoformat(),
            "day": (late.met_on or clock.today()).isoformat(),
            "signer": public_text(key),
        }
    )
    return f"{text}signature: {sign(key, PURPOSE, text)}\n"


def public_keys() -> list[str]:
    """Return the public halves by which statements are checked, the one in use first."""
    return [public_text(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _key(secret: str | None = None) -> Ed25519PrivateKey:
    seed = salted_hmac(SALT, "ed25519", secret=secret, algorithm="sha256").digest()
    return Ed25519PrivateKey.from_private_bytes(seed)
