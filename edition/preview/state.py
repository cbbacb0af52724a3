"""The outcome of the last build, for all open pages."""

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

_MAX_PROBLEMS = 50
_MAX_PATHS = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that prevents publishing; without a place it is a problem of the machine."""

    place: str
    rule: str
    message: str

    @classmethod
    def tell(cls, finding: Finding) -> "Problem":
        """Make a problem of a finding."""
        place = f"{show(str(finding.path))}:{finding.line}:{finding.column}"
        return cls(place, finding.rule, show(finding.message))


@dataclass(frozen=True, slots=True)
class News:
    """
    The version of the pages in public/, their changed paths, and what prevents the next version.

    Without paths, or if the version is not the next one, a page must assume that it changed.
    """

    version: int
    paths: tuple[str, ...] | None = None
    problems: tuple[Problem, ...] = ()
    further: int = 0

    def __str__(self) -> str:
        """Return the news as JSON."""
        return json.dumps(asdict(self))


@dataclass(slots=True)
class Board:
    """
    News posted by the building thread and read by the serving thread.

    The first version is the time, so that pages left open from an earlier run are loaded again.
    """

    news: News = field(default_factory=lambda: News(time.time_ns() // 1_000_000))
    _closed: bool = False
    _listeners: tuple[Callable[[], object], ...] = ()

    def post(self, outcome: Outcome) -> None:
        """Post the outcome of a build."""
        news = self.news
        published = outcome.published
        if published and (published.written or published.removed):
            few = 0 < len(published.paths) <= _MAX_PATHS
            paths = tuple(map(str, published.paths)) if few else None
            news = News(news.version + 1, paths)
        errors = (finding for finding in outcome.findings if finding.severity is Severity.ERROR)
        problems = tuple(map(Problem.tell, islice(errors, _MAX_PROBLEMS)))
        self._set(replace(news, problems=problems, further=outcome.errors - len(problems)))

    def post_failure(self, sentence: str) -> None:
        """Post why a build failed."""
        self._set(replace(self.news, problems=(Problem("", "", show(sentence)),), further=0))

    def close(self) -> None:
        """End the streams of events."""
        self._closed = True
        self._wake()

    async def follow(self) -> AsyncGenerator[News, None]:
        """Yield the news at once, and again whenever they change."""
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
