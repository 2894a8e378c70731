"""Packs and their differences as plain JSON data, for programs."""

from typing import Any

from zuiver.catalogue.pack_diff import ModuleDifference, RuleDifference
from zuiver.catalogue.packs import Pack
from zuiver.rules.model import LawNote, Rule, Term, Text
from zuiver.rules.values import as_json


def pack_data(pack: Pack) -> dict[str, Any]:
    """Return what a pack is and sets."""
    return {
        "name": pack.name,
        "title": _text(pack.title),
        "style": _text(pack.style),
        "code": pack.code,
        "edition": pack.edition,
        "floor": pack.is_floor,
        "terms": {
            module: {name: as_json(value) for name, value in terms.items()}
            for module, terms in pack.terms.items()
        },
        "modules": list(pack.modules),
        "changes": list(pack.changes),
        "norms": {norm: _text(text) for norm, text in pack.norms.items()},
    }


def difference_data(difference: ModuleDifference) -> dict[str, Any]:
    """Return what differs in one module."""
    effect = difference.effect
    return {
        "module": difference.module,
        "only_in": {(True, False): "after", (False, True): "before"}.get(
            (difference.before is None, difference.after is None)
        ),
        "terms": [
            {
                "term": term.name,
                "meaning": _text(term.term.meaning),
                "before": _value(term.before),
                "after": _value(term.after),
            }
            for term in difference.terms
        ],
        "rules": [_rule_difference(rule) for rule in difference.rules],
        "questions_gone": [fact.name for fact in difference.facts_gone],
        "questions_new": [fact.name for fact in difference.facts_new],
        "law_notes_gone": [_note(note) for note in difference.notes_gone],
        "law_notes_new": [_note(note) for note in difference.notes_new],
        "effect": None
        if effect is None
        else {
            "cases": effect.total,
            "changed": effect.changed,
            "moves": [
                {"before": before, "after": after, "cases": count}
                for (before, after), count in effect.moves.items()
            ],
        },
    }


def _rule_difference(difference: RuleDifference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "before": _rule(difference.before),
        "after": _rule(difference.after),
    }


def _rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    answers = [
        {"outcome": answer.outcome, "because": _text(answer.because), "norms": list(answer.norms)}
        for answer in rule.answers
    ]
    return {"id": rule.id, "table": rule.table, "answers": answers}


def _note(note: LawNote) -> dict[str, Any]:
    return {"id": note.id, "text": _text(note.text), "source": note.source, "article": note.article}


def _value(term: Term | None) -> Any:
    return None if term is None else as_json(term.value)


def _text(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}
