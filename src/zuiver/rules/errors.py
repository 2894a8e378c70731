"""What can be wrong with a rule file, a term or a fact. Every message says what, where and what to do."""

from dataclasses import dataclass
from pathlib import Path

from zuiver.kernel.errors import ZuiverError


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


class TermError(ZuiverError):
    """An organisation set a term that does not exist, has the wrong type or lies outside its bounds."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"Term {name}: {detail}")
        self.name = name
        self.detail = detail


class FactError(ZuiverError):
    """A fact has no meaning for the rule book: unknown name, wrong type, or an impossible value.

    `code` is one of unknown_fact, wrong_type, not_a_choice, impossible_value.
    """

    def __init__(self, code: str, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.code = code
        self.field = field
        self.detail = detail
