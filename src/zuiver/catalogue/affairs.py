"""What runs between the province and the organisation of an entry, as points for the talk."""

from collections.abc import Iterator

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Surroundings


def with_the_organisation(around: Surroundings) -> Iterator[Message]:
    """One point for each running tender and each decision that the organisation waits for."""
    for title in around.tenders:
        yield Message("The organisation takes part in a running tender: {title}.", {"title": title})
    for title in around.decisions:
        yield Message("The organisation waits for a decision of ours: {title}.", {"title": title})
