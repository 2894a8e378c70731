"""Say an answer in words, in Dutch or in English."""

from zuiver.rules.model import RuleBook
from zuiver.rules.receipt import Receipt
from zuiver.rules.words import outcome_words, phrase, talk_to_words


def explain(book: RuleBook, receipt: Receipt, language: str = "nl") -> str:
    """Return the whole answer as lines of plain text: outcome, reasons, references, and what stays human."""
    verdict = receipt.verdict
    lines = [outcome_words(verdict.outcome).in_language(language) + "."]
    if verdict.also:
        also = ", ".join(_small(outcome_words(name).in_language(language)) for name in verdict.also)
        lines.append(say("also", language, also=also))
    lines += ["", say("why", language, because=verdict.because.in_language(language))]
    if verdict.reading:
        lines.append(say("reading", language, reading=verdict.reading.in_language(language)))
    lines += [
        say("law", language, text=note.text.in_language(language), source=note.source, article=note.article)
        for note in verdict.law_notes
    ]
    if verdict.missing:
        questions = " ".join(book.facts[name].question.in_language(language) for name in verdict.missing)
        lines.append(say("still_open", language, questions=questions))
    names = ", ".join(talk_to_words(name).in_language(language) for name in verdict.talk_to)
    basis = verdict.basis
    return "\n".join(
        [
            *lines,
            say("judgement", language, judgement=verdict.judgement.in_language(language)),
            say("talk", language, names=names),
            "",
            say(
                "basis",
                language,
                cites=", ".join(verdict.cites),
                source=basis.source,
                paragraph=basis.paragraph,
            ),
            say("rule", language, rule=verdict.rule, version=verdict.rule_version, pack=verdict.pack or "-"),
            say("limits", language),
        ]
    )


def say(name: str, language: str, **values: str) -> str:
    """Return one of the engine's own phrases in a language, with its marks filled in."""
    text = phrase(name).in_language(language)
    for key, value in values.items():
        text = text.replace("{" + key + "}", value)
    return text


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
