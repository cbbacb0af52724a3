"""The preview's connections: who does not send a request is not waited for, and disturbs nobody."""

import http.client
import os
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import needs
import pytest
from needs import PATIENCE_SECONDS
from previewing import PAGE, Preview, need_the_extra, serve
from published import copy_edition

pytestmark = pytest.mark.slow

MANY = 1_500
"""More than the files that a process may have open on most systems."""
POLICY = "content-security-policy"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A copy of the edition, served."""
    need_the_extra()
    with serve(copy_edition(tmp_path_factory.mktemp("connections") / "edition")) as running:
        yield running


def connect(preview: Preview, sent: bytes) -> socket.socket:
    """Open a connection and send something."""
    connection = socket.create_connection(("127.0.0.1", preview.port), timeout=PATIENCE_SECONDS)
    connection.sendall(sent)
    return connection


def is_open(connection: socket.socket) -> bool:
    """Tell whether nothing came yet, not even the end."""
    connection.settimeout(0)
    try:
        connection.recv(1)
    except BlockingIOError:
        return True
    except ConnectionResetError:
        return False
    finally:
        connection.settimeout(PATIENCE_SECONDS)
    return False


def read_to_end(connection: socket.socket) -> bytes:
    """Read until the other side closes; a reset is an end too."""
    said = b""
    try:
        while part := connection.recv(65_536):
            said += part
    except ConnectionResetError:
        pass
    return said


HOST = b"Host: localhost\r\n"
HALVES = {
    "nothing": b"",
    "a letter": b"G",
    "a line": b"GET / HTTP/1.1\r\n",
    "headers without their end": b"GET / HTTP/1.1\r\n" + HOST + b"A: b\r\n",
    "half a body": b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 9\r\n\r\nhalf",
    "half a second request": b"GET /assets/icon.svg HTTP/1.1\r\n"
    + HOST
    + b"\r\nGET / HTTP/1.1\r\n",
}


def test_half_a_request_is_not_waited_for(preview: Preview) -> None:
    """
    Whatever half of a request has come, the connection ends; who asked for news still gets them.
    """
    with ExitStack() as stack:
        events = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE_SECONDS)
        stack.callback(events.close)
        events.request("GET", "/_preview/events")
        news = events.getresponse()
        assert b"retry: 500\n" == news.readline()
        opened = {
            name: stack.enter_context(connect(preview, sent)) for name, sent in HALVES.items()
        }
        slow = stack.enter_context(connect(preview, b"GET / HTTP/1.1\r\n"))
        assert 200 == preview.ask("/")[0]
        assert is_open(opened["nothing"])
        assert is_open(opened["headers without their end"])
        deadline = time.monotonic() + PATIENCE_SECONDS
        while is_open(slow):
            assert time.monotonic() < deadline
            try:
                slow.sendall(b"a: b\r\n")
            except (BrokenPipeError, ConnectionResetError):
                break
            time.sleep(0.2)
        for name, connection in opened.items():
            said = read_to_end(connection)
            answers = {"half a body": b"405", "half a second request": b"200"}
            assert said.startswith(b"HTTP/1.1 " + answers[name] if name in answers else b""), name
            assert name in answers or said == b""
        assert b"\n" == news.readline()
        assert news.readline().startswith(b'data: {"version"')
        assert is_open(events.sock)


def test_many_halves_keep_nobody_out(preview: Preview) -> None:
    """More of them than a process may have files open, and a page is answered all the same."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < MANY + 200:
        needs.leave_out("this process may not open enough connections")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, MANY + 200), hard))
    for process in find_processes(preview):
        resource.prlimit(process, resource.RLIMIT_NOFILE, (256, 256))
    try:
        with ExitStack() as stack:
            for _ in range(MANY):
                stack.enter_context(connect(preview, b"GET / HTTP/1.1\r\n"))
            assert 200 == preview.ask(f"/{PAGE}")[0]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert "out of system resource" not in preview.said()


