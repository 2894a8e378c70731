"""The report points at sentences that are not whole, and leaves good ones alone."""

import pytest

from zuiver.codes.reading.reader import read_code


def reasons(paragraph: str) -> list[str]:
    """What is said of a paragraph under a heading."""
    return [
        finding.reason.split(":")[0]
        for finding in read_code(f"KOP VAN DE TEKST\n\n{paragraph}\n").report.incomplete
    ]


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [
        (
            "Wij zorgen voor elkaar door te luisteren, hulp te bieden en samen plannen maken.",
            "The last of a list",
        ),
        ("Je mag dit doen als je toestemming hebt van de", "Stops before its end"),
        ("Je mag dit doen zolang niemand er last van heeft", "Stops without a mark"),
        ("zodat iedereen weet waar hij aan toe is.", "Starts in the middle"),
        ("Neem mee wat je nodig hebt (zoals een pen en een schrift.", "A bracket is opened"),
    ],
)
def test_a_sentence_that_is_not_whole_is_pointed_at(paragraph: str, reason: str) -> None:
    assert any(found.startswith(reason) for found in reasons(paragraph))


@pytest.mark.parametrize(
    "paragraph",
    [
        "Wij zorgen voor elkaar door te luisteren, hulp te bieden en samen plannen te maken.",
        "Het is fijn te lezen en te schrijven, en je kunt er veel van leren.",
        "Wat neem je mee?",
        "Dit zijn onze afspraken:\n• neem nooit geld aan\n• kijk waar je mee te maken hebt",
        "Neem mee wat je nodig hebt (zoals een pen).",
    ],
)
def test_a_whole_sentence_is_left_alone(paragraph: str) -> None:
    assert reasons(paragraph) == []


def test_a_finding_names_the_line_and_shows_the_end() -> None:
    finding = read_code("KOP\n\nEen zin die stopt bij de\n").report.incomplete[0]
    assert (finding.line, finding.text) == (3, "Een zin die stopt bij de")
