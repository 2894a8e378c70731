"""Other words of a register for what the table of the life cycle and the pages call by a general name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zuiver.kernel.errors import Message
from zuiver.registers.lifecycle import State


@dataclass(frozen=True)
class Words:
    """What is left out has the general word.

    `states` and `actions` are labels, `tasks` what a state asks of its holder. `for_person` and `for_others` are the
    sentence below a state; {person} and {assessor} are filled in. `thanks` head the page after recording. `hints` stand
    below a step at the desk, `asks` above the reason of a step of the person. `record`, `lead` and `submit` are the
    words of the form; `party`, `day` and `amount` head the columns of lists.
    """

    states: Mapping[State, Message] = field(default_factory=dict)
    actions: Mapping[str, Message] = field(default_factory=dict)
    tasks: Mapping[State, Message] = field(default_factory=dict)
    for_person: Mapping[State, Message] = field(default_factory=dict)
    for_others: Mapping[State, Message] = field(default_factory=dict)
    hints: Mapping[str, Message] = field(default_factory=dict)
    asks: Mapping[str, Message] = field(default_factory=dict)
    thanks: Mapping[State, Message] = field(default_factory=dict)
    # Views of the register that are asked for often: the filters in the address, and their name.
    views: Mapping[str, Message] = field(default_factory=dict)
    record: Message | None = None
    lead: Message | None = None
    submit: Message | None = None
    # How the organisation outside stands behind a name: "from {party}" unless said otherwise.
    with_party: Message | None = None
    party: Message | None = None
    day: Message | None = None
    amount: Message | None = None
