"""The province of the tests, on a fixed day."""

from collections.abc import Iterator

import pytest

from tests.speak_up.builders import NOON, SpeakUp
from zuiver.kernel import clock


@pytest.fixture
def world(db: None) -> Iterator[SpeakUp]:
    """The room with keys, on 12 May 2026 at noon."""
    with clock.frozen(NOON):
        yield SpeakUp()
