"""
The preview's answers: to this machine alone, of public/ alone, and one sentence where it cannot.
"""

import http.client
import os
import re
import socket
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import needs
import pytest
from needs import PATIENCE_SECONDS
from previewing import EXTRA, PAGE, Preview, need_the_extra, run_serve, serve
from published import copy_edition
from spoiled_copies import TELEGRAM, replace


@pytest.fixture(scope="module", autouse=True)
def inserting() -> ModuleType:
    """What is inserted in pages; without the extra none of these tests can be run."""
    need_the_extra()
    return import_module("edition.preview.injection")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A copy of the edition, served to tests that change nothing."""
    with serve(copy_edition(tmp_path_factory.mktemp("served") / "edition")) as running:
        yield running


def test_a_served_page_may_do_little_more_than_a_published_one(unchanged: Preview) -> None:
    """A served page is the published one with a script, and with leave to listen to one address."""
    origin = f"http://127.0.0.1:{unchanged.port}"
    status, _, served = unchanged.ask(f"/{PAGE}")
    script = re.search(rb'<script src="/_preview/preview\.js" [^>]*></script>', served)
    assert script
    leave = f"; connect-src {origin}/_preview/events".encode()

    assert 200 == status
    assert 1 == served.count(leave)
    assert (unchanged.folder / "public" / PAGE).read_bytes() == served.replace(
        script[0], b""
    ).replace(leave, b"")


def test_a_policy_is_relaxed_only_where_it_forbids(inserting: ModuleType) -> None:
    """What is allowed already stays as it is; what nothing restricts needs no leave."""
    allowed = (
        "script-src 'self' 'wasm-unsafe-eval'; connect-src *; style-src 'self'; img-src 'none'"
    )
    forbidden = "default-src 'none'; script-src 'none'; "
    relaxed = (
        "default-src 'none'; script-src http://a/_preview/preview.js; "
        "style-src http://a/_preview/preview.css; connect-src http://a/_preview/events"
    )

    assert "" == inserting.relax("", "http://a")
    assert allowed == inserting.relax(allowed, "http://a")
    assert relaxed == inserting.relax(forbidden, "http://a")


def test_a_page_without_a_head_gets_the_script_too(inserting: ModuleType) -> None:
    """HTML may leave out its tags."""
    page = inserting.insert_preview(b"<!DOCTYPE html><title>A</title><p>B", 7, "http://127.0.0.1:1")

    assert page.startswith(b"<!DOCTYPE html><title>A</title><p>B<script ")
    assert b'data-version="7"' in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::1]", "127.1", ""])
def test_another_name_gets_no_answer(unchanged: Preview, host: str) -> None:
    """Who has this machine under a name of its own reads nothing (DNS rebinding)."""
    for path in ("/", f"/{PAGE}", "/_preview/preview.js", "/_preview/events"):
        status, _, body = unchanged.ask(path, host=host or " ")
        assert 400 == status
        assert b"elegram" not in body
        assert b"version" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_has_two_names(unchanged: Preview, host: str) -> None:
    """Both are answered, with a port or without."""
    assert 200 == unchanged.ask("/", host=host)[0]
    assert 200 == unchanged.ask("/", host=f"{host}:{unchanged.port}")[0]


@pytest.mark.parametrize(
    "path",
    [
        "/../edition.toml",
        "/%2e%2e/edition.toml",
        "/%2E%2E%2Fedition.toml",
        "/telegrams/../../edition.toml",
        "/telegrams/..%2f..%2fedition.toml",
        "/..%5cedition.toml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/../public.toml",
        "/link",
        "/_preview/..%2f__init__.py",
        "/_preview/%2e%2e/__init__.py",
        "/index.html%00",
        f"/{'a' * 5000}",
        "/%ff%fe",
        "/telegrams",
        "/telegrams/",
    ],
)
def test_no_path_leaves_public(unchanged: Preview, path: str) -> None:
    """What does not stand in public/ is not there, however it is asked for."""
    (unchanged.folder / "public.toml").touch()
    link = unchanged.folder / "public/link"
    link.symlink_to(unchanged.folder / "edition.toml")
    status, headers, body = unchanged.ask(path)
    link.unlink()

    assert (404, "text/html; charset=utf-8") == (status, headers["content-type"])
    assert b"No such page" in body
    assert b"base-url" not in body
    assert b"root:" not in body


def test_a_path_is_written_as_text(unchanged: Preview) -> None:
    """Nobody puts markup into the page that says that there is none."""
    _, _, body = unchanged.ask("/%3Cscript%3Ealert(1)%3C/script%3E")

    assert b"<script>alert" not in body
    assert b"&lt;script&gt;alert(1)" in body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (f"/{PAGE}", "text/html; charset=utf-8"),
        (f"/{PAGE.replace('.html', '.xml')}", "text/xml; charset=utf-8"),
        (f"/{PAGE.replace('.html', '.json')}", "application/json"),
        (f"/{PAGE.replace('.html', '.txt')}", "text/plain; charset=utf-8"),
        ("/assets/edition.css", "text/css; charset=utf-8"),
        ("/assets/edition.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml"),
        ("/assets/social.png", "image/png"),
        ("/_preview/preview.js", "text/javascript; charset=utf-8"),
        ("/_preview/preview.css", "text/css; charset=utf-8"),
    ],
)
def test_files_are_sent_for_what_they_are(unchanged: Preview, path: str, kind: str) -> None:
    """
    Each answer says its type and that nothing is to be stored; HEAD says the same without a body.
    """
    status, headers, body = unchanged.ask(path)
    head = unchanged.ask(path, "HEAD")

    assert (200, kind) == (status, headers["content-type"])
    assert "no-store" == headers["cache-control"]
    assert "nosniff" == headers["x-content-type-options"]
    assert "same-origin" == headers["cross-origin-resource-policy"]
    assert str(len(body)) == headers["content-length"]
    if not path.endswith((".html", "/")):
        stem, _, name = path.rpartition("/")
        folder = "edition/preview/assets" if stem == "/_preview" else f"public{stem}"
        root = needs.ROOT if stem == "/_preview" else unchanged.folder
        assert (root / folder / name).read_bytes() == body
    assert (status, b"") == (head[0], head[2])
    assert headers == {**head[1], "date": headers["date"]}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(unchanged: Preview, method: str) -> None:
    """A preview is for reading."""
    assert 405 == unchanged.ask("/", method)[0]


def test_only_this_machine_is_listened_to(unchanged: Preview) -> None:
    """The port is not open on any other address."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", unchanged.port), timeout=PATIENCE_SECONDS)


