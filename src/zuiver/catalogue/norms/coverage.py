"""For each norm where it lives in the program; and claims that do not hold, because they point at nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zuiver.catalogue.norms.homes import DeclaredHomes, Home, RuleFacts, why_absent
from zuiver.codes.norms.model import Norm, NormBook, Reading

NO_REASON = "Nobody wrote down why."


@dataclass(frozen=True)
class NormCoverage:
    """A norm with the places where it lives; without any, the reason why not yet."""

    norm: Norm
    homes: tuple[Home, ...]
    reason: str | None

    @property
    def is_covered(self) -> bool:
        """Whether it lives anywhere."""
        return bool(self.homes)


@dataclass(frozen=True)
class Coverage:
    """All norms, and the claims that do not hold: a home that does not exist, an id that is no norm."""

    items: tuple[NormCoverage, ...]
    problems: tuple[str, ...]
    modules: dict[int, str]

    @property
    def covered(self) -> int:
        """How many norms live somewhere."""
        return sum(item.is_covered for item in self.items)

    def by_kind(self) -> dict[str, int]:
        """How many norms live in a place of each kind; one norm may count under more than one."""
        return dict(
            Counter(
                kind for item in self.items for kind in {home.kind.value for home in item.homes}
            ).most_common()
        )

    def by_module(self) -> dict[int, tuple[int, int]]:
        """For each module how many norms are covered, and how many there are."""
        counts: dict[int, tuple[int, int]] = {}
        for item in self.items:
            covered, total = counts.get(item.norm.capability.module, (0, 0))
            counts[item.norm.capability.module] = (covered + item.is_covered, total + 1)
        return dict(sorted(counts.items()))


def cover(book: NormBook, rules: RuleFacts, declared: DeclaredHomes) -> Coverage:
    """Weigh all claims and return where each norm lives."""
    problems = (*_broken_claims(book, rules, declared), *_broken_readings(book, rules))
    absent = {home for home in declared.homes if why_absent(home)}
    homes = [*rules.homes, *(home for home in declared.homes if home not in absent)]
    items = tuple(_item(norm, homes, declared) for norm in book.norms.values())
    return Coverage(items, problems, {number: name for number, (name, _) in declared.modules.items()})


def _item(norm: Norm, homes: Iterable[Home], declared: DeclaredHomes) -> NormCoverage:
    own = tuple(home for home in homes if norm.id in home.norms)
    by_module = declared.module_reasons.get(norm.capability.module, NO_REASON)
    return NormCoverage(norm, own, None if own else declared.reasons.get(norm.id, by_module))


def _broken_claims(book: NormBook, rules: RuleFacts, declared: DeclaredHomes) -> Iterator[str]:
    for home in (*rules.homes, *declared.homes):
        strange = [norm for norm in home.norms if norm not in book.norms]
        if strange:
            yield f"{home.source}: {home.at} names {', '.join(strange)}, which is no norm of {book.code}."
    for home in declared.homes:
        absent = why_absent(home)
        if absent:
            yield f"{home.source}: {absent}"
    for norm in declared.reasons:
        if norm not in book.norms:
            yield f"norm_homes.yaml: a reason is given for {norm}, which is no norm of {book.code}."


def _broken_readings(book: NormBook, rules: RuleFacts) -> Iterator[str]:
    families = {_family(table) for table in rules.tables}
    for reading in book.readings.values():
        for table in reading.tables:
            if table not in rules.tables and _family(table) in families:
                yield f"readings.yaml: {reading.id} shapes {table}, which no rule file has."
        yield from _broken_terms(reading, rules)


def _broken_terms(reading: Reading, rules: RuleFacts) -> Iterator[str]:
    for term in reading.terms:
        if term not in rules.terms and term.split(".")[0] in rules.modules:
            yield f"readings.yaml: {reading.id} sets {term}, which no rule file has."


def _family(table: str) -> str:
    """The letters of a table: DT-G for DT-G7a. A family without any table is of rules that are not written yet."""
    return table.rstrip("abcdefghijklmnopqrstuvwxyz").rstrip("0123456789")
