"""Read cases from JSON, one per line, strictly; and write answers and errors as JSON, in the form of the contract."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NoReturn

from zuiver.kernel.errors import ZuiverError
from zuiver.rules.receipt import Receipt

LONGEST_LINE = 1_000_000  # bytes
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class CaseError(ZuiverError):
    """A line is not a case. `code` is a stable name, `field` the part of the line (or None), `id` that of the case."""

    def __init__(self, code: str, detail: str, field: str | None = None, case_id: object = None) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.field = field
        self.case_id = case_id

    def to_json(self) -> dict[str, Any]:
        """Return the error line of the contract."""
        return {"id": self.case_id, "error": {"code": self.code, "detail": self.detail, "field": self.field}}


@dataclass(frozen=True, slots=True)
class Case:
    """One line: an id (echoed, may be None), a module and facts."""

    id: object
    module: str
    facts: Mapping[str, object]


def read_case(line: bytes) -> Case:
    """Read one line. Raises CaseError; it carries the id of the case as soon as that is known."""
    data = read_object(line)
    case_id = data.get("id")
    if isinstance(case_id, (dict, list)):
        raise CaseError("wrong_type", "The id must be a word or a number.", "id")
    module, facts = data.get("module"), data.get("facts")
    if not isinstance(module, str):
        raise CaseError("unknown_module", "unknown module: the line names none.", "module", case_id)
    if not isinstance(facts, dict):
        raise CaseError("wrong_type", "The facts must be an object: {name: value}.", "facts", case_id)
    return Case(case_id, module, facts)


def read_object(text: bytes) -> dict[str, Any]:
    """Read one JSON object: UTF-8, no NaN, no double keys. Numbers with a point become Decimal. Raises CaseError."""
    if len(text) > LONGEST_LINE:
        raise CaseError("not_json", "The line is longer than a million bytes.")
    try:
        data = DECODER.decode(text.decode("utf-8"))
    except UnicodeDecodeError:
        raise CaseError("not_utf8", "The line is not UTF-8 text. Save the file as UTF-8.") from None
    except RecursionError:
        raise CaseError("not_json", "The line is nested too deeply.") from None
    except json.JSONDecodeError as error:
        where = f"at character {error.pos + 1}" if text.strip() else "the line is empty"
        raise CaseError("not_json", f"This is not JSON ({where}). Write one object per line.") from None
    except ValueError as error:
        raise CaseError("not_json", f"This is not JSON: {str(error)[:120]}.") from None
    if not isinstance(data, dict):
        raise CaseError("not_an_object", 'A case is an object: {"id": …, "module": …, "facts": {…}}.')
    return data


def answer_json(case_id: object, receipt: Receipt) -> dict[str, Any]:
    """Return the output line of the contract for an answer."""
    verdict = receipt.verdict
    explanation = f"{verdict.because.nl} {verdict.reading.nl}" if verdict.reading else verdict.because.nl
    return {
        "id": case_id,
        "module": verdict.module,
        "outcome": verdict.outcome,
        "also": list(verdict.also),
        "cites": list(verdict.cites),
        "rule": verdict.rule,
        "rule_version": verdict.rule_version,
        "pack": verdict.pack,
        "explanation_nl": explanation,
        "own_judgement_nl": verdict.judgement.nl,
        "talk_to": list(verdict.talk_to),
        "law_notes": [
            {
                "id": note.id,
                "text_nl": note.text.nl,
                "source": note.source,
                "article": note.article,
                "valid_from": note.valid_from,
            }
            for note in verdict.law_notes
        ],
        "asked": list(verdict.asked),
        "missing": list(verdict.missing),
    }


def as_line(data: Mapping[str, Any]) -> bytes:
    """Return JSON data as one line of UTF-8. A lone surrogate, which UTF-8 cannot hold, is written as \\u escape."""
    try:
        return ENCODER.encode(data).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(data, default=_number).encode("ascii") + b"\n"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("a name stands in it twice")
    return data


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON.")


DECODER = json.JSONDecoder(
    parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_without_doubles
)
ENCODER = json.JSONEncoder(ensure_ascii=False, default=_number)
