"""`zuiver campaign`: a sample drawn again from its printed list is the same sample."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.campaigns.builders import Campaigns
from zuiver.campaigns.commands import sample_draw
from zuiver.cli.main import cli


def said(*words: str) -> tuple[int, str]:
    """What the command answers."""
    result = CliRunner().invoke(cli, ["campaign", *words])
    return result.exit_code, result.output


def test_anybody_draws_a_sample_again(world: Campaigns, tmp_path: Path) -> None:
    campaign = world.running()
    for person in (world.ruben, world.karin, world.noor, world.peter):
        world.answer(person)
    world.closed(campaign)
    sample = sample_draw(world.actor(world.imre), public_id=campaign.public_id, size=2, seed="2026")
    status, listed = said("answers", campaign.public_id, sample.public_id)
    assert (status, len(listed.splitlines())) == (0, 4)
    assert "Ruben" not in listed
    file = tmp_path / "list.tsv"
    file.write_text(listed)
    _, again = said("sample", str(file), "--size", "2", "--seed", "2026")
    lines = again.splitlines()
    assert sample.list_digest in lines[0]
    drawn = {line.split("\t")[0] for line in lines[1:]}
    assert drawn == set(sample.checks.values_list("request__public_id", flat=True))


def test_the_list_names_campaigns_and_a_draft_is_not_sent(world: Campaigns) -> None:
    assert "no campaigns yet" in said("list")[1]
    campaign = world.draft()
    assert f"{campaign.public_id}  draft" in said("list")[1]
    status, words = said("send", campaign.public_id)
    assert status != 0
    assert "is a draft" in words


@pytest.mark.parametrize("listed", ["", "abc\n", "a\tb\tc\n"])
def test_a_list_of_another_shape_is_refused_in_words(tmp_path: Path, listed: str) -> None:
    file = tmp_path / "list.tsv"
    file.write_text(listed)
    status, words = said("sample", str(file), "--size", "1", "--seed", "1")
    assert status != 0
    assert "an id, a tab and a sort of answer" in words
