"""A receipt of the rules in the words of a reader: what the outcome card shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from zuiver.catalogue.packs import load_pack, pack_names
from zuiver.catalogue.rule_books import NoRulesYetError, UnknownModuleError, rule_book_for
from zuiver.codes.reference import norm_book
from zuiver.kernel import clock
from zuiver.kernel.language import Language, language_of
from zuiver.kernel.partial_date import PartialDate
from zuiver.rules.model import RuleBook, Text, Topic
from zuiver.rules.receipt import Receipt, Verdict
from zuiver.rules.words import talk_to_words
from zuiver.web.code.places import CodeLink, places_of
from zuiver.web.organisations import Contact
from zuiver.web.outcome_words import also_words, heard, is_worded

MISSING_FACTS = "missing-facts"


class CitedNorm(NamedTuple):
    """A norm on which an answer stands: its section, its id, what it says in our words, and where to read it."""

    section: str
    id: str
    words: str
    place: CodeLink | None


@dataclass(frozen=True)
class Answer:
    """All that the outcome card shows, in one language."""

    tone: str
    word: str
    sentence: str
    also: tuple[str, ...]
    because: tuple[str, ...]
    missing: tuple[str, ...]
    source: str
    norms: tuple[CitedNorm, ...]
    reading: str
    law: tuple[str, ...]
    judgement: tuple[str, ...]
    talk_to: tuple[Contact, ...]
    printed: str


def answer_of(
    receipt: Receipt,
    language: str,
    people: Mapping[str, tuple[Contact, ...]] | None = None,
    organisation_id: int | None = None,
) -> Answer:
    """The answer in a language. `people`: who is meant by manager, confidant and so on, where that is known.

    `organisation_id`: whose code the norms link to; left out, they link to nothing.
    """
    tongue = language_of(language)
    verdict = receipt.verdict
    words = heard(
        verdict.outcome,
        verdict.rule if is_worded(verdict.rule) else verdict.module,
        tongue,
        after=receipt.facts.get("already_received") is True or receipt.facts.get("asked_at") == "after",
        is_open=verdict.rule.endswith(f"/{MISSING_FACTS}"),
    )
    return Answer(
        tone=words.tone,
        word=words.word,
        sentence=words.sentence,
        also=tuple(also_words(outcome, verdict.module, tongue) for outcome in verdict.also),
        because=_said(verdict.because, tongue),
        missing=_not_said_yet(receipt, tongue),
        source=f"{verdict.basis.source}, {verdict.basis.paragraph}",
        norms=_norms(verdict.cites, verdict.pack, tongue, organisation_id),
        reading=verdict.reading.in_language(tongue) if verdict.reading else "",
        law=tuple(
            f"{note.text.in_language(tongue)} ({note.source}, {note.article})" for note in verdict.law_notes
        ),
        judgement=_said(verdict.judgement, tongue),
        talk_to=_partners(verdict.talk_to, tongue, people or {}),
        printed=_printed(verdict, tongue),
    )


def _printed(verdict: Verdict, language: Language) -> str:
    """Which rule of which version this was, and on which day it was asked."""
    return _("Rule %(rule)s of %(version)s, policy %(pack)s. Printed on %(day)s.") % {
        "rule": verdict.rule,
        "version": verdict.rule_version,
        "pack": verdict.pack,
        "day": PartialDate.of(clock.today()).show(language),
    }


def _norms(
    names: tuple[str, ...], pack: str, language: str, organisation_id: int | None
) -> tuple[CitedNorm, ...]:
    """What each norm says in our words, and where it stands in the code of the organisation."""
    known = norm_book().norms
    own = load_pack(pack).norms if pack in pack_names() else {}
    places = places_of(organisation_id, names, clock.today()) if organisation_id else {}
    return tuple(
        CitedNorm(
            known[name].place.section.capitalize(),
            name,
            known[name].text.in_language(language),
            places.get(name),
        )
        if name in known
        else CitedNorm("", name, own[name].in_language(language) if name in own else "", None)
        for name in names
    )


def _said(text: Text, language: str) -> tuple[str, ...]:
    words = text.in_language(language).strip()
    return (words,) if words else ()


def _not_said_yet(receipt: Receipt, language: str) -> tuple[str, ...]:
    """The questions to find out, unless the reason names them all already."""
    questions = _questions(receipt, language)
    because = receipt.verdict.because.in_language(language)
    return () if all(question in because for question in questions) else questions


def _questions(receipt: Receipt, language: str) -> tuple[str, ...]:
    """The questions whose answer could still change the outcome, without those of a topic that this is not about."""
    book = _book(receipt) if receipt.missing else None
    if book is None:
        return ()
    elsewhere = {name for topic in book.topics for name in topic.asks if not _is_about(topic, receipt)}
    facts = (book.facts.get(name) for name in receipt.missing if name not in elsewhere)
    return tuple(fact.question.in_language(language) for fact in facts if fact)


def _is_about(topic: Topic, receipt: Receipt) -> bool:
    """Whether a fact of the topic is known: nobody who borrows a telephone is asked about a claim."""
    return any(receipt.facts.get(name) is not None for name in topic.asks)


def _book(receipt: Receipt) -> RuleBook | None:
    verdict = receipt.verdict
    try:
        return rule_book_for(verdict.module, date.fromisoformat(verdict.rule_version), verdict.pack)
    except (UnknownModuleError, NoRulesYetError):
        return None


def _partners(
    names: tuple[str, ...], language: str, people: Mapping[str, tuple[Contact, ...]]
) -> tuple[Contact, ...]:
    """Names and numbers where they are known; a confidant may always be called, so those come last."""
    asked = dict.fromkeys([*names, *(name for name in ("confidant",) if name in people)])
    return tuple(one for name in asked for one in people.get(name) or (_by_description(name, language),))


def _by_description(name: str, language: str) -> Contact:
    words = talk_to_words(name).in_language(language)
    return Contact(words[:1].upper() + words[1:], "")