def test_it_ends_at_once_while_pages_listen(tmp_path: Path) -> None:
    """Ctrl-C waits for nobody: what a page listens to ends, as an answer ends."""
    with serve(copy_edition(tmp_path / "edition")) as preview:
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE_SECONDS)
        connection.request("GET", "/_preview/events")
        events = connection.getresponse()
        assert "text/event-stream; charset=utf-8" == events.getheader("content-type")
        assert b"retry: 500\n" == events.readline()
        started = time.monotonic()
    assert time.monotonic() - started < 5
    assert b'"problems": []' in events.read()
    connection.close()


def test_a_name_that_is_not_utf8_ends_no_preview(tmp_path: Path) -> None:
    """It is told as a stray; so is an escape in a name, and the next edit is followed as ever."""
    folder = copy_edition(tmp_path / "edition")
    with serve(folder) as preview:
        for within in ("tei/telegrams", "xslt", "public", "tei/telegrams/folder"):
            (folder / within).mkdir(exist_ok=True)
            (folder / within / os.fsdecode(b"x\xff.xml")).write_bytes(b"<x/>")
        preview.wait_until_said("tei/telegrams/x[U+DCFF].xml:1:1: warning source.stray: ")
        before = len(preview.said())
        odd = folder / "tei/telegrams/x\x1b[31m\n.xml"
        odd.write_bytes(b"<x/>")
        preview.wait_until_said("x[U+001B][31m[U+000A].xml:1:1: error ", before)
        odd.unlink()
        replace(folder / TELEGRAM, 'ref="person:gao-gang"', 'ref="person:gao"')
        preview.wait_until_said("error ref.resolves: The pointer person:gao leads to ", before)
        assert 404 == preview.ask("/y%FF.html")[0]
        assert "\x1b" not in preview.said()


def test_a_port_that_is_taken(unchanged: Preview) -> None:
    """One sentence says so, and what to do."""
    done = run_serve(unchanged.folder, "--port", str(unchanged.port))

    assert 3 == done.returncode
    assert f"edition: Port {unchanged.port} is not free" in done.stderr
    assert done.stderr.endswith("name another with --port.\n")


@pytest.mark.parametrize("library", EXTRA)
def test_without_its_extra(tmp_path: Path, library: str) -> None:
    """One sentence says how to install it."""
    done = run_serve(tmp_path, before=f"sys.modules['{library}'] = None")

    assert 3 == done.returncode
    assert (
        f"edition: edition serve needs {library}; install it: pip install 'edition[serve]'.\n"
        == done.stderr
    )


def test_without_an_edition(tmp_path: Path) -> None:
    """In another folder it does not wait for one."""
    done = run_serve(tmp_path, "--port", "0")

    assert 3 == done.returncode
    assert "edition: There is no edition.toml" in done.stderr
    assert [] == list(tmp_path.iterdir())
