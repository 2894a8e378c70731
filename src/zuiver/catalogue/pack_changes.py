"""Lay a pack over a rule file: its terms, its own rules, its code. The result is read and checked as any rule file.

Every part remembers in which file it stands, so that a finding about a rule of the pack names the file of the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zuiver.catalogue.packs import Pack
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.yaml_source import Place, Source

STEPS = (("before", "insert"), ("after", "insert"), ("replace", "by"), ("switch_off",))
SHAPE_OF_STEP = "Write before and insert, after and insert, replace and by, or switch_off."


@dataclass
class PatchedSource(Source):
    """A source put together from more than one file. `origins` says of a place from which file it came, and where it stood."""

    origins: dict[Place, tuple[Source, Place]] = field(default_factory=dict)

    def line(self, place: Place) -> int:
        """Return the line of a place in the file that it came from."""
        source, there = self._origin(place)
        return source.line(there)

    def finding(self, place: Place, problem: str, remedy: str) -> Finding:
        """Return a finding about a place, in the file that it came from."""
        source, there = self._origin(place)
        return source.finding(there, problem, remedy)

    def _origin(self, place: Place) -> tuple[Source, Place]:
        for length in range(len(place), -1, -1):
            if place[:length] in self.origins:
                source, there = self.origins[place[:length]]
                return source, (*there, *place[length:])
        return self, place


def with_pack(source: Source, module: str, pack: Pack) -> Source:
    """Return the rules of a module as a pack has them.

    Raises RuleFileError for a rule or a term that the pack names and the rules do not have.
    """
    patch = _Patch(source, pack, module)
    patch.lay()
    if patch.findings:
        raise RuleFileError(patch.findings)
    return patch.result


class _Patch:
    def __init__(self, source: Source, pack: Pack, module: str) -> None:
        self.pack = pack
        self.module = module
        self.findings: list[Finding] = []
        self.data: dict[str, Any] = (
            _in_code(source.data, pack) if isinstance(source.data, dict) else source.data
        )
        self.rules: list[tuple[dict[str, Any], Source, Place]] = []
        self.result = PatchedSource(source.path, self.data, source.lines, {(): (source, ())})
        self.base = source

    def lay(self) -> None:
        if not isinstance(self.data, dict):
            return  # the loader says what is wrong with the rule file itself
        change = self.pack.changes.get(self.module)
        if change is not None:
            self._lay_change(change)
        self._lay_terms()

    def _lay_change(self, change: Source) -> None:
        data = change.data
        for key in ("terms", "facts"):
            self._add_named(key, data.get(key, {}), change)
        for index, name in enumerate(data.get("remove_terms", [])):
            if self.data.get("terms", {}).pop(name, None) is None:
                self._report(change, ("remove_terms", index), f"{self.module} has no term {name}.")
        self._lay_rules(change)
        for key in ("title", "judgement"):
            if key in data:
                self.data[key] = data[key]
                self.result.origins[(key,)] = (change, (key,))
        notes = self.data.setdefault("law_notes", []) if data.get("law_notes") else []
        for index, note in enumerate(data.get("law_notes", [])):
            self.result.origins[("law_notes", len(notes))] = (change, ("law_notes", index))
            notes.append(note)

    def _add_named(self, key: str, added: Mapping[str, Any], change: Source) -> None:
        if not added:
            return
        there = self.data.setdefault(key, {})
        for name, data in added.items():
            if name in there:
                problem = f"{self.module} has {name} already."
                remedy = "Choose another name; a value for a term stands in the pack, under terms."
                self.findings.append(change.finding((key, name), problem, remedy))
            there[name] = data
            self.result.origins[(key, name)] = (change, (key, name))

    def _lay_rules(self, change: Source) -> None:
        self.rules = [(rule, self.base, ("rules", index)) for index, rule in enumerate(self.data["rules"])]
        for index, step in enumerate(change.data.get("rules", [])):
            place: Place = ("rules", index)
            shape = tuple(step)
            if not any(set(shape) == set(known) for known in STEPS):
                self.findings.append(change.finding(place, "This step cannot be followed.", SHAPE_OF_STEP))
            else:
                self._follow(step, change, place)
        self.data["rules"] = [rule for rule, _, _ in self.rules]
        for number, (_, source, there) in enumerate(self.rules):
            self.result.origins[("rules", number)] = (source, there)

    def _follow(self, step: dict[str, Any], change: Source, place: Place) -> None:
        """Follow one step: insert, replace or switch off, among the rules as the steps before left them."""
        key = next(key for key in ("before", "after", "replace", "switch_off") if key in step)
        names = [rule.get("id") for rule, _, _ in self.rules]
        if step[key] not in names:
            known = ", ".join(str(name) for name in names)
            problem = f"{self.module} has no rule {step[key]}."
            self.findings.append(change.finding((*place, key), problem, f"Use one of: {known}."))
            return
        at = names.index(step[key])
        if key == "switch_off":
            del self.rules[at]
        elif key == "replace":
            self.rules[at] = (step["by"], change, (*place, "by"))
        else:
            self.rules.insert(at + (key == "after"), (step["insert"], change, (*place, "insert")))

    def _lay_terms(self) -> None:
        given = self.pack.source.data.get("terms", {}).get(self.module, {})
        terms = self.data.get("terms", {})
        for name, value in given.items():
            place: Place = ("terms", self.module, name)
            if name not in terms:
                self._report(self.pack.source, place, f"{self.module} has no term {name}.")
                continue
            own = value if isinstance(value, dict) else {"value": value}
            self._check_bounds(terms[name], own, place)
            terms[name] = {**terms[name], **own, "default": own["value"]}
            del terms[name]["value"]
            self.result.origins[("terms", name, "default")] = (self.pack.source, place)
        if self.pack.is_floor:
            for name, term in terms.items():
                terms[name] = {**term, "floor": True}

    def _check_bounds(self, term: dict[str, Any], own: dict[str, Any], place: Place) -> None:
        """A pack may narrow what organisations can choose, and never widen it."""
        if "minimum" in own and own["minimum"] < term.get("minimum", own["minimum"]):
            self._report(
                self.pack.source, (*place, "minimum"), "The least value lies below that of the rules."
            )
        if "maximum" in own and own["maximum"] > term.get("maximum", own["maximum"]):
            self._report(
                self.pack.source, (*place, "maximum"), "The highest value lies above that of the rules."
            )
        strange = [value for value in own.get("values", []) if value not in term.get("values", [])]
        if strange:
            self._report(
                self.pack.source, (*place, "values"), f"The rules have no value {', '.join(strange)}."
            )

    def _report(self, source: Source, place: Place, problem: str) -> None:
        self.findings.append(source.finding(place, problem, "Correct it in this file, or take it away."))


def _in_code(data: Any, pack: Pack) -> Any:
    """Return a copy of a rule file in which what stands in the replaced code stands in the code of the pack."""
    if isinstance(data, dict):
        copy = {key: _in_code(value, pack) for key, value in data.items()}
        if copy.get("source") == pack.replaces and "kind" in copy:
            copy["source"] = pack.code
        return copy
    return [_in_code(value, pack) for value in data] if isinstance(data, list) else data
