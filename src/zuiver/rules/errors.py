"""What can be wrong with a rule file, a term or a fact. Every message says what, where and what to do."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from zuiver.kernel.errors import Message, Refusal, ZuiverError

_UNUSABLE: Final = Message(
    "The setting {name} of this organisation cannot be used. Ask an administrator to correct it."
)
_LOOSER: Final = Message(
    "The setting {name} of this organisation is {value}. The code allows {floor}. That code is a floor: an organisation "
    "may be stricter, and not looser. Ask an administrator to choose: {allowed}."
)


@dataclass(frozen=True)
class Finding:
    """One thing a person should repair in a rule file.

    `line` counts from 1 (0: the file as a whole); `problem` says what is wrong, `remedy` what to do.
    """

    path: Path
    line: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.problem} {self.remedy}"


class RuleFileError(ZuiverError):
    """A rule file cannot be used. `findings` holds at least one finding."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class TermError(Refusal):
    """An organisation set a term that does not exist, has the wrong type or lies outside its bounds."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__("term_wrong", _UNUSABLE.msgid, name=name)
        self.name = name
        self.detail = detail

    def __str__(self) -> str:
        return f"Term {self.name}: {self.detail}"


class LooserTermError(TermError):
    """An organisation set a term looser than its code, and that code is a floor: it may only be made stricter."""

    def __init__(self, name: str, value: str, floor: str, allowed: str) -> None:
        why = f"{value} is looser than {floor}. This code is a floor: an organisation may be stricter, not looser."
        super().__init__(name, f"{why} Choose: {allowed}.")
        self.code = "term_looser_than_floor"
        self.reason = _LOOSER.msgid
        self.params = {"name": name, "value": value, "floor": floor, "allowed": allowed}


class FactError(ZuiverError):
    """A fact has no meaning for the rule book: unknown name, wrong type, or an impossible value.

    `code` is one of unknown_fact, wrong_type, not_a_choice, impossible_value.
    """

    def __init__(self, code: str, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.code = code
        self.field = field
        self.detail = detail
