"""The demo while it runs: its web server and worker, and what is printed about how to enter."""

from collections.abc import Callable

import click
from django.conf import settings

from zuiver.cli.demo.children import Children
from zuiver.cli.demo.reading import PersonLine, read_passphrase, read_province


@click.command()
@click.option("--port", required=True, type=int)
def run(port: int, prepare: Callable[[], object]) -> None:
    """Get the database ready with `prepare` while the web server loads, and answer on this port until Ctrl-C."""
    with Children(port) as children:
        children.start_web_server()
        prepare()
        children.wait_for_web_server()
        children.start_worker()
        _welcome(f"{settings.PUBLIC_URL}/")
        children.wait()


def _welcome(address: str) -> None:
    """Print the address and how to enter."""
    province = read_province()
    lines = [
        "",
        f"{province.organisation['name']} is a province that does not exist. It is open here:",
        "",
        f"    {address}",
        "",
        f"Enter without a password, as one of these people, on {address}demo/",
        "",
        *(
            f"    {person.persona:<24}{person.name}, {person.function}"
            for person in _personas(province.people)
        ),
        "",
        f"Reports and talks are sealed. The keys of the confidant and the others open with: {read_passphrase()}",
        "",
        "Ctrl-C stops the demo. What you do in it is kept; script/demo --fresh begins anew.",
        "",
    ]
    click.echo("\n".join(lines))


def _personas(people: tuple[PersonLine, ...]) -> list[PersonLine]:
    return [person for person in people if person.persona]
