"""States that belong together, by what can be done from all of them."""

from typing import Final

from zuiver.registers.lifecycle.parts import State

# New and not decided, in each family.
OPENED: Final = frozenset({State.REPORTED, State.CONSENT_ASKED, State.ASKED_BEFORE, State.RECEIVED})
# In the hands of who assesses, and a decision can follow.
WAITING: Final = OPENED | {State.IN_DISCUSSION}
UNDECIDED: Final = WAITING | {State.MORE_ASKED}
TO_DO: Final = frozenset({State.TO_DECLINE, State.TO_RETURN, State.TO_HAND_IN})
KEPT: Final = frozenset({State.ALLOWED, State.ALLOWED_FOR_TEAM})
# The answer is there; the day on which it happens has yet to come.
ANSWERED: Final = frozenset({State.AGREED, State.AGREED_WITH_CONDITIONS, State.ADVISED_AGAINST})
# It goes on, until it is looked at again or ends.
RUNNING: Final = frozenset({State.NO_OBJECTION, State.UNDER_CONDITIONS, State.IN_FORCE})
OVER: Final = frozenset({State.NOT_AGREED, State.NOT_ATTENDED, State.REFERRED, State.ENDED, State.CLOSED})
SETTLED: Final = KEPT | {State.DECLINED, State.RETURNED} | ANSWERED | RUNNING | OVER
# What was agreed on loses its meaning here, so measures that are still open lapse.
MEASURES_LAPSE: Final = frozenset({State.ENDED, State.WITHDRAWN, State.NOT_ATTENDED, State.REFERRED})
