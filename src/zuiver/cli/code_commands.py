"""`zuiver code`: read a code of conduct out of a text, compare two texts, and (with a database) store and search them."""

import json
from pathlib import Path
from typing import Any

import click

from zuiver.cli.code_printing import changes_text, outline_text, tree_data
from zuiver.cli.failing import Failure
from zuiver.cli.main import Entry, load
from zuiver.cli.options import Day
from zuiver.codes.carrying import carry_ids
from zuiver.codes.comparing import compare
from zuiver.codes.passages import passages_of_text
from zuiver.codes.reading.reader import read_code
from zuiver.codes.reading.source import TextFileError, read_text
from zuiver.codes.reading.tree import CodeText

_STORED = {
    "editions": Entry("zuiver.cli.code_stored:editions", "The editions that are stored.", needs_django=True),
    "search": Entry("zuiver.cli.code_stored:search", "Search in the edition in force.", needs_django=True),
}
_STORE = Entry("zuiver.cli.code_stored:store", "Store an edition.", needs_django=True)

text_file = click.Path(exists=True, dir_okay=False, path_type=Path)


class CodeGroup(click.Group):
    """A group of which the commands on stored editions are imported, with Django, only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, sorted."""
        return sorted({*super().list_commands(ctx), *_STORED})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command; None for an unknown name."""
        return load(_STORED[cmd_name]) if cmd_name in _STORED else super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing those that need Django."""
        own = {name: command.get_short_help_str(90) for name, command in self.commands.items()}
        rows = {**own, **{name: entry.help for name, entry in _STORED.items()}}
        with formatter.section("Commands"):
            formatter.write_dl(sorted(rows.items()))


@click.group(cls=CodeGroup)
def code() -> None:
    """The code of conduct: read it from a text, store editions, compare and search them."""


@code.command(name="import")
@click.argument("file", type=text_file)
@click.option("--title", help="What the code is called.")
@click.option("--edition", help="A short name for this text, such as 2020.")
@click.option("--valid-from", type=Day(), help="The first day on which it holds: 2020-01-01.")
@click.option(
    "--organisation",
    "slug",
    metavar="SLUG",
    help="Which organisation; may be left out when there is only one.",
)
@click.option("--previous", type=text_file, help="With --dry-run: the text before this one, to keep its ids.")
@click.option("--dry-run", is_flag=True, help="Only read: store nothing, use no database.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole tree and the report as JSON.")
@click.pass_context
def import_(context: click.Context, /, file: Path, dry_run: bool, as_json: bool, **described: Any) -> None:
    """Read FILE, a text taken out of a PDF, and store it as an edition of the code.

    Chapters, sections, paragraphs and bullets are recognised by how the text is set. Look at the report with --dry-run
    first: it lists what found no place and which sentences are not whole.
    """
    text = _read(file)
    previous: Path | None = described.pop("previous")
    if dry_run:
        _show(_parse(text, file, previous), file, as_json, described)
        return
    if previous is not None:
        raise click.UsageError(
            "--previous goes with --dry-run. When storing, the edition before is found by itself."
        )
    if not all(described[name] for name in ("title", "edition", "valid_from")):
        raise click.UsageError(
            "Give --title, --edition and --valid-from to store it, or --dry-run to only read it."
        )
    context.invoke(load(_STORE), text=text, source_name=file.name, as_json=as_json, **described)


def _show(read: CodeText, file: Path, as_json: bool, described: dict[str, Any]) -> None:
    if not as_json:
        click.echo(outline_text(read))
        return
    day = described["valid_from"]
    head = {
        "title": described["title"],
        "edition": described["edition"],
        "valid_from": day and day.isoformat(),
    }
    click.echo(json.dumps({**head, "source": file.name, **tree_data(read)}, ensure_ascii=False, indent=1))


@code.command()
@click.argument("old", type=text_file)
@click.argument("new", type=text_file)
def diff(old: Path, new: Path) -> None:
    """Say per passage what two texts of a code differ in."""
    before, after = _parse(_read(old), old), _parse(_read(new), new)
    click.echo(changes_text(compare(passages_of_text(before), passages_of_text(after))))


def _read(path: Path) -> str:
    try:
        return read_text(path)
    except TextFileError as error:
        raise Failure(str(error)) from None


def _parse(text: str, path: Path, previous: Path | None = None) -> CodeText:
    read = read_code(text)
    if not read.chapters:
        raise Failure(f"{path.name} holds no text of a code. Check whether it is the right file.")
    if previous is not None:
        carry_ids(read, passages_of_text(read_code(_read(previous))))
    return read