def find_processes(preview: Preview) -> list[int]:
    """Find the process that was started, and those that it has started."""
    process = preview.running.pid
    listed = Path(f"/proc/{process}/task/{process}/children")
    if not listed.exists():
        needs.leave_out("there is no /proc, which tells what a process has started")
    return [process, *map(int, listed.read_text(encoding="ascii").split())]


def test_what_is_no_request_is_refused(preview: Preview) -> None:
    """The answer has the policy of all others, and the terminal is told nothing."""
    before = preview.said()
    with connect(preview, b"nonsense\r\n\r\n") as connection:
        said = read_to_end(connection)

    assert said.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert f"{POLICY}: default-src 'none';".encode() in said
    assert before == preview.said()


@pytest.mark.parametrize(
    ("path", "method", "host", "status"),
    [
        ("/no-such.html", "GET", None, 404),
        ("/telegrams", "GET", None, 404),
        ("/", "POST", None, 405),
        ("/", "GET", "evil.example", 400),
        ("/", "GET", None, 200),
        (f"/{PAGE}", "HEAD", None, 200),
        ("/assets/edition.css", "GET", None, 200),
        ("/assets/icon.svg", "GET", None, 200),
        ("/_preview/preview.js", "GET", None, 200),
    ],
)
def test_every_answer_has_the_policy(
    preview: Preview, path: str, method: str, host: str | None, status: int
) -> None:
    """It is that of the published pages; where the preview's script is in a page, it may listen."""
    inserting = import_module("edition.preview.injection")
    page = (preview.folder / "public" / PAGE).read_text(encoding="utf-8")
    assert f'content="{inserting.POLICY}"' in page
    found, headers, body = preview.ask(path, method, host)
    leave = f"; connect-src http://127.0.0.1:{preview.port}/_preview/events"
    policy = inserting.POLICY
    if headers["content-type"].startswith("text/html"):
        policy += leave
        assert method == "HEAD" or f'content="{policy}"'.encode() in body

    assert (status, policy) == (found, headers[POLICY])


def test_a_page_keeps_its_own_policy(preview: Preview) -> None:
    """
    A page of somebody's own is sent with the policy that it has; one that no header takes is none.
    """
    place = preview.folder / "public/own.html"
    try:
        for own, policy in (
            ("default-src &#39;self&#39;\n; img-src *", "default-src 'self'; img-src *"),
            ("default-src 'self'; img-src ü", None),
        ):
            place.write_text(
                f'<meta http-equiv="Content-Security-Policy" content="{own}">', encoding="utf-8"
            )
            status, headers, _ = preview.ask("/own.html")
            assert 200 == status
            assert headers[POLICY].startswith(policy or "default-src 'none'; ")
    finally:
        place.unlink()


def test_only_files_are_read(preview: Preview) -> None:
    """A pipe, a socket and a device are not there, and nobody waits for them."""
    public = preview.folder / "public"
    places = [public / "pipe.html", public / "socket.html", public / "device.html"]
    os.mkfifo(places[0])
    with socket.socket(socket.AF_UNIX) as listener:
        bind(listener, places[1])
        if os.getuid() == 0:
            os.mknod(places[2], 0o20666, os.makedev(1, 5))
        else:
            places[2].symlink_to("/dev/zero")
        (public / "link.html").symlink_to("pipe.html")
        try:
            for place in (*places, public / "link.html"):
                assert 404 == preview.ask(f"/{place.name}")[0]
            assert 200 == preview.ask("/")[0]
        finally:
            for place in (*places, public / "link.html"):
                place.unlink()


def bind(listener: socket.socket, place: Path) -> None:
    """Give a socket its place; a long path is reached from its folder."""
    before = Path.cwd()
    os.chdir(place.parent)
    try:
        listener.bind(place.name)
    finally:
        os.chdir(before)
