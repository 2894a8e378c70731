"""`python -m zuiver` is the same as `zuiver`."""

from zuiver.cli.main import cli

if __name__ == "__main__":
    cli()
