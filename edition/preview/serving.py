"""
The one door to the web server: public/ on 127.0.0.1, for browsers on this machine only.

Only requests that name this machine are answered, so that no page from elsewhere reads along under
a name of its own (DNS rebinding). No answer is stored, and no path leaves public/.
"""

import mimetypes
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn import Config, Server

from edition.errors import EditionError
from edition.preview.board import Board
from edition.preview.inserting import ASSETS, EVENTS, insert_preview, write_missing
from edition.signals import undisturbed

_HOST = "127.0.0.1"
_NAMES = (_HOST, "localhost")
_ASSETS = Path(__file__).parent / "assets"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# Python's own table, not the machine's, so that a page is the same on each; what it lacks is added.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("text/javascript", ".js")
_TYPES.add_type("font/woff2", ".woff2")
_TYPES.add_type("application/geo+json", ".geojson")

_SERVER: dict[str, Any] = {"lifespan": "off", "ws": "none", "log_config": None, "access_log": False}


@contextmanager
def listen(port: int) -> Iterator[socket.socket]:
    """
    Take a port of 127.0.0.1.
    """
    try:
        listener = socket.create_server((_HOST, port))
    except OSError as error:
        raise EditionError(
            f"Port {port} is not free ({error.strerror}); name another with --port."
        ) from error
    with listener:
        yield listener


@contextmanager
def serving(listener: socket.socket, public: Path, board: Board) -> Iterator[str]:
    """
    Serve in a thread of its own, and tell where.
    """
    port = listener.getsockname()[1]
    pages = Pages(public, port, board)
    server = Server(Config(pages.application(), **_SERVER))
    thread = Thread(target=server.run, args=([listener],), name="serving")
    with undisturbed():
        thread.start()
    try:
        yield f"http://{_HOST}:{port}/"
    finally:
        board.close()
        server.should_exit = True
        thread.join()


@dataclass(frozen=True, slots=True)
class Pages:
    """
    The files of public/, each page with the preview in it.
    """

    public: Path
    port: int
    board: Board

    def application(self) -> Starlette:
        """
        Put the answers together; nobody but this machine gets one.
        """
        return Starlette(
            routes=[
                Route(EVENTS, self.answer_events),
                Route(f"{ASSETS}{{name}}", self.answer_asset),
                Route("/{path:path}", self.answer_file),
            ],
            middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES)],
        )

    async def answer_events(self, _: Request) -> Response:
        """
        Send the news, as long as the page listens.
        """
        return StreamingResponse(self._stream(), headers=_HEADERS, media_type="text/event-stream")

    async def _stream(self) -> AsyncIterator[str]:
        yield "retry: 500\n\n"
        async with aclosing(self.board.follow()) as news:
            async for item in news:
                yield f"data: {item}\n\n"

    def answer_asset(self, request: Request) -> Response:
        """
        Send the preview's own script or style.
        """
        return self._answer(_ASSETS, request.path_params["name"], request)

    def answer_file(self, request: Request) -> Response:
        """
        Send a file of public/.
        """
        return self._answer(self.public, request.path_params["path"], request)

    def _answer(self, folder: Path, path: str, request: Request) -> Response:
        # The version is taken before the file: a page that is newer than it says is loaded again.
        version = self.board.news.version
        data = read_inside(folder, path)
        status = 404 if data is None else 200
        kind = "text/html" if data is None else guess_type(path)
        data = write_missing(path) if data is None else data
        if kind == "text/html":
            data = insert_preview(data, version, f"http://{request.url.hostname}:{self.port}")
        return Response(data, status, headers=_HEADERS, media_type=kind)


def read_inside(folder: Path, path: str) -> bytes | None:
    """
    Read a file of a folder, or the index of a folder in it; None is what lies elsewhere or nowhere.
    """
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    try:
        place = Path(os.path.realpath(folder / name.lstrip("/")))
        return place.read_bytes() if place.is_relative_to(os.path.realpath(folder)) else None
    except (OSError, ValueError):
        return None


def guess_type(path: str) -> str:
    """
    Tell a file's media type by its name.
    """
    kind, packed = _TYPES.guess_type(path if path and not path.endswith("/") else "index.html")
    return kind if kind and packed is None else "application/octet-stream"
