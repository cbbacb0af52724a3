"""What the last build came to, for every open page."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from itertools import islice

from edition.findings import Finding, Severity
from edition.outcome import Outcome
from edition.printable import show

_SHOWN = 50
_MANY = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Something that keeps the edition from being published; without a place it is the machine's.
    """

    place: str
    rule: str
    message: str

    @classmethod
    def tell(cls, finding: Finding) -> "Problem":
        """Tell an error of a source."""
        place = f"{show(str(finding.path))}:{finding.line}:{finding.column}"
        return cls(place, finding.rule, show(finding.message))


@dataclass(frozen=True, slots=True)
class News:
    """
    Which version of the pages stands in public/, what changed with it, what keeps back the next.

    Without paths, or with a version that is not the one after its own, a page may have changed.
    """

    version: int
    paths: tuple[str, ...] | None = None
    problems: tuple[Problem, ...] = ()
    further: int = 0

    def __str__(self) -> str:
        """News travel as JSON."""
        return json.dumps(asdict(self))


@dataclass(slots=True)
class Board:
    """
    Where the building thread posts its news, and the serving thread reads them.

    The first version is the time, so that pages which outlive a restart are loaded again.
    """

    news: News = field(default_factory=lambda: News(time.time_ns() // 1_000_000))
    _closed: bool = False
    _listeners: tuple[Callable[[], object], ...] = ()

    def post(self, outcome: Outcome) -> None:
        """Tell what a build came to."""
        news = self.news
        published = outcome.published
        if published and (published.written or published.removed):
            few = 0 < len(published.paths) <= _MANY
            paths = tuple(map(str, published.paths)) if few else None
            news = News(news.version + 1, paths)
        errors = (finding for finding in outcome.findings if finding.severity is Severity.ERROR)
        problems = tuple(map(Problem.tell, islice(errors, _SHOWN)))
        self._set(replace(news, problems=problems, further=outcome.errors - len(problems)))

    def post_failure(self, sentence: str) -> None:
        """Tell why a build could not go on."""
        self._set(replace(self.news, problems=(Problem("", "", show(sentence)),), further=0))

    def close(self) -> None:
        """End what the pages listen to."""
        self._closed = True
        self._wake()

    async def follow(self) -> AsyncGenerator[News, None]:
        """Yield the news at once, and again whenever they are others."""
        woken = asyncio.Event()
        listener = partial(asyncio.get_running_loop().call_soon_threadsafe, woken.set)
        self._listeners = (*self._listeners, listener)
        try:
            while not self._closed:
                yield self.news
                await woken.wait()
                woken.clear()
        finally:
            self._listeners = tuple(other for other in self._listeners if other is not listener)

    def _set(self, news: News) -> None:
        if news != self.news:
            self.news = news
            self._wake()

    def _wake(self) -> None:
        for listener in self._listeners:
            listener()
