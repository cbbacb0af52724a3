"""What is told while work goes on."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Takes the name of a step, and how many of its subjects are stored, of how many are due."""


def keep_silent(step: str, done: int, count: int) -> None:
    """Show no progress."""
