"""Ask first: put a question with its receipt to somebody, after seeing exactly what is shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from zuiver.dialogue import policies, queries
from zuiver.dialogue.commands import Asked, question_ask
from zuiver.dialogue.models import Question
from zuiver.kernel import clock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.kernel.ids import new_id
from zuiver.people.queries import persons_search
from zuiver.rules.engine import evaluate
from zuiver.rules.model import RuleBook, TermValue
from zuiver.rules.receipt import Receipt
from zuiver.rules.values import Value
from zuiver.web import kept, notes
from zuiver.web.advice import book_for, module_at, terms_for
from zuiver.web.answers import answer_of
from zuiver.web.dialogue.offer import features_of
from zuiver.web.dialogue.words import facts_in_words, receipt_words, role_words, who
from zuiver.web.entries import shown
from zuiver.web.fact_fields import PREFIX, as_text, from_post
from zuiver.web.organisations import confidants_of
from zuiver.web.people_to_talk_to import people_for
from zuiver.web.requests import PageRequest, SignedInRequest, signed_in
from zuiver.web.views.language import remember

MOST_INVOLVED: Final = 10


@dataclass(frozen=True)
class Form:
    """What stands in the form: the facts, what is left out, the own words, and who is involved."""

    fields: QueryDict
    book: RuleBook
    terms: Mapping[str, TermValue]
    answers: dict[str, Value]
    left_out: frozenset[str]
    involved: tuple[str, ...]

    @property
    def shared(self) -> dict[str, Value]:
        """The answers that go along; what is left out is not known to anybody else."""
        return {name: value for name, value in self.answers.items() if name not in self.left_out}

    @property
    def receipt(self) -> Receipt:
        """What the aid says to who knows only what is shared."""
        return evaluate(self.book, self.shared | dict.fromkeys(self.left_out), self.terms)

    @property
    def manager_involved(self) -> bool:
        """Whether the person finds the manager too close."""
        return "manager_involved" in self.fields


@require_http_methods(["GET", "HEAD", "POST"])
def ask_first(request: PageRequest, word: str) -> HttpResponseBase:
    """The door: a subject of which nothing may be kept shows confidants, and asks nobody to sign in."""
    module = module_at(request.organisation, word)
    if module is None:
        raise Http404
    if policies.check_module(module) is not None:
        return _sealed(request)
    return _ask_first(request, word, module)


def _sealed(request: PageRequest) -> HttpResponse:
    confidants = confidants_of(request.organisation.pk, shown.reader_language())
    return render(request, "dialogue/sealed.html", {"confidants": confidants})


@signed_in
def _ask_first(request: SignedInRequest, word: str, module: str) -> HttpResponse:
    book = book_for(request.organisation, module, clock.today())
    if book is None:
        raise Http404
    terms = terms_for(request.organisation, book)
    if request.method == "POST":
        return _in_language(request, word, _form(request.POST, book, terms))
    waiting = kept.take(request)
    if waiting is None:
        return redirect("interview", word)
    return _show(request, word, _form(waiting.fields, book, terms))


def _form(fields: QueryDict, book: RuleBook, terms: Mapping[str, TermValue]) -> Form:
    answers = from_post(book.facts, fields)
    # Only this page itself has ticks; what comes from the outcome card is shared as a whole.
    ticked = set(fields.getlist("share")) if "submission_key" in fields else set(answers)
    named = (one for one in fields.getlist("involved") if one.isascii() and one.isalnum())
    involved = tuple(dict.fromkeys(named))[:MOST_INVOLVED]
    return Form(fields, book, terms, answers, frozenset(answers.keys() - ticked), involved)


def _in_language(request: SignedInRequest, word: str, form: Form) -> HttpResponse:
    """The language button of the layout sends the form along, so that nothing typed is lost."""
    chosen = request.POST.get("language", "")
    if chosen:
        translation.activate(chosen if chosen in {"nl", "en"} else shown.reader_language())
        response = _show(request, word, form)
        remember(response, chosen)
        return response
    is_sent = "submission_key" in form.fields and "to" in form.fields and "step" not in form.fields
    return _send(request, word, form) if is_sent else _show(request, word, form)


def _send(request: SignedInRequest, word: str, form: Form) -> HttpResponse:
    if form.fields.get("shown") != _seen(request, form):
        # What is shared, or who gets it, is not what stood on the page: show it once more, then send.
        return _show(
            request,
            word,
            form,
            notice=_("This is what is shared now, and who gets it. Send it if it is right."),
        )
    receipt = form.receipt
    asked = Asked(
        receipt=receipt,
        answers=[(name, as_text(value)) for name, value in form.shared.items()],
        features=features_of(form.book, receipt, form.shared),
        about=form.fields.get("about", ""),
        involved=[one for one, _name in queries.colleagues(request.actor, form.involved)],
        manager_involved=form.manager_involved,
        may_be_example="rather_not" not in form.fields,
    )
    try:
        question = question_ask(
            request.actor, addressee=str(form.fields["to"]), asked=asked, submission_key=_key(form.fields)
        )
    except InvalidData as problem:
        return _show(request, word, form, errors=problem.texts(shown.translate), status=422)
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(request, word, form, problem=refusal.text(shown.translate), status=422)
    notes.leave(request, _sent_words(question))
    return redirect("my_question", question.public_id)


def _sent_words(question: Question) -> str:
    name = question.assessor.name if question.assessor else role_words(question.assessor_role)
    told = {"name": name, "day": shown.day(question.due_on)}
    return _("Your question is with %(name)s. You get an answer by %(day)s at the latest.") % told


def _key(fields: QueryDict) -> UUID:
    try:
        return UUID(fields.get("submission_key", ""))
    except ValueError:
        return new_id()


def _seen(request: SignedInRequest, form: Form) -> str:
    """What the page showed: who would get it and what would be shared. Another one now means: look again."""
    found = queries.addressees(request.actor, involved=form.involved, manager_involved=form.manager_involved)
    return "|".join([*(one.key for one in found), *sorted(form.left_out)])


def _show(
    request: SignedInRequest,
    word: str,
    form: Form,
    *,
    errors: dict[str, str] | None = None,
    problem: str = "",
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    actor, language, receipt = request.actor, shown.reader_language(), form.receipt
    found = queries.addressees(actor, involved=form.involved, manager_involved=form.manager_involved)
    pairs = [(name, as_text(value)) for name, value in form.answers.items()]
    facts = facts_in_words(request.organisation, form.book.id, pairs, clock.today(), form.book.pack)
    context = {
        "subject": form.book.title.in_language(language),
        "word": word,
        "pairs": [(PREFIX + name, text) for name, text in pairs],
        "facts": [(name, asked, said, name not in form.left_out) for name, asked, said in facts],
        "answer": answer_of(receipt, language, organisation_id=request.organisation.pk),
        "receipt_words": receipt_words(receipt),
        "about": form.fields.get("about", ""),
        "rather_not": "rather_not" in form.fields,
        "manager_involved": form.manager_involved,
        "search": form.fields.get("find", ""),
        "colleagues": _colleagues(request, form),
        "involved": form.involved,
        "addressees": _addressees(found, form.fields.get("to", "manager")),
        "passed": [shown.words(step.message) for one in found for step in one.steps],
        "seen": "|".join([*(one.key for one in found), *sorted(form.left_out)]),
        "key": form.fields.get("submission_key") or new_id(),
        "confidants": people_for(request, language).get("confidant", ()),
        "errors": errors or {},
        "problem": problem,
        "notice": notice,
    }
    response = render(request, "dialogue/ask.html", context, status=status)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _addressees(found: tuple[Any, ...], chosen: str) -> list[dict[str, str]]:
    """Whom it can go to, the one that was chosen first; the same role twice is one."""
    unique = {one.key: one for one in reversed(found)}.values()
    lines = [
        {
            "kind": one.kind,
            "name": one.acting or one.name or role_words(one.role),
            "who": who(one.name, one.role, one.acting),
        }
        for one in unique
    ]
    return sorted(lines, key=lambda line: (line["kind"] != chosen, line["kind"] != "manager"))


def _colleagues(request: SignedInRequest, form: Form) -> list[tuple[str, str]]:
    """The colleagues who were named already, and who the search finds; never the person."""
    own = request.actor.person_id
    found = persons_search(request.actor, form.fields.get("find", ""))
    named = queries.colleagues(request.actor, form.involved)
    return [
        *named,
        *((one.public_id, one.name) for one in found if one.pk != own and one.public_id not in form.involved),
    ]
