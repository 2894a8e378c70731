"""One door over the transition table: decide, answer, hand over, withdraw, open again."""

from collections.abc import Mapping
from typing import Any

from zuiver.people.actor import Actor
from zuiver.registers.models import Entry


def entry_act(
    actor: Actor,
    *,
    public_id: str,
    action: str,
    reason: str = "",
    version: int | None = None,
    extra: Mapping[str, Any] | None = None,
) -> Entry:
    """Do one step of `lifecycle.TRANSITIONS`.

    `version` is the version that the actor looked at: when someone else changed the entry since, the step is refused
    and nothing changes. A decision is stored with the receipt of the advice, whether it departs from it, and in whose
    place a deputy took it. Raises NotFound, Refusal, or InvalidData for a missing reason.
    """
    raise NotImplementedError
