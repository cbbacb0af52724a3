"""The exception that ends a command."""


class EditionError(Exception):
    """
    A problem of the machine or the project, in one sentence for the person who can solve it.

    Problems in a source are findings, never exceptions.
    """
