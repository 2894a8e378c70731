"""`zuiver what-if` from a terminal: text, JSON, and refusals in words."""

import json

from click.testing import CliRunner, Result

from tests.insight.conftest import Recorded
from zuiver.cli.main import cli


def what_if(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["what-if", *arguments])


def test_the_text_says_what_was_tried_and_what_comes_of_it(world: Recorded) -> None:
    world.gift(value="300", giver_organisation="Museum")
    result = what_if("--term", "gifts.gift_limit=20", "--from", "2026-01-01")
    assert result.exit_code == 0, result.output
    assert "gifts.gift_limit: 50.00 now, 20 tried" in result.output
    assert "6 of 13 entries in gifts get another answer" in result.output
    assert "would tell them" in result.output


def test_as_json_small_numbers_are_words(world: Recorded) -> None:
    for number in range(6):
        world.gift(value="30", giver_organisation=f"School {number}")
    result = what_if("--pack", "state-2020", "--json")
    assert result.exit_code == 0, result.output
    (found,) = json.loads(result.output)["results"]
    assert (found["register"], found["compared"], found["changed"]) == ("gifts", 18, 12)
    assert [one["name"] for one in found["terms"]] == ["gifts.gift_limit", "gifts.repeated_from"]
    assert {kind["from"]: kind["entries"] for kind in found["kinds"]} == {
        "allowed_with_report": "5 to 14",
        "needs_prior_approval": "fewer than 5",
    }
    assert [one["entries"] for one in found["periods"]] == [6, 6]


REFUSED = (
    (["--term", "gifts.limit=25"], "have no term limit"),
    (["--term", "gifts.gift_limit=600"], "from 0 up to 500"),
    (["--term", "gifts.gift_limit"], "gifts.gift_limit=25"),
    (["--term", "dialogue.x=1"], "it has rules, and no register"),
    (["--term", "weather.x=1"], "There is no module weather"),
    (["--pack", "rijk"], "Choose one of: province-2020"),
    ([], "nothing to try out yet"),
    (["--term", "gifts.gift_limit=25", "--until", "2019-01-01"], "Choose a later one"),
    (["--term", "gifts.gift_limit=25", "--from", "morgen"], "Write it as 2020-06-01"),
    (["--term", "gifts.gift_limit=25", "--from", "2027-01-01"], "Choose other days"),
    (["--pack", "state-2020", "--organisation", "east"], "There is no organisation east"),
)


def test_what_cannot_be_is_refused_in_words(world: Recorded) -> None:
    for arguments, said in REFUSED:
        result = what_if(*arguments)
        assert result.exit_code in {1, 2}, arguments
        assert said in result.output, arguments
        assert "Traceback" not in result.output, arguments
