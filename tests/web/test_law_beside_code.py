"""Beside every answer stands that the code does not take the place of the law (S-1)."""

import pytest
from django.test import Client

from tests.web.conftest import Small
from zuiver.web import situations

WORDS = sorted({word for situation in situations.all_situations() for word in situation.modules})


@pytest.mark.parametrize("word", WORDS)
def test_each_answer_says_that_the_code_does_not_replace_the_law(
    small: Small, client: Client, word: str
) -> None:
    page = client.post(f"/vraag/{word}/alles/", {"step": "answer"}).content.decode()
    assert 'id="outcome-sentence"' in page
    assert "De code gaat niet boven de wet." in page
