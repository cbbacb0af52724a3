"""The exception that ends a command."""


class EditionError(Exception):
    """
    A problem of the machine or the project, in one sentence for the person who can solve it.

    Problems in a source are findings, never exceptions.
    """


def explain_change(path: object) -> EditionError:
    """Say that a file changed while a build read it."""
    return UnreadError(f"{path} changed while it was read; run it again.")


class UnreadError(EditionError):
    """An input cannot be used, so that what was found without it may be wrong."""
