"""
`python -m edition` is the command `edition`.

Every worker process imports this module, so it imports the command line only when it runs.
"""


def main() -> None:
    """Run a command in a guarded process, which explains crashes and signals."""
    from edition.process import guard, streams  # noqa: PLC0415 - see above

    streams.fill_closed()
    guard.run(_run)


def _run() -> None:
    from edition.process import streams  # noqa: PLC0415 - see above

    streams.take_over()
    from edition.cli.main import main as run  # noqa: PLC0415 - see above

    run()


if __name__ == "__main__":
    main()
