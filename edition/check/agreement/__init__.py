"""Compare the words of names, quantities and titles with what registers and header say."""

from edition.check.agreement import names, units

__all__ = ["names", "units"]
