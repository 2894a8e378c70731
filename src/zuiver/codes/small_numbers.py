"""Numbers so small that they could point at somebody are never shown: "fewer than five" instead."""

from typing import Final

from zuiver.people.models import Organisation

# A term of the organisation: the smallest number that may be shown.
TERM: Final = "insight.min_cell"
USUAL: Final = 5
# No organisation goes below this: two people know of each other.
LEAST: Final = 3


def smallest_shown(organisation: Organisation) -> int:
    """Return the smallest number of people or questions that a page may show for this organisation.

    A setting that is no number counts as not set, and one that is too low as the lowest.
    """
    own = organisation.terms.get(TERM, USUAL)
    return max(LEAST, int(own)) if str(own).isdigit() else USUAL


def shown_or_none(number: int, smallest: int) -> int | None:
    """Return a number, or None when it is too small to show; nothing at all is as small as few."""
    return number if number >= smallest else None
