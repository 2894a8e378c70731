"""Writes the pages of docs/reference that are made from the code; with --check only says which are out of date.

A page is one line in PAGES. What a page says comes from the tables that the program itself uses.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
import django

from zuiver.audit.vocabulary import declared_events
from zuiver.cases.lifecycle import table as cases
from zuiver.cli.main import COMMANDS, load
from zuiver.dialogue import lifecycle as dialogue
from zuiver.measures import lifecycle as measures
from zuiver.people.roles import ROLES
from zuiver.registers.lifecycle import STATES, TRANSITIONS, Holder, State, Transition, diagram

REFERENCE = Path(__file__).resolve().parents[1] / "docs/reference"
NOTE = "<!-- Written by script/generate_docs.py from {source}. Change that, then run script/generate-docs. -->\n\n"
HELP_WIDTH = 100


HOLDERS = {
    Holder.PERSON: "the person",
    Holder.ASSESSOR: "the assessor",
    Holder.DESK: "the hand-in desk",
    Holder.SYSTEM: "the program",
}


def lifecycle_page() -> str:
    """The states, the steps between them, and the same as a diagram."""
    return "\n".join(
        [
            "# Life cycle of an entry\n",
            "One table for all registers. A register may leave steps out, it never adds a state. Who the assessor is on a",
            "day, follows from the organisation; whether a step is allowed then, from permissions and policies.\n",
            "## States\n",
            "| State | Slug | Waits for |",
            "|---|---|---|",
            *(_state_row(state) for state in State),
            "\n## Steps\n",
            "| Step | By | From | To | Reason | Told | Audit event |",
            "|---|---|---|---|---|---|---|",
            *(_step_row(step) for step in TRANSITIONS),
            "\n## Diagram\n",
            f"```mermaid\n{diagram()}```\n",
        ]
    )


def _state_row(state: State) -> str:
    info = STATES[state]
    waits_for = HOLDERS[info.holder] if info.holder else "nobody"
    return f"| {info.label.text()} | `{state}` | {waits_for} |"


def _step_row(step: Transition) -> str:
    sources = ", ".join(f"`{state}`" for state in State if state in step.sources)
    target = f"`{step.to}`" if step.to else "the same"
    by, told = (
        ", ".join(HOLDERS[one] for one in Holder if one in some) for some in (step.holders, step.tells)
    )
    reason = "required" if step.needs_reason else ""
    return f"| {step.label.text()} `{step.action}` | {by} | {sources} | {target} | {reason} | {told} | `{step.event}` |"


def drawn_page(title: str, table: str) -> Callable[[], str]:
    """A page with the diagram of a table of steps and nothing else: the states speak for themselves."""
    return lambda: f"# {title}\n\n```mermaid\n{table}```\n"


def dialogue_page() -> str:
    """The lives of a question and of an example: states, steps and diagrams."""
    tables = (
        ("a question", dialogue.STATES, dialogue.TRANSITIONS, "ask"),
        ("an example (precedent)", dialogue.PRECEDENT_STATES, dialogue.PRECEDENT_TRANSITIONS, "propose"),
    )
    lines = ["# Life cycle of a question and of an example", ""]
    for what, states, steps, first in tables:
        lines += [f"## {what[0].upper()}{what[1:]}", "", "| State | Slug | Waits for |", "|---|---|---|"]
        lines += [
            f"| {info.label.text()} | `{state}` | {info.holder or 'nobody'} |"
            for state, info in states.items()
        ]
        lines += [
            "",
            "| Step | By | From | To | Words | Told | Audit event |",
            "|---|---|---|---|---|---|---|",
        ]
        lines += [_dialogue_row(step, states) for step in steps]
        lines += ["", f"```mermaid\n{dialogue.diagram(steps, states, first)}```", ""]
    return "\n".join(lines)


def _dialogue_row(step: dialogue.Transition, states: Iterable[dialogue.AnyState]) -> str:
    sources = ", ".join(f"`{state}`" for state in states if state in step.sources)
    target = f"`{step.to}`" if step.to else "the same"
    words = "required" if step.needs_words else ""
    return (
        f"| {step.label.text()} `{step.action}` | {step.holder} | {sources} | {target} | {words} | {step.tells or ''} "
        f"| `{step.event}` |"
    )


def roles_page() -> str:
    """Every role with the permissions that it gives, and nothing that is not in the code."""
    lines = [
        "# Roles",
        "",
        "A role is a named bundle of permissions, given to a person for a period. Nobody has a permission that is",
        "not written here. Leading a unit is no role: it follows from the organisation, on a day.",
        "",
        "| Role | Slug | Meaning | Permissions |",
        "|---|---|---|---|",
    ]
    for role in ROLES:
        permissions = ", ".join(f"`{permission}`" for permission in sorted(role.permissions))
        lines.append(f"| {role.name} | `{role.slug}` | {role.meaning} | {permissions} |")
    return "\n".join(lines) + "\n"


def events_page() -> str:
    """Every event that the audit trail can hold, with the sentence that a reader sees."""
    lines = [
        "# Audit events",
        "",
        "The trail holds these events and no others. Words in braces come from the event's own data.",
        "",
        "| Event | What the reader sees |",
        "|---|---|",
    ]
    lines += [f"| `{event.name}` | {event.message} |" for event in declared_events()]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """Every command of `zuiver` with its own help text."""
    parts = [
        "# Commands\n\nRun them as `script/zuiver NAME`, or as `zuiver NAME` inside the environment.\n",
        *(_command_section(name) for name in sorted(COMMANDS)),
    ]
    return "\n".join(parts)


def _command_section(name: str) -> str:
    helps = "\n\n".join(_help_texts(load(COMMANDS[name]), f"zuiver {name}", parent=None))
    return f"## zuiver {name}\n\n{COMMANDS[name].help}\n\n```text\n{helps}\n```\n"


def _help_texts(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    """The help of a command, followed by that of each command below it."""
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=HELP_WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from _help_texts(found, below, context)


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "cases.md": ("src/zuiver/cases/lifecycle/", drawn_page("Life cycle of a sealed case", cases.diagram())),
    "commands.md": ("src/zuiver/cli/main.py", commands_page),
    "dialogue.md": ("src/zuiver/dialogue/lifecycle.py", dialogue_page),
    "events.md": ("the events.py of each room", events_page),
    "lifecycle.md": ("src/zuiver/registers/lifecycle/", lifecycle_page),
    "measures.md": (
        "src/zuiver/measures/lifecycle.py",
        drawn_page("Life cycle of a measure", measures.diagram()),
    ),
    "roles.md": ("src/zuiver/people/roles.py", roles_page),
}


def stale_pages() -> dict[Path, str]:
    """The pages whose file differs from what the code says now, with the right text."""
    stale = {}
    for name, (source, page) in PAGES.items():
        path = REFERENCE / name
        text = NOTE.format(source=source) + page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale[path] = text
    return stale


def main(arguments: list[str]) -> int:
    """Write what is stale; with `--check` change nothing and return 1 when something is."""
    if arguments not in ([], ["--check"]):
        sys.stderr.write("Usage: script/generate-docs [--check]\n")
        return 2
    stale = stale_pages()
    for path, text in stale.items():
        if arguments:
            sys.stderr.write(
                f"docs/reference/{path.name} is out of date. Run script/generate-docs and commit it.\n"
            )
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            sys.stderr.write(f"docs/reference/{path.name} written\n")
    return 1 if stale and arguments else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.exit(main(sys.argv[1:]))
