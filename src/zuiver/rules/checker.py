"""Check rule files to the end: not only whether they can be read, but whether every rule can ever be reached.

Reachability is exact for the values of single facts: it looks through the diagram of all answers. Its limits: two
comparisons of dates are taken as independent, and terms are tried with their own value and, for yes/no terms, the other.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from zuiver.rules.conditions import terms_of
from zuiver.rules.errors import Finding, RuleFileError
from zuiver.rules.floors import is_looser
from zuiver.rules.loader import build_rule_book
from zuiver.rules.model import Addition, Answer, LawNote, Rule, RuleBook, TermValue, Text
from zuiver.rules.program import Program, conditions_of, program_for
from zuiver.rules.yaml_source import Place, Source, read_source


def check_files(paths: Iterable[Path], norms: Container[str] | None = None) -> list[Finding]:
    """Return all findings about rule files, file by file; empty when nothing is wrong.

    `norms` holds the ids of all norms that exist; without it, norms are not looked up.
    """
    findings: list[Finding] = []
    seen: dict[tuple[str, date], Path] = {}
    for path in paths:
        try:
            findings.extend(check_source(read_source(path), norms, seen))
        except RuleFileError as error:
            findings.extend(error.findings)
    return findings


def check_source(
    source: Source, norms: Container[str] | None, seen: dict[tuple[str, date], Path]
) -> list[Finding]:
    """Return all findings about one source; `seen` gathers which file holds the rules of a module from a day."""
    try:
        book = build_rule_book(source)
    except RuleFileError as error:
        return error.findings
    findings = [*check_book(source, book), *_findings_of_dates(source, book, seen)]
    return findings if norms is None else [*findings, *_unknown_norms(source, book, norms)]


def check_book(source: Source, book: RuleBook) -> list[Finding]:
    """Return the findings about one book that could be loaded: what can never be reached, and what is never used."""
    return [*_unreachable(source, book), *_unused_terms(source, book), *_unknown_marks(source, book)]


def _unreachable(source: Source, book: RuleBook) -> Iterator[Finding]:
    reached: set[tuple[str, int]] = set()
    for day in _turning_points(book):
        for terms in _terms_to_try(book):
            program = program_for(book.on(day), terms)
            if program.diagram is None:
                yield source.finding(
                    (), "The book has too many answers to check.", "Split it, or ask fewer facts."
                )
                return
            reached |= _reached(program)
    for index, rule in enumerate(book.rules[:-1]):
        answers = [number for number in range(len(rule.answers)) if (rule.id, number) not in reached]
        if len(answers) == len(rule.answers):
            remedy = "Move it up, or change the rules above it, which catch everything it could catch."
            yield source.finding(("rules", index), f"The rule {rule.id} can never be reached.", remedy)
            continue
        for number in answers:
            last = number == len(rule.answers) - 1
            place: Place = ("rules", index, "then") if last else ("rules", index, "answers", number)
            remedy = "Remove it, or change the answers above it."
            yield source.finding(place, f"This answer of the rule {rule.id} can never be reached.", remedy)


def _reached(program: Program) -> set[tuple[str, int]]:
    """Return rule and number of every answer that some case can reach."""
    if program.diagram is None:
        return set()
    everything = [question.full_mask for question in program.questions]
    ends = program.diagram.reachable(program.endings_root, everything)
    return {
        (ending.rule.id, ending.rule.answers.index(ending.answer))
        for ending in program.endings
        if ending.index in ends
    }


def _turning_points(book: RuleBook) -> list[date]:
    dated: list[Rule | LawNote] = [*book.rules, *book.law_notes]
    starts = {part.valid_from for part in dated if part.valid_from}
    ends = {part.valid_until + timedelta(days=1) for part in dated if part.valid_until}
    return sorted({book.valid_from, *starts, *ends})


def _terms_to_try(book: RuleBook) -> Iterator[dict[str, TermValue]]:
    yield {}
    for term in book.terms.values():
        if term.type == "bool" and not is_looser(term, not term.value):
            yield {term.name: not term.value}


def _unused_terms(source: Source, book: RuleBook) -> Iterator[Finding]:
    used = {name for condition in conditions_of(book) for name in terms_of(condition)}
    texts = [*texts_of(book)]
    for term in book.terms.values():
        named = any("{" + term.name + "}" in language for text in texts for language in (text.nl, text.en))
        if term.used_in == "rules" and term.name not in used and not named:
            remedy = "Use it in a condition or a text, remove it, or say used_in: register."
            yield source.finding(("terms", term.name), f"The term {term.name} is not used.", remedy)


def _unknown_norms(source: Source, book: RuleBook, norms: Container[str]) -> Iterator[Finding]:
    for index, rule in enumerate(book.rules):
        parts: list[Answer | Addition] = [*rule.answers, *rule.additions]
        cited = [norm for part in parts for norm in part.norms]
        place: Place = ("otherwise",) if index == len(book.rules) - 1 else ("rules", index)
        for norm in dict.fromkeys(cited):
            if norm not in norms:
                yield source.finding(
                    place, f"{rule.id} names the norm {norm}, which does not exist.", "Correct the id."
                )
    for number, addition in enumerate(book.additions):
        for norm in addition.norms:
            if norm not in norms:
                yield source.finding(
                    ("additions", number), f"The norm {norm} does not exist.", "Correct the id."
                )


def _unknown_marks(source: Source, book: RuleBook) -> Iterator[Finding]:
    for text in texts_of(book):
        for language in (text.nl, text.en):
            for part in language.split("{")[1:]:
                name = part.partition("}")[0]
                if name not in book.terms:
                    problem = f"The text {language[:40]!r} names {{{name}}}, which is no term."
                    yield source.finding(
                        (), problem, "Name a term between { }, or write the text without them."
                    )


def texts_of(book: RuleBook) -> Iterator[Text]:
    """Yield every text of a book that people read."""
    yield book.judgement
    for fact in book.facts.values():
        yield from (fact.question, fact.why, *fact.labels.values())
    for rule in book.rules:
        yield from (answer.because for answer in rule.answers)
        yield from (addition.because for addition in rule.additions if addition.because)
        yield from (text for text in (rule.judgement, rule.reading) if text)
    yield from (note.text for note in book.law_notes)


def _findings_of_dates(
    source: Source, book: RuleBook, seen: dict[tuple[str, date], Path]
) -> Iterator[Finding]:
    key = (book.id, book.valid_from)
    if key in seen:
        problem = f"{seen[key].name} already holds the rules of {book.id} from {book.valid_from}."
        yield source.finding(("valid_from",), problem, "Give each file its own first day.")
    seen.setdefault(key, source.path)
    if source.path.stem != str(book.valid_from):
        problem = f"The file is called {source.path.stem}, but applies from {book.valid_from}."
        yield source.finding(("valid_from",), problem, "Name the file after its first day.")
    dated: list[tuple[Place, Rule | LawNote]] = [
        (("rules", number), rule) for number, rule in enumerate(book.rules)
    ]
    dated += [(("law_notes", number), note) for number, note in enumerate(book.law_notes)]
    for place, item in dated:
        if item.valid_from and item.valid_until and item.valid_until < item.valid_from:
            yield source.finding(place, f"{item.id} ends before it starts.", "Correct the dates.")
