"""
`python -m edition` is the command `edition`.

Each process of a build loads this module first, so it loads the command line only to run it.
"""


def main() -> None:
    """Run a command, guarded against what Python cannot guard itself against."""
    from edition.process import guard, streams  # noqa: PLC0415 - see above

    streams.fill_closed()
    guard.run(_run)


def _run() -> None:
    """Run a command."""
    from edition.process import streams  # noqa: PLC0415 - see above

    streams.take_over()
    from edition.cli.main import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
