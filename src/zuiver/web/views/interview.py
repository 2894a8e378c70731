"""May I? One question at a time, or all on one page. Nothing is stored: the answers travel along in the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_http_methods

from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, Message
from zuiver.rules.engine import evaluate
from zuiver.rules.interview import relevant_facts
from zuiver.rules.model import Fact
from zuiver.rules.values import Value
from zuiver.web import question_words as words
from zuiver.web.advice import book_for, is_in_another_code, module_at, register_for, terms_for
from zuiver.web.answers import answer_of
from zuiver.web.counted import count_answer, ticket_of
from zuiver.web.dialogue.offer import ask_first_offer
from zuiver.web.fact_fields import FIELD, as_text, from_post, read_answer, to_pairs
from zuiver.web.handing_over import hand_over_for
from zuiver.web.outcome_words import first_step
from zuiver.web.people_to_talk_to import people_for
from zuiver.web.requests import PageRequest
from zuiver.web.screens import Interview, Screen
from zuiver.web.views.errors import error_page
from zuiver.web.views.language import chosen_language, remember
from zuiver.web.views.start import language

View = Callable[[PageRequest, str], HttpResponse]
ONE_BY_ONE: Final = "one_by_one"
FROM_ALL: Final = "from_all"
NOTHING_GIVEN: Final = Message("Nothing is filled in. Give an answer, or choose that you do not know.")
UNASKED: Final = object()
# Nothing has to be asked, reported or handed in.
NOTHING_NEEDED: Final = frozenset(
    {"no_action", "no_report_duty", "allowed", "share_allowed", "hire_allowed", "complete", "not_publish"}
)


@dataclass(frozen=True)
class Asked:
    """A subject, its interview, and the answers that travelled along."""

    word: str
    interview: Interview
    answers: dict[str, Value]

    def one_by_one(self) -> "Asked":
        """The same without statements together."""
        return Asked(self.word, replace(self.interview, one_by_one=True), self.answers)

    def fact(self, name: str) -> Fact | None:
        """The fact with this name."""
        return self.interview.book.facts.get(name)


class NotInThisCodeError(Exception):
    """The subject is part of another code than that of the organisation."""


def _says_where_it_is_not(view: View) -> View:
    """Answer a subject of another code with what that means, instead of with nothing here."""

    @wraps(view)
    def guarded(request: PageRequest, word: str) -> HttpResponse:
        try:
            return view(request, word)
        except NotInThisCodeError:
            return error_page(
                request,
                404,
                translation.gettext("The code of your organisation has no rules about this"),
                translation.gettext("The subject is part of the code of other organisations."),
                translation.gettext(
                    "Choose another subject on the start page, or ask your manager or a confidant."
                ),
            )

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@_says_where_it_is_not
def one_by_one(request: PageRequest, word: str) -> HttpResponse:
    """One step a screen; each answer is one tap. From all questions on one page it goes on with what was filled in."""
    asked = _asked(request, word)
    chosen = chosen_language(request)
    came_from_all = request.POST.get("step") == FROM_ALL
    response = _go_on(request, asked) if came_from_all else _step(request, asked)
    return _finish(response, chosen)


@require_http_methods(["GET", "HEAD", "POST"])
@_says_where_it_is_not
def all_at_once(request: PageRequest, word: str) -> HttpResponse:
    """All questions that can matter on one page, for who prefers that."""
    asked = _asked(request, word)
    chosen = chosen_language(request)
    if request.method == "POST" and request.POST.get("step") == "answer":
        return _finish(_answer_all(request, asked), chosen)
    return _finish(_show_all(request, asked, {}), chosen)


def _asked(request: PageRequest, word: str) -> Asked:
    module = module_at(request.organisation, word)
    book = book_for(request.organisation, module, clock.today()) if module else None
    if book is None and is_in_another_code(word):
        raise NotInThisCodeError
    if book is None:
        raise Http404
    terms = terms_for(request.organisation, book)
    interview = Interview(book, terms, one_by_one=bool(request.POST.get(ONE_BY_ONE)))
    return Asked(word, interview, from_post(book.facts, request.POST))


def _finish(response: HttpResponse, chosen: str) -> HttpResponse:
    """The browser may keep these pages for its own back button; with no-store that would lose the answers."""
    response.headers["Cache-Control"] = "private, no-cache"
    if chosen:
        remember(response, chosen)
    return response


def _step(request: PageRequest, asked: Asked) -> HttpResponse:
    """What the pressed button asks: another answer, one step back, a change, or the same again in another language."""
    step = request.POST.get("step", "")
    fact = asked.fact(request.POST.get("fact", ""))
    if step == "back":
        return _back(request, asked, fact)
    if step == "change" and fact:
        value = asked.answers.pop(fact.name, None)
        return _ask(request, asked, fact, typed=value, was=as_text(value))
    if step == "stay" and fact:
        return _ask(request, asked, fact)
    if step == "doubt":
        asked = asked.one_by_one()
    elif step == "ticked":
        asked.answers.update(_ticked(request, asked))
    elif fact:
        try:
            asked.answers[fact.name] = _read(request, fact, step)
        except InvalidData as problem:
            error = problem.texts(translation.gettext)[FIELD]
            return _ask(request, asked, fact, error=error, typed=request.POST.get(FIELD, ""))
    return _next(request, asked)


def _read(request: PageRequest, fact: Fact, step: str) -> Value:
    """The answer that was given. Nothing at all is not an answer: there is a button for not knowing."""
    if step == "unknown":
        return None
    if step == "none":
        return frozenset()
    texts = request.POST.getlist(FIELD)
    if not texts or (fact.type not in {"bool", "choice"} and not any(texts)):
        raise InvalidData({FIELD: NOTHING_GIVEN})
    return read_answer(fact, ",".join(texts))


def _next(request: PageRequest, asked: Asked) -> HttpResponse:
    screen = asked.interview.next(asked.answers)
    return _show(request, asked, screen) if screen else _outcome(request, asked)


def _ticked(request: PageRequest, asked: Asked) -> dict[str, Value]:
    """The answers to the statements that stood on the screen; a button "none of these" sends no ticks."""
    screen = asked.interview.next(asked.answers)
    if screen is None or screen.together is None:
        return {}
    return asked.interview.ticked(screen.together, frozenset(request.POST.getlist("tick")))


def _back(request: PageRequest, asked: Asked, fact: Fact | None) -> HttpResponse:
    """One step back, with what was answered there. Statements that stood together come back together."""
    if fact and "was" in request.POST:
        asked.answers[fact.name] = read_answer(fact, request.POST["was"])
        return _next(request, asked)
    if not asked.answers:
        return _next(request, asked)
    last, value = asked.answers.popitem()
    beside = {statement.fact for statement in asked.interview.group_of(last)}
    taken = {last: value}
    while asked.answers and next(reversed(asked.answers)) in beside:
        taken |= dict([asked.answers.popitem()])
    screen = asked.interview.next(asked.answers)
    if screen and screen.together:
        return _show(request, asked, screen, ticks=asked.interview.ticks_for(screen.together, taken))
    asked.answers.update((name, taken[name]) for name in reversed(taken) if name != last)
    return _ask(request, asked, asked.interview.book.facts[last], typed=value)


def _ask(request: PageRequest, asked: Asked, fact: Fact, **more: Any) -> HttpResponse:
    return _show(request, asked, asked.interview.for_fact(fact.name, asked.answers), **more)


def _show(
    request: PageRequest,
    asked: Asked,
    screen: Screen,
    *,
    error: str = "",
    typed: Any = UNASKED,
    was: str | None = None,
    ticks: frozenset[str] = frozenset(),
) -> HttpResponse:
    given = None if typed is UNASKED else typed
    context = _frame(request, asked) | {
        "left": screen.left,
        "error": error,
        "question": words.question(screen.fact, asked.interview, language(), given) if screen.fact else None,
        "together": words.together(screen.together, language(), ticks) if screen.together else None,
        "stay": screen.fact.name if screen.fact else "",
        "had": None if typed is UNASKED or isinstance(typed, str) else as_text(typed),
        "was": was,
    }
    return render(request, "interview/question.html", context)


def _frame(request: PageRequest, asked: Asked) -> dict[str, Any]:
    """What every page of an interview has: its subject and the answers so far, as hidden fields."""
    pairs = to_pairs(asked.answers)
    if asked.interview.one_by_one:
        pairs.append((ONE_BY_ONE, "yes"))
    return {
        "subject": asked.interview.book.title.in_language(language()),
        "here": reverse("interview", args=[asked.word]),
        "all_here": reverse("interview_all", args=[asked.word]),
        "pairs": pairs,
        "begun": bool(asked.answers),
        "ticket": ticket_of(request),
    }


def _show_all(request: PageRequest, asked: Asked, errors: dict[str, str]) -> HttpResponse:
    interview, tongue = asked.interview, language()
    names = relevant_facts(interview.book, {}, interview.terms)
    typed = {name: request.POST[f"fact.{name}"] for name in names if f"fact.{name}" in request.POST}
    questions = [
        words.question(
            interview.book.facts[name], interview, tongue, asked.answers.get(name, typed.get(name))
        )
        for name in names
    ]
    labels = {question.field: question.words for question in questions}
    context = _frame(request, asked) | {"questions": questions, "errors": errors, "labels": labels}
    return render(request, "interview/all.html", context)


def _answer_all(request: PageRequest, asked: Asked) -> HttpResponse:
    """What was left open stays unknown; what cannot be read is asked again, with all the rest still filled in."""
    interview = asked.interview
    answers, errors = _filled_in(request, interview)
    if errors:
        return _show_all(request, Asked(asked.word, interview, answers), errors)
    return _outcome(request, Asked(asked.word, interview, interview.with_unknowns(answers)))


def _go_on(request: PageRequest, asked: Asked) -> HttpResponse:
    """One question at a time from here: what was left open is asked, what was filled in is not asked again."""
    answers, errors = _filled_in(request, asked.interview)
    if errors:
        return _show_all(request, Asked(asked.word, asked.interview, answers), errors)
    return _next(request, Asked(asked.word, asked.interview, answers))


def _filled_in(request: PageRequest, interview: Interview) -> tuple[dict[str, Value], dict[str, str]]:
    """The answers on the page with all questions, and what is wrong with those that cannot be read."""
    answers: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for name in relevant_facts(interview.book, {}, interview.terms):
        texts = [text for text in request.POST.getlist(f"fact.{name}") if text]
        try:
            if texts:
                answers[name] = read_answer(interview.book.facts[name], ",".join(texts))
        except InvalidData as problem:
            errors[f"fact.{name}"] = problem.texts(translation.gettext)[FIELD]
    return answers, errors


def _outcome(request: PageRequest, asked: Asked) -> HttpResponse:
    interview, tongue = asked.interview, language()
    receipt = evaluate(interview.book, asked.answers, interview.terms)
    count_answer(request, request.organisation.pk, interview.book.id)
    register = register_for(interview.book.id)
    context = _frame(request, asked) | {
        "answer": answer_of(receipt, tongue, people_for(request, tongue), request.organisation.pk),
        "given": words.given(asked.answers, interview, tongue),
        "record": words.record_words(interview.book.id, tongue) if register else "",
        "record_at": reverse("entry_new", args=[register]) if register else "",
        "nothing_to_record": receipt.outcome in {"no_action", "no_report_duty"},
        "nothing_needed": receipt.outcome in NOTHING_NEEDED and not receipt.verdict.also,
        "hand_over": hand_over_for(request.organisation, interview.book.id, receipt.outcome, tongue),
        "first": first_step(interview.book.id, tongue),
        "ask_first": ask_first_offer(request, asked.word, receipt, interview.book, asked.answers),
    }
    return render(request, "interview/outcome.html", context)
