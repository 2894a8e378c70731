"""Work out one verdict from the answers to the questions of a rule book."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zuiver.rules.conditions import Condition
from zuiver.rules.model import Addition, LawNote, Text
from zuiver.rules.program import Ending, Program
from zuiver.rules.receipt import Note, Tried, Verdict
from zuiver.rules.truth import Truth
from zuiver.rules.words import phrase

MISSING_FACTS = "missing-facts"
ASK_SOMEONE = "WN-5"  # the code's own advice on a question that is still open
MOST_QUESTIONS_NAMED = 3


def verdict_of(program: Program, answers: Sequence[int], unknown: frozenset[str]) -> Verdict:
    """Return the verdict for an answer (or 'unknown') to every question. `unknown` names all unknown facts."""
    case = _Case(program, answers, unknown)
    endings = case.endings()
    outcomes = {ending.answer.outcome for ending in endings}
    return case.settled(endings) if len(outcomes) == 1 else case.open(endings)


class _Case:
    def __init__(self, program: Program, answers: Sequence[int], unknown: frozenset[str]) -> None:
        self.program = program
        self.answers = answers
        self.unknown = unknown
        self.possible = [masks[answer] for masks, answer in zip(program.masks, answers, strict=True)]
        self.read: list[int] = []
        self.tried = self._try_rules()

    def _try_rules(self) -> list[Truth]:
        """Try the rules from the top until one is true."""
        truths: list[Truth] = []
        for test in self.program.rule_tests:
            truths.append(test(self.possible, self.read))
            if truths[-1]:
                break
        return truths

    def endings(self) -> list[Ending]:
        """Return the endings that are possible for some way to fill in the unknown facts."""
        by_rule = self._endings_by_rule()
        diagram = self.program.diagram
        if len(by_rule) == 1 or diagram is None:
            return by_rule
        reached = diagram.reachable(self.program.endings_root, self.possible)
        return [ending for ending in self.program.endings if ending.index in reached]

    def _endings_by_rule(self) -> list[Ending]:
        """All endings of the rules that are not false: never too few, and exact when there is only one."""
        found: list[Ending] = []
        for truth, endings in zip(self.tried, self.program.endings_by_rule, strict=False):
            if truth is not False:
                found.extend(self._endings_of(endings))
        return found

    def _endings_of(self, endings: Sequence[Ending]) -> Iterator[Ending]:
        """Yield the endings of one rule until one is certain."""
        for ending in endings:
            truth = self._truth(ending.answer.when, self.read)
            if truth is not False:
                yield ending
            if truth is True:
                return

    def settled(self, endings: list[Ending]) -> Verdict:
        """Return the verdict when every way to fill in the unknown facts gives one outcome.

        The rule is the first that is possible, as in columns. The reason is that of the first ending that is certain:
        a reason must not state a fact that nobody knows.
        """
        certain = self._certain(endings)
        rule, answer = endings[0].rule, endings[0].answer
        additions = self._additions(rule.additions if len(endings) == 1 else ())
        reason = certain.answer.because if certain else phrase("either_way")
        because = [reason, *(addition.because for addition in additions if addition.because)]
        norms = [norm for ending in endings for norm in ending.answer.norms]
        book = self.program.book
        return Verdict(
            **self._around(endings, additions, answer.outcome),
            outcome=answer.outcome,
            cites=_unique([*norms, *(norm for addition in additions for norm in addition.norms)]),
            rule=f"{book.id}/{rule.id}",
            table=rule.table,
            rule_version=str(rule.valid_from or book.valid_from),
            basis=answer.basis,
            because=self.program.filled(_joined(because)),
            judgement=self.program.filled(rule.judgement or book.judgement),
            reading=self.program.filled(rule.reading) if rule.reading else None,
            talk_to=self._redirected(name for ending in endings for name in ending.answer.talk_to),
        )

    def _certain(self, endings: list[Ending]) -> Ending | None:
        """Return the first ending that holds whatever the unknown facts are; none where only several together do."""
        return next(
            (
                ending
                for ending in endings
                if self.tried[ending.rule_index] and self._truth(ending.answer.when)
            ),
            None,
        )

    def open(self, endings: list[Ending]) -> Verdict:
        """Return `discuss`, because the unknown facts decide between outcomes."""
        book = self.program.book
        partners = (name for ending in endings for name in ending.answer.talk_to)
        around = self._around(endings, self._additions(()), "discuss")
        return Verdict(
            **around,
            outcome="discuss",
            cites=_unique([*(norm for ending in endings for norm in ending.answer.norms), ASK_SOMEONE]),
            rule=f"{book.id}/{MISSING_FACTS}",
            table="",
            rule_version=str(book.valid_from),
            basis=book.basis,
            because=self._what_is_missing(around["missing"]),
            judgement=self.program.filled(book.judgement),
            reading=None,
            talk_to=self._redirected(["manager", *partners]),
        )

    def _around(self, endings: list[Ending], additions: list[Addition], outcome: str) -> dict[str, Any]:
        """Return the parts of a verdict that do not depend on which rule fired."""
        program, book = self.program, self.program.book
        others = [set(ending.answer.also) for ending in endings]
        shared = [name for name in endings[0].answer.also if all(name in other for other in others)]
        added = [name for addition in additions for name in addition.also]
        return {
            "module": book.id,
            "also": tuple(name for name in _unique([*shared, *added]) if name != outcome),
            "pack": book.pack,
            "law_notes": tuple(_note(note) for note in book.law_notes if self._truth(note.when) is not False),
            "asked": _unique(name for index in self.read for name in program.questions[index].facts),
            "missing": self._missing(),
            "tried": tuple(
                Tried(f"{book.id}/{rule.id}", truth)
                for rule, truth in zip(book.rules, self.tried, strict=False)
            ),
            "terms": program.used_terms,
        }

    def _missing(self) -> tuple[str, ...]:
        """Return the unknown facts that could still change the outcome, in the order of the rules."""
        program = self.program
        open_questions = [
            q for q, answer in zip(program.questions, self.answers, strict=True) if answer >= q.known
        ]
        if not open_questions:
            return ()
        if program.diagram is None:
            matters = set(self.read)
        else:
            possible = list(self.possible)
            for question in open_questions:
                possible[question.index] = question.full_mask
            matters = program.diagram.support(program.outcomes_root, possible)
        names = (name for question in open_questions if question.index in matters for name in question.facts)
        return _unique(name for name in names if name in self.unknown)

    def _additions(self, of_rule: Iterable[Addition]) -> list[Addition]:
        additions = [*of_rule, *self.program.book.additions]
        return [addition for addition in additions if self._truth(addition.when, self.read)]

    def _redirected(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return whom to talk to: where the manager is involved, someone else takes that place."""
        places = {
            redirect.replace: redirect.by
            for redirect in reversed(self.program.book.redirects)
            if self._truth(redirect.when)
        }
        return _unique(places.get(name, name) for name in names)

    def _what_is_missing(self, missing: Iterable[str]) -> Text:
        facts = [self.program.book.facts[name] for name in missing][:MOST_QUESTIONS_NAMED]
        words = phrase("missing" if facts else "too_much_missing")
        dutch = words.nl.replace("{questions}", " ".join(fact.question.nl for fact in facts))
        english = words.en.replace("{questions}", " ".join(fact.question.en for fact in facts))
        return self.program.filled(Text(dutch, english))

    def _truth(self, condition: Condition, read: list[int] | None = None) -> Truth:
        """Return whether a condition holds; the questions that it reads are added to `read`."""
        return self.program.compiler.test(condition)(self.possible, [] if read is None else read)


def _note(note: LawNote) -> Note:
    return Note(
        note.id, note.text, note.source, note.article, str(note.valid_from) if note.valid_from else None
    )


def _joined(texts: list[Text]) -> Text:
    return Text(" ".join(text.nl for text in texts), " ".join(text.en for text in texts))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
