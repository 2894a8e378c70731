"""A question that was asked is counted by theme and month; nothing else is kept, and nothing leads to who asked."""

from datetime import date, datetime

import pytest
from django.apps import apps
from django.db import OperationalError
from django.test import Client

from tests.web.conftest import Small
from tests.web.test_interview import FIELD, HERE, Walk, wine
from zuiver.codes.counting import Tickets, count_question, questions_by_month
from zuiver.codes.models import QuestionCount
from zuiver.kernel import clock
from zuiver.web import counted

NOON = datetime(2026, 5, 12, 12, tzinfo=clock.AMSTERDAM)


@pytest.fixture
def walk(small: Small, client: Client) -> Walk:
    """A visitor at the first question about gifts."""
    return Walk(client)


def rows_of_all_tables() -> dict[str, int]:
    """How many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def asked() -> int:
    """How often all themes together were counted."""
    return sum(QuestionCount.rows.values_list("asked", flat=True))


def test_an_answer_adds_one_to_its_theme_and_month_and_keeps_nothing_else(
    small: Small, client: Client
) -> None:
    before = rows_of_all_tables()
    with clock.frozen(NOON):
        wine(Walk(client))
    after = rows_of_all_tables()
    assert {name for name in after if after[name] != before[name]} == {"codes.QuestionCount"}
    row = QuestionCount.rows.get()
    assert {field.name for field in QuestionCount._meta.get_fields()} == {
        "id", "organisation", "theme", "month", "asked",
    }  # fmt: skip
    assert (row.theme, row.month, row.asked) == ("gifts", date(2026, 5, 1), 1)
    assert set(client.cookies) == {"csrftoken"}, "the form needs one, and there is no other"


def test_loading_the_answer_again_counts_nothing(walk: Walk) -> None:
    walk.press(step="ticked").press(step="ticked").press(answer="yes").press(answer="yes")
    walk.press(answer="tangible")
    last = walk.hidden | {"answer": "12,50"}
    for _ in range(5):
        assert "Meld dit geschenk" in walk.client.post(HERE, last).content.decode()
    assert asked() == 1


def test_another_language_or_another_answer_counts_nothing_more(walk: Walk) -> None:
    wine(walk)
    fields = {name: value for name, value in FIELD.findall(walk.page) if name != "csrfmiddlewaretoken"}
    walk.client.post(HERE, fields | {"language": "en"})
    walk.press(fact="value_eur").press(answer="80")
    assert asked() == 1


def test_all_questions_on_one_page_count_once_too(walk: Walk) -> None:
    page = walk.client.get(f"{HERE}alles/").content.decode()
    ticket = dict(FIELD.findall(page))["ticket"]
    for _ in range(2):
        walk.client.post(f"{HERE}alles/", {"step": "answer", "ticket": ticket})
    assert asked() == 1


@pytest.mark.parametrize("ticket", ["", "x", "'; drop", "é" * 17, "a" * 500])
def test_what_did_not_come_from_our_page_is_not_counted(walk: Walk, ticket: str) -> None:
    walk.client.post(f"{HERE}alles/", {"step": "answer", "ticket": ticket})
    assert asked() == 0


def test_who_starts_again_is_counted_again(small: Small) -> None:
    for _ in range(2):
        wine(Walk(Client()))
    assert asked() == 2, "the honest limit: nobody is recognised"


def test_the_answer_is_shown_when_the_database_is_too_busy_to_count(
    walk: Walk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def too_busy(organisation_id: int, theme: str) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(counted, "count_question", too_busy)
    assert "Meld dit geschenk" in wine(walk).page
    assert "was not counted" in caplog.text


def test_only_months_that_are_over_are_told_and_small_numbers_are_not(small: Small) -> None:
    for month, times in ((3, 4), (4, 5), (5, 9)):
        with clock.frozen(NOON.replace(month=month)):
            for _ in range(times):
                count_question(small.organisation.pk, "gifts")
    found = questions_by_month(small.organisation, NOON.date())
    assert [(one.month.month, one.asked) for one in found] == [(4, 5), (3, None)]


def test_an_organisation_chooses_its_smallest_number_but_not_below_three(small: Small) -> None:
    with clock.frozen(NOON.replace(month=4)):
        for _ in range(2):
            count_question(small.organisation.pk, "gifts")
    for setting in (1, "2", "veel"):
        small.organisation.terms["insight.min_cell"] = setting
        assert questions_by_month(small.organisation, NOON.date())[0].asked is None


def test_numbers_of_another_organisation_are_not_read(small: Small) -> None:
    with clock.frozen(NOON.replace(month=4)):
        for _ in range(9):
            count_question(small.organisation.pk, "gifts")
    small.organisation.pk += 1
    assert questions_by_month(small.organisation, NOON.date()) == []


def test_the_memory_of_tickets_has_an_end() -> None:
    tickets = Tickets(most=3)
    assert [tickets.is_new(one) for one in "aabcda"] == [True, False, True, True, True, True]
    assert len(tickets._seen) == 3
