"""The one exception that ends a command."""


class EditionError(Exception):
    """
    A problem of the machine or of the project, as one sentence for the person who can solve it.

    What is wrong with a source is never an exception: that is a finding.
    """
