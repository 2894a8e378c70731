"""Fixed vectors, the same for Python and for the bundle that browsers get. They never change: data in use depends on them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.sealing.conftest import Run
from tests.sealing.in_python import RUNS, run

FOLDER = Path(__file__).parent / "vectors"


def cases() -> list[dict[str, Any]]:
    return [
        {**case, "file": path.stem}
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    return {key: case[key] for key in ("output", "error") if key in case}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['file']}: {case['name']}")
def test_python_gives_what_the_vector_says(case: dict[str, Any]) -> None:
    assert run(case["function"], case["input"]) == outcome(case)


def test_javascript_gives_what_the_vectors_say(javascript: Run, tmp_path: Path) -> None:
    given = tmp_path / "cases.json"
    given.write_text(json.dumps(cases()), encoding="utf-8")
    found = javascript(Path(__file__).parent / "vectors.mjs", [str(given)])
    wrong = {
        case["name"]: (result, outcome(case))
        for case, result in zip(cases(), found, strict=True)
        if result != outcome(case)
    }
    assert wrong == {}


def test_every_function_has_a_vector_that_goes_well_and_most_have_one_that_is_refused() -> None:
    good = {case["function"] for case in cases() if "output" in case}
    refused = {case["function"] for case in cases() if "error" in case}
    assert good == set(RUNS)
    assert refused == set(RUNS) - {"code_read", "code_derive", "signature", "choose", "keys"}
