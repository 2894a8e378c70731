"""`zuiver serve`: the web server, one process that minds several workers."""

import socket

import click
from django.conf import settings
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from zuiver.cases.checks import database_tells
from zuiver.cli.failing import Failure
from zuiver.cli.prepared import needs_database

THREADS_PER_WORKER = 4


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Which address of this machine answers.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@needs_database
def serve(host: str, port: int, workers: int) -> None:
    """Answer browsers until Ctrl-C. Mail and reminders are sent by `zuiver worker`."""
    _check_free(host, port)
    _check_quiet()
    # Workers are copies of this process: a connection that they shared would mix up their answers.
    connections.close_all()
    click.echo(f"Zuiver answers on {settings.PUBLIC_URL} (http://{host}:{port}). Ctrl-C stops it.")
    Granian(
        "config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()


def _check_quiet() -> None:
    """A report channel does not run beside a log that tells to the second when somebody reported."""
    loud = database_tells()
    if loud:
        raise Failure(
            f"PostgreSQL writes down statements with their moment ({', '.join(loud)}), also those of a report. "
            "Set log_statement to none, and log_min_duration_statement and log_min_duration_sample to -1."
        )


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise Failure(
                f"Nothing can answer on {host}, port {port}: {problem.strerror}. Choose another with --port."
            ) from problem
