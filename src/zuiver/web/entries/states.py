"""Where an entry stands, as a page says it: a colour and a sentence for the person, and one for all others."""

from dataclasses import dataclass

from zuiver.kernel.errors import Message
from zuiver.registers.declaration import Register
from zuiver.registers.lifecycle import State
from zuiver.web.entries import shown
from zuiver.web.entries.state_texts import FOR_OTHERS, FOR_THE_PERSON, MACRO_TONES, TONES


@dataclass(frozen=True)
class StateWords:
    """A state as a page shows it."""

    words: str
    tone: str
    sentence: str


def state_words(register: Register, state: str, *, is_own: bool, person: str, assessor: str) -> StateWords:
    """Return the label, the colour and the sentence of a state for this reader, in the words of the register."""
    at = State(state)
    own, general = (
        (register.words.for_person, FOR_THE_PERSON) if is_own else (register.words.for_others, FOR_OTHERS)
    )
    sentence = own.get(at) or general[at]
    people = {"person": person, "assessor": assessor}
    return StateWords(
        words=shown.words(register.state_label(at)),
        tone=MACRO_TONES[TONES[at]],
        sentence=shown.words(Message(sentence.msgid, people)),
    )


def label(register: Register, state: str) -> tuple[str, str]:
    """The badge of a state in a list: its words and its colour."""
    at = State(state)
    return shown.words(register.state_label(at)), MACRO_TONES[TONES[at]]
