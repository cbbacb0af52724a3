"""
The preview's answers to a browser.

Only requests that name this machine are answered. So no other site can read along under a name of
its own (DNS rebinding). No answer is stored by the browser, and no path leads out of public/. Every
answer has the policy of the published pages.
"""

import mimetypes
import os
import stat
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from edition.preview.injection import (
    ASSETS,
    EVENTS,
    POLICY,
    choose_policy,
    insert_preview,
    write_missing,
)
from edition.preview.state import Board

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
_ASSETS = Path(__file__).parent / "assets"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# Python's table of types, not the machine's, so that answers are the same everywhere;
# three types are added.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/javascript", ".js")
_TYPES.add_type("font/woff2", ".woff2")
_TYPES.add_type("application/geo+json", ".geojson")


@dataclass(frozen=True, slots=True)
class Pages:
    """The files of public/, each page with the preview's script."""

    public: Path
    port: int
    board: Board

    def application(self) -> ASGIApp:
        """Return the web application; it answers only requests to this machine."""
        application = Starlette(
            routes=[
                Route(EVENTS, self.answer_events),
                Route(f"{ASSETS}{{name}}", self.answer_asset),
                Route("/{path:path}", self.answer_file),
            ],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES)],
        )
        return _add_policy(application)

    async def answer_events(self, _: Request) -> Response:
        """Send news as long as the page is open."""
        return StreamingResponse(self._stream(), headers=_HEADERS, media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async with aclosing(self.board.follow()) as news:
            async for item in news:
                yield f"data: {item}\n\n"

    def answer_asset(self, request: Request) -> Response:
        """Send the preview's own script or style."""
        return self._answer(_ASSETS, request.path_params["name"], request)

    def answer_file(self, request: Request) -> Response:
        """Send a file of public/."""
        return self._answer(self.public, request.path_params["path"], request)

    def _answer(self, folder: Path, path: str, request: Request) -> Response:
        # The version is read before the file: a page newer than its version is loaded again.
        version = self.board.news.version
        data = read_inside(folder, path)
        status = 404 if data is None else 200
        kind = "text/html" if data is None else guess_type(path)
        data = write_missing(path) if data is None else data
        headers = _HEADERS
        if kind == "text/html":
            origin = f"http://{request.url.hostname}:{self.port}"
            headers = {**_HEADERS, "Content-Security-Policy": choose_policy(data, origin)}
            data = insert_preview(data, version, origin)
        return Response(data, status, headers=headers, media_type=kind)


def _add_policy(application: ASGIApp) -> ASGIApp:
    """Add the published pages' policy to each answer that has none."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", POLICY)
            await send(message)

        await application(scope, receive, send_with_policy)

    return answer


def read_inside(folder: Path, path: str) -> bytes | None:
    """Read a file of a folder, or the index of a subfolder; None if it is outside or missing."""
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    try:
        place = Path(os.path.realpath(folder / name.lstrip("/")))
        return _read_file(place) if place.is_relative_to(os.path.realpath(folder)) else None
    except (OSError, ValueError):
        return None


def _read_file(place: Path) -> bytes | None:
    """Read a regular file; None for a pipe, a socket or a device, also one that replaces it."""
    if not stat.S_ISREG(place.stat().st_mode):
        return None
    with open(place, "rb", opener=_open_at_once) as file:
        return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None


def _open_at_once(path: str, flags: int) -> int:
    """Open a file without waiting for the writer of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def guess_type(path: str) -> str:
    """Return a file's media type by its name."""
    kind, packed = _TYPES.guess_type(path if path and not path.endswith("/") else "index.html")
    return kind if kind and packed is None else "application/octet-stream"
