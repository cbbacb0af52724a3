"""The exception that ends a command."""


class EditionError(Exception):
    """
    A problem of the machine or the project, in one sentence for the person who can solve it.

    Problems in a source are findings, never exceptions.
    """


class UnreadError(EditionError):
    """An input cannot be read, so that what was found without it may be wrong."""
