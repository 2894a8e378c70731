"""The table as a formula of OpenFisca over numpy columns, with the limit as a dated parameter.

OpenFisca knows no unknown value: each fact comes with a second variable that says whether it is known.
"""

import importlib.metadata
from typing import Any

import numpy as np
from measuring import Task, report, task, timed
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

DAY = "2020-06-01"
OPERATIONS = {
    "more_than": np.greater,
    "less_than": np.less,
    "at_least": np.greater_equal,
    "at_most": np.less_equal,
}
PERSON = build_entity(key="person", plural="persons", label="", is_person=True)


def truth(tree: list[Any], value: Any, known: Any, limit: Any, rows: int) -> Any:
    """Return a condition as a column of true and false; what is not known is false."""
    kind, *rest = tree
    if kind == "always":
        return np.ones(rows, dtype=bool)
    if kind in ("all", "any"):
        parts = [truth(part, value, known, limit, rows) for part in rest[0]]
        return np.logical_and.reduce(parts) if kind == "all" else np.logical_or.reduce(parts)
    if kind == "not":
        return ~truth(rest[0], value, known, limit, rows)
    if kind == "known":
        return known(rest[0])
    fact = rest[0]
    if kind == "is":
        return known(fact) & np.isin(value(fact), rest[2])
    number = limit if rest[2] == "limit" else rest[2]
    return known(fact) & OPERATIONS[rest[1]](value(fact), number)


def system(table: dict[str, Any], limit: float) -> TaxBenefitSystem:
    """Return the rules: a variable for each fact, and the outcome with its formula."""
    found = TaxBenefitSystem([PERSON])
    found.parameters = ParameterNode("", data={"limit": {"values": {"2020-01-01": {"value": limit}}}})
    for name in table["facts"]:
        found.add_variable(_variable(name, float))
        found.add_variable(_variable(f"{name}_known", bool))

    def formula(person: Any, period: Any, parameters: Any) -> Any:
        present = parameters(period).limit

        def value(name: str) -> Any:
            return person(name, period)

        def known(name: str) -> Any:
            return person(f"{name}_known", period)

        conditions = [truth(one["when"], value, known, present, person.count) for one in table["endings"]]
        return np.select(conditions, [one["outcome"] for one in table["endings"]], default=-1)

    found.add_variable(_variable("outcome", int, {"formula_2020_01_01": formula}))
    return found


def _variable(name: str, kind: type, more: dict[str, Any] | None = None) -> type[Variable]:
    described = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.DAY, "label": name}
    return type(name, (Variable,), described | (more or {}))


def columns(wanted: Task, names: list[str]) -> dict[str, Any]:
    """Return the facts as columns of numbers; NaN is unknown."""
    return {name: np.fromfile(wanted.folder / f"{name}.f64", count=wanted.rows) for name in names}


def answers(rules: TaxBenefitSystem, facts: dict[str, Any]) -> Any:
    """Return the outcome of every row, by number; putting the columns in is part of the work."""
    rows = len(next(iter(facts.values())))
    simulation = SimulationBuilder().build_default_simulation(rules, count=rows)
    for name, column in facts.items():
        known = ~np.isnan(column)
        simulation.set_input(name, DAY, np.where(known, column, 0))
        simulation.set_input(f"{name}_known", DAY, known)
    return simulation.calculate("outcome", DAY)


def main() -> None:
    """Measure all rows at once, and a what-if."""
    wanted = task()
    table = wanted.table
    facts = columns(wanted, list(table["facts"]))
    now, other = system(table, table["limit"]), system(table, table["other_limit"])
    results = {
        "columns": timed(lambda: answers(now, facts), wanted.runs),
        "what-if": timed(lambda: int((answers(now, facts) != answers(other, facts)).sum()), wanted.runs),
    }
    version = importlib.metadata.version("OpenFisca-Core")
    report(f"OpenFisca-Core {version}", results, wanted.rows, answers(now, facts).tolist())


if __name__ == "__main__":
    main()
