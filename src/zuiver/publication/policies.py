"""Whether the case allows a step of a person now. No Django; who may take it stands in `permissions`."""

from zuiver.kernel.errors import Refusal
from zuiver.publication.lifecycle import MAY_OBJECT, State


def check_version(stored: int, seen: int | None) -> Refusal | None:
    """Somebody who looked at an older state takes no step on it."""
    if seen is None or seen == stored:
        return None
    return Refusal(
        "publication_changed", "Something changed since you opened this page. Look at it again, then go on."
    )


def check_object(state: State | None, was_denied: bool) -> Refusal | None:
    """Object to what is public or about to be; once for the same lines."""
    if state is State.OBJECTED:
        return Refusal(
            "objected_already", "You objected already. Somebody decides on it; until then nothing is public."
        )
    if state not in MAY_OBJECT:
        return Refusal(
            "nothing_to_object_to",
            "Nothing of this is public or about to be, so there is nothing to object to.",
        )
    if was_denied:
        return Refusal(
            "decided_already",
            "Your objection to exactly this was decided on. You can still object as the letter of that decision says.",
        )
    return None


def check_decide(is_open: bool) -> Refusal | None:
    """An objection is decided on once."""
    if is_open:
        return None
    return Refusal(
        "objection_closed",
        "This objection was decided on, or is no longer needed. Look at the list again.",
    )


def check_begin_anew(state: State, stays_out: bool) -> Refusal | None:
    """Only what stays out because of an objection begins anew."""
    if state is State.WITHDRAWN and stays_out:
        return None
    return Refusal(
        "nothing_to_begin",
        "This does not stay out because of an objection, so there is nothing to begin anew.",
    )
