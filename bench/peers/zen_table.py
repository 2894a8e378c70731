"""The table as a JDM decision table of zen-engine: hit policy "first", one condition per row, one case at a time."""

import importlib.metadata
import json
from typing import Any

import zen
from measuring import report, task, timed

SIGNS = {"more_than": ">", "less_than": "<", "at_least": ">=", "at_most": "<="}


def expression(tree: list[Any], limit: float) -> str:
    """Return a condition in the expression language of zen. A comparison with null fails there, so it is guarded."""
    kind, *rest = tree
    if kind == "always":
        return "true"
    if kind in ("all", "any"):
        word = " and " if kind == "all" else " or "
        return "(" + word.join(expression(part, limit) for part in rest[0]) + ")"
    if kind == "not":
        return f"not({expression(rest[0], limit)})"
    if kind == "known":
        return f"{rest[0]} != null"
    if kind == "is":
        options = [f"{rest[0]} == {json.dumps(value)}" for value in rest[1]]
        return "(" + " or ".join(options) + ")"
    fact, operation, bound = rest
    number = limit if bound == "limit" else bound
    return f"({fact} != null and {fact} {SIGNS[operation]} {number})"


def decision(table: dict[str, Any], limit: float) -> Any:
    """Return the table, ready to evaluate."""
    rows = [
        {"_id": str(number), "when": expression(ending["when"], limit), "outcome": str(ending["outcome"])}
        for number, ending in enumerate(table["endings"])
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "when", "name": "when", "type": "expression", "field": ""}],
        "outputs": [{"id": "outcome", "name": "outcome", "type": "expression", "field": "outcome"}],
        "rules": rows,
    }
    place = {"x": 0, "y": 0}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {"id": "table", "type": "decisionTableNode", "name": "table", "position": place, "content": content},
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    model = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    return zen.ZenEngine().create_decision(json.dumps(model))


def main() -> None:
    """Measure one case at a time, and a what-if."""
    wanted = task()
    table, cases = wanted.table, wanted.cases()
    now, other = decision(table, table["limit"]), decision(table, table["other_limit"])

    def answers(policy: Any) -> list[int]:
        return [policy.evaluate(case)["result"]["outcome"] for case in cases]

    def what_if() -> int:
        return sum(a != b for a, b in zip(answers(now), answers(other), strict=True))

    results = {
        "one at a time": timed(lambda: answers(now), wanted.runs),
        "what-if": timed(what_if, wanted.runs),
    }
    version = importlib.metadata.version("zen-engine")
    report(f"zen-engine {version}", results, len(cases), answers(now))


if __name__ == "__main__":
    main()
