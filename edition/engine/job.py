"""A subject that is looked at: what the step reads of it, and what is made of that."""

from dataclasses import dataclass, field

from edition.catalogue.relation import digest_text, write_value
from edition.engine.steps import Result, Step
from edition.errors import EditionError


@dataclass(slots=True)
class Job:
    """A subject that is looked at: the value that was read of it, and the result made of that."""

    step: Step
    subject: str
    reasons: tuple[str, ...]
    """The keys whose rows differ, or that the step is new."""
    version: str
    value: str | None = None
    """As JSON; None if it is no subject any more."""
    item: int | None = None
    differs: bool = False
    asked: set[str] = field(default_factory=set)
    looked_up: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    result: Result | None = None

    @property
    def digest(self) -> str:
        """Return the digest of all that the result is made of."""
        looked_up = write_value(sorted(self.looked_up.items()))
        return digest_text("\n".join((self.version, looked_up, self.value or "")))

    @property
    def failure(self) -> EditionError | None:
        """Return why the work failed, if it did."""
        return self.result.failure if self.result else None
