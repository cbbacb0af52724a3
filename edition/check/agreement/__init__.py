"""Compare the words of names, quantities and titles with what registers and header say."""

from edition.check.agreement import names, titles, units

__all__ = ["names", "titles", "units"]
