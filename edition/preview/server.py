"""The preview's web server: public/ on 127.0.0.1 only."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from threading import Thread
from typing import Any

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from edition.errors import EditionError
from edition.preview.injection import POLICY
from edition.preview.responses import HOST, Pages
from edition.preview.state import Board
from edition.process.signals import undisturbed

REQUEST_SECONDS = 10.0  # for a request to arrive
MAX_WAITING = 50  # connections without a whole request; then the oldest is closed
_WHOLE = {"DONE", "MUST_CLOSE", "CLOSED", "ERROR"}
"""h11's states of a client whose request is complete, or that will send none."""
_REFUSED = (
    "HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n"
    f"content-security-policy: {POLICY}\r\n\r\nThis is no request.\n"
).encode()


class _Connection(H11Protocol):
    """A connection that is closed if its request is late; uvicorn would wait for ever."""

    deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for a request."""
        super().connection_made(transport)
        self._wait()
        waiting = [
            (one.deadline.when(), one)
            for one in self.connections
            if isinstance(one, _Connection) and one.deadline
        ]
        if len(waiting) > MAX_WAITING:
            _, oldest = min(waiting, key=itemgetter(0))
            oldest.expire()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._rest()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Wait until the request is complete."""
        super().data_received(data)
        self._wait()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._wait()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - uvicorn's message
        """Answer an invalid request with the policy of the published pages."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(_REFUSED)
        self.transport.close()

    def expire(self) -> None:
        """Close the connection at once."""
        self._rest()
        self.transport.abort()

    def _wait(self) -> None:
        """Start the timer, unless the request is complete or the timer runs already."""
        if str(self.conn.their_state) in _WHOLE or self.transport.is_closing():
            self._rest()
        elif self.deadline is None:
            self.deadline = self.loop.call_later(REQUEST_SECONDS, self.expire)

    def _rest(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
            self.deadline = None


# The backlog must be below the limit of open files, as each waiting connection needs one.
_SERVER: dict[str, Any] = {
    "lifespan": "off",
    "ws": "none",
    "http": _Connection,
    "backlog": MAX_WAITING,
    "log_config": None,
    "log_level": "error",
    "access_log": False,
}


@contextmanager
def listen(port: int) -> Iterator[socket.socket]:
    """Open a port of 127.0.0.1; raise EditionError if it is not free."""
    try:
        listener = socket.create_server((HOST, port))
    except OSError as error:
        raise EditionError(
            f"Port {port} is not free ({error.strerror}); name another with --port."
        ) from error
    with listener:
        yield listener


@contextmanager
def serving(listener: socket.socket, public: Path, board: Board) -> Iterator[str]:
    """Serve in a thread, and yield the address."""
    port = listener.getsockname()[1]
    pages = Pages(public, port, board)
    server = Server(Config(pages.application(), **_SERVER))
    thread = Thread(target=server.run, args=([listener],), name="serving")
    with undisturbed():
        thread.start()
    try:
        yield f"http://{HOST}:{port}/"
    finally:
        board.close()
        server.should_exit = True
        thread.join()
