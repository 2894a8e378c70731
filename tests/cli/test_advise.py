"""`zuiver advise`, `ask` and `rules`: the contract of the command line, with everything that can be wrong on a line."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from zuiver.cli.advise import advise
from zuiver.cli.ask import ask
from zuiver.cli.rule_commands import rules
from zuiver.rules.case_lines import CaseError, read_case

GIFT = {"id": "a", "module": "gifts", "facts": {"tender_running_with_giver": True}}
KEYS = ["id", "module", "outcome", "also", "cites", "rule", "rule_version", "pack", "explanation_nl"]
KEYS += ["own_judgement_nl", "talk_to", "law_notes", "asked", "missing"]


def batch(
    tmp_path: Path, *lines: bytes, options: tuple[str, ...] = ("--on", "2020-06-01")
) -> tuple[list[dict[str, Any]], int]:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b"\n".join(lines) + b"\n")
    result = CliRunner().invoke(advise, ["--batch", str(file), *options])
    return [json.loads(line) for line in result.stdout.splitlines()], result.exit_code


def line(**changes: Any) -> bytes:
    return json.dumps({**GIFT, **changes}).encode()


def test_one_answer_per_line_in_order_with_the_keys_of_the_contract(tmp_path: Path) -> None:
    answers, status = batch(tmp_path, line(id="a"), line(id=2, facts={}), line(id=None, extra="ignored"))
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", 2, None]
    assert all(list(answer) == KEYS for answer in answers)
    assert answers[0]["outcome"] == "refuse"
    assert answers[0]["rule"] == "gifts/tender-running"
    assert answers[0]["pack"] == "province-2020"


BAD_LINES: list[tuple[str, bytes, str, str | None]] = [
    ("empty line", b"", "not_json", None),
    ("not JSON", b"{", "not_json", None),
    ("text", b"gift", "not_json", None),
    ("a list", b"[]", "not_an_object", None),
    ("a number", b"5", "not_an_object", None),
    ("NaN", b'{"id": 1, "module": "gifts", "facts": {"value_eur": NaN}}', "not_json", None),
    ("Infinity", b'{"id": 1, "module": "gifts", "facts": {"value_eur": -Infinity}}', "not_json", None),
    (
        "double key",
        b'{"id": 1, "module": "gifts", "facts": {"work_related": true, "work_related": false}}',
        "not_json",
        None,
    ),
    ("deep nesting", b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not_json", None),
    (
        "a number of 5,000 digits",
        b'{"module": "gifts", "facts": {"group_size": ' + b"9" * 5000 + b"}}",
        "not_json",
        None,
    ),
    ("bytes that are not UTF-8", b'{"id": "\xff"}', "not_utf8", None),
    (
        "half a surrogate in a choice",
        b'{"module": "gifts", "facts": {"recipient": "\\ud800"}}',
        "not_a_choice",
        "recipient",
    ),
    ("a line of two million bytes", b'"' + b"x" * 2_000_000 + b'"', "not_json", None),
    ("mark in the middle of the file", b"\xef\xbb\xbf{}", "not_json", None),
    ("no module", b'{"id": 1, "facts": {}}', "unknown_module", "module"),
    ("unknown module", line(module="presents"), "unknown_module", "module"),
    ("module as a path", line(module="../gifts"), "unknown_module", "module"),
    ("module is no text", line(module=["gifts"]), "unknown_module", "module"),
    ("no facts", b'{"id": 1, "module": "gifts"}', "wrong_type", "facts"),
    ("facts is a list", line(facts=[]), "wrong_type", "facts"),
    ("id is an object", line(id={}), "wrong_type", "id"),
    ("unknown fact", line(facts={"colour": "red"}), "unknown_fact", "colour"),
    ("fact of another module", line(facts={"lavish": True}), "unknown_fact", "lavish"),
    ("negative amount", line(facts={"value_eur": -1}), "impossible_value", "value_eur"),
    ("a million million", line(facts={"value_eur": 10**12}), "impossible_value", "value_eur"),
    (
        "a huge exponent",
        b'{"module": "gifts", "facts": {"value_eur": 1e999999}}',
        "impossible_value",
        "value_eur",
    ),
    (
        "a tiny exponent",
        b'{"module": "gifts", "facts": {"value_eur": 1e-999999}}',
        "impossible_value",
        "value_eur",
    ),
    ("parts of a cent", line(facts={"value_eur": 50.001}), "impossible_value", "value_eur"),
    ("amount as text", line(facts={"value_eur": "50"}), "wrong_type", "value_eur"),
    ("amount as yes", line(facts={"value_eur": True}), "wrong_type", "value_eur"),
    ("yes as 1", line(facts={"already_received": 1}), "wrong_type", "already_received"),
    ("yes as text", line(facts={"already_received": "true"}), "wrong_type", "already_received"),
    ("count with a point", b'{"module": "gifts", "facts": {"group_size": 2.0}}', "wrong_type", "group_size"),
    ("count as no", line(facts={"group_size": False}), "wrong_type", "group_size"),
    ("wrong choice", line(facts={"recipient": "cat"}), "not_a_choice", "recipient"),
    ("choice as a number", line(facts={"recipient": 1}), "wrong_type", "recipient"),
    ("choice as an object", line(facts={"recipient": {}}), "wrong_type", "recipient"),
]


@pytest.mark.parametrize(
    ("bad", "code", "field"), [row[1:] for row in BAD_LINES], ids=[row[0] for row in BAD_LINES]
)
def test_a_bad_line_is_named_and_the_others_are_answered(
    tmp_path: Path, bad: bytes, code: str, field: str | None
) -> None:
    answers, status = batch(tmp_path, line(id="first"), bad, line(id="last"))
    assert status == 1
    assert [answers[0]["id"], answers[2]["id"]] == ["first", "last"]
    assert answers[0]["outcome"] == answers[2]["outcome"] == "refuse"
    assert set(answers[1]) == {"id", "error"}
    assert (answers[1]["error"]["code"], answers[1]["error"]["field"]) == (code, field)
    assert answers[1]["error"]["detail"]


def test_the_id_of_a_bad_line_comes_back(tmp_path: Path) -> None:
    answers, _ = batch(tmp_path, line(id="seven", facts={"value_eur": -1}))
    assert answers[0]["id"] == "seven"


def test_a_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    answers, status = batch(tmp_path, b"\xef\xbb\xbf" + line() + b"\r", line() + b"\r")
    assert (status, len(answers)) == (0, 2)


def test_dates_must_be_iso_dates(tmp_path: Path) -> None:
    facts = {"candidate_status": "former_employee", "end_date": "1-5-2019", "hire_start": "2020-06-01"}
    answers, status = batch(tmp_path, line(module="revolving_door", facts=facts))
    assert (status, answers[0]["error"]["field"]) == (1, "end_date")


def test_a_date_before_the_code_is_an_error_of_the_line(tmp_path: Path) -> None:
    answers, status = batch(tmp_path, line(), options=("--on", "2019-12-31"))
    assert (status, answers[0]["error"]["code"]) == (1, "no_rules_on_date")


@pytest.mark.parametrize("options", [("--on", "1 june"), ("--on", "20200601"), ("--pack", "unknown")])
def test_a_wrong_option_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert batch(tmp_path, line(), options=options)[1] == 2


def test_another_pack_answers_with_its_own_terms(tmp_path: Path) -> None:
    facts = {"courtesy_exchange": True, "intent_to_influence": "no", "value_eur": 30}
    answers, _ = batch(tmp_path, line(facts=facts), options=("--pack", "state-2020"))
    assert (answers[0]["outcome"], answers[0]["pack"]) == ("refuse", "state-2020")


def one(tmp_path: Path, facts: bytes, *options: str) -> Result:
    file = tmp_path / "facts.json"
    file.write_bytes(facts)
    return CliRunner().invoke(advise, ["gifts", "--facts", str(file), *options])


def test_one_case_in_words(tmp_path: Path) -> None:
    text = one(tmp_path, b'{"tender_running_with_giver": true}').stdout
    assert text.startswith("Neem het niet aan.")
    assert "G-21, G-22, G-23" in text
    assert "je leidinggevende" in text
    english = one(tmp_path, b'{"tender_running_with_giver": true}', "--language", "en").stdout
    assert english.startswith("Do not accept it.")


def test_one_case_as_json(tmp_path: Path) -> None:
    answer = json.loads(one(tmp_path, b'{"tender_running_with_giver": true}', "--json").stdout)
    assert list(answer) == KEYS


def test_one_bad_case_says_what_is_wrong(tmp_path: Path) -> None:
    result = one(tmp_path, b'{"value_eur": -1}')
    assert (result.exit_code, result.stdout) == (1, "")
    assert "value_eur" in result.stderr
    as_json = one(tmp_path, b'{"value_eur": -1}', "--json")
    assert (as_json.exit_code, json.loads(as_json.stdout)["error"]["field"]) == (1, "value_eur")


@pytest.mark.parametrize("arguments", [[], ["gifts"], ["gifts", "--batch", "FILE"], ["--facts", "FILE"]])
def test_a_call_that_is_neither_one_case_nor_a_batch_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "file"
    file.write_text("{}")
    result = CliRunner().invoke(advise, [str(file) if part == "FILE" else part for part in arguments])
    assert result.exit_code == 2


@given(st.binary(max_size=200))
def test_any_bytes_give_a_case_or_a_plain_error(data: bytes) -> None:
    with suppress(CaseError):
        assert isinstance(read_case(data).facts, dict)


def test_an_interview_asks_until_the_answer_is_settled() -> None:
    result = CliRunner().invoke(ask, ["gifts"], input="?\nfive\n2\nt\n1\n")
    assert result.exit_code == 0, result.output
    assert "strafbaar" in result.output
    assert "Kies een nummer van 1 tot en met 2." in result.output
    assert "Dit mag niet." in result.output


def test_an_interview_can_be_stopped() -> None:
    result = CliRunner().invoke(ask, ["gifts"], input="2\n")
    assert result.exit_code == 1
    assert "Er is niets bewaard" in result.output


def test_an_interview_about_an_unknown_theme_names_the_themes() -> None:
    result = CliRunner().invoke(ask, ["presents"])
    assert result.exit_code == 1
    assert "gifts" in result.output


def test_a_rule_is_said_in_words() -> None:
    result = CliRunner().invoke(rules, ["explain", "gifts", "above-limit"])
    assert result.exit_code == 0
    assert "DT-G6" in result.output
    assert "Meer dan €\xa050,00" in result.output
    assert CliRunner().invoke(rules, ["explain", "gifts"]).output.count("DT-G") >= 11
    wrong = CliRunner().invoke(rules, ["explain", "gifts", "absent"])
    assert (wrong.exit_code, "above-limit" in wrong.output) == (1, True)


def test_the_check_names_file_and_line_and_fails(tmp_path: Path) -> None:
    assert CliRunner().invoke(rules, ["check"]).exit_code == 0
    (tmp_path / "wrong.yaml").write_text("id: gifts\nid: gifts\n")
    wrong = CliRunner().invoke(rules, ["check", str(tmp_path / "wrong.yaml")])
    assert wrong.exit_code == 1
    assert "wrong.yaml:2: The key 'id' stands here for the second time." in wrong.output


def test_advise_loads_neither_django_nor_polars_and_is_quick(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(line() + b"\n")
    code = (
        "import sys; from zuiver.cli.main import cli; "
        f"status = cli(['advise', '--batch', {str(file)!r}], standalone_mode=False); "
        "sys.exit(bool({'django', 'polars'} & set(sys.modules)))"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert time.perf_counter() - start < 10
