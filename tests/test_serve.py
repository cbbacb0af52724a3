"""
The preview: pages as new as their sources, whatever happens to these, and nothing of it in public/.
"""

import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import needs
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from published import copy_edition
from spoiling import TELEGRAM, list_tree, replace

PAGE = "telegrams/1950/tg-1950-26998.html"
REGEST = "Asks for 500 automobiles at once"
PANEL = "edition-preview section"
PATIENCE = 20
EXTRA = ("watchfiles", "starlette", "uvicorn")


@pytest.fixture(scope="module", autouse=True)
def inserting() -> ModuleType:
    """
    What is inserted in pages; without the extra none of these tests can be run.
    """
    for library in EXTRA:
        if find_spec(library) is None:
            needs.leave_out(f"{library} is not installed: it belongs to the extra serve")
    return import_module("edition.preview.inserting")


@dataclass(frozen=True, slots=True)
class Preview:
    """
    A running `edition serve`.
    """

    folder: Path
    port: int
    running: subprocess.Popen[bytes]
    output: Path

    def said(self) -> str:
        """
        Return what the terminal was told so far.
        """
        return self.output.read_text(encoding="utf-8")

    def wait_until_said(self, words: str, after: int = 0) -> None:
        """
        Wait until the terminal is told these words, after so many others.
        """
        deadline = time.monotonic() + PATIENCE
        while words not in self.said()[after:]:
            assert self.running.poll() is None, self.said()
            assert time.monotonic() < deadline, f"“{words}” was not said:\n{self.said()}"
            time.sleep(0.02)

    def ask(
        self, path: str, method: str = "GET", host: str | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """
        Send a request as it stands, and return the answer: status, headers, body.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        body = answer.read()
        connection.close()
        return answer.status, headers, body


@contextmanager
def serve(folder: Path) -> Iterator[Preview]:
    """
    Serve an edition that was built once, and end it as a person does, by Ctrl-C.
    """
    output = folder.with_name(f"{folder.name}.output")
    command = [sys.executable, "-W", "error", "-m", "edition", "serve", "--port", "0"]
    with (
        output.open("wb") as said,
        subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT) as running,
    ):
        try:
            preview = Preview(folder, 0, running, output)
            preview.wait_until_said("\nall: ")
            address = re.match(r"http://127\.0\.0\.1:(\d+)/ ", preview.said())
            assert address, preview.said()
            yield Preview(folder, int(address[1]), running, output)
        finally:
            running.send_signal(signal.SIGINT)
            try:
                running.wait(PATIENCE)
            finally:
                running.kill()
    assert 0 == running.returncode, preview.said()
    assert "Traceback" not in preview.said()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """
    A copy of the edition, served.
    """
    with serve(copy_edition(tmp_path / "edition")) as running:
        yield running


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """
    A copy of the edition, served to tests that change nothing.
    """
    with serve(copy_edition(tmp_path_factory.mktemp("served") / "edition")) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """
    A copy of the edition, served to tests that mend what they spoil.
    """
    with serve(copy_edition(tmp_path_factory.mktemp("shared") / "edition")) as running:
        yield running


@pytest.fixture
def mended(shared: Preview) -> Iterator[Preview]:
    """
    The shared preview, whose sources are put back at the end.
    """
    yield shared
    before = len(shared.said())
    copy_edition(shared.folder)
    shared.wait_until_said(" 5 written", before)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """
    Chromium, without a window.
    """
    chromium = needs.program("chromium", "it shows the preview")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """
    An empty tab; what it waits for has to come soon.

    Ask for it after the preview: Chromium may not close a tab that is just being loaded again.
    """
    expect.set_options(timeout=PATIENCE * 1000)
    page = browser.new_page()
    yield page
    page.wait_for_load_state()
    page.close()


def open_page(tab: Page, preview: Preview, path: str = PAGE) -> None:
    """
    Open a page, wait until it listens, and mark it, so that it is known again until it is reloaded.
    """
    with tab.expect_response("**/_preview/events"):
        tab.goto(f"http://127.0.0.1:{preview.port}/{path}")
    tab.evaluate("window.mark = true")


def test_an_edit_is_shown_by_itself(preview: Preview, tab: Page) -> None:
    """
    Who saves a telegram sees the change in its page, again and again, and no complaint.
    """
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    open_page(tab, preview)
    expect(tab.locator("p.summary")).to_contain_text("for 500 automobiles")

    replace(preview.folder / TELEGRAM, REGEST, "Asks for the automobiles at once")
    expect(tab.locator("p.summary")).to_contain_text("for the automobiles")
    replace(preview.folder / TELEGRAM, "Asks for the automobiles at once", "Urges")
    expect(tab.locator("p.summary")).to_contain_text("Urges")

    expect(tab.locator(PANEL)).to_be_hidden()
    assert [] == complaints
    assert f"\n{TELEGRAM}: " in preview.said()


def test_only_the_pages_that_changed_are_loaded_again(preview: Preview, browser: Browser) -> None:
    """
    Another page that is open stays where its reader is.
    """
    with browser.new_context() as one, browser.new_context() as other:
        telegram, manual = one.new_page(), other.new_page()
        open_page(telegram, preview)
        open_page(manual, preview, "manual.html")

        replace(preview.folder / TELEGRAM, REGEST, "Urges")
        expect(telegram.locator("p.summary")).to_contain_text("Urges")
        manual.wait_for_timeout(500)
        assert manual.evaluate("window.mark") is True

        stylesheet = preview.folder / "xslt/assets/edition.css"
        stylesheet.write_text(
            stylesheet.read_text(encoding="utf-8") + "@layer print { h1 { opacity: 0.5; } }\n",
            encoding="utf-8",
        )
        expect(manual.locator("h1").first).to_have_css("opacity", "0.5")


def test_broken_xml_is_laid_over_the_page_until_it_is_mended(preview: Preview, tab: Page) -> None:
    """
    The panel says path, line, column and the sentence, the terminal too; the page stays.
    """
    open_page(tab, preview)
    before = list_tree(preview.folder / "public")
    text = (preview.folder / TELEGRAM).read_text(encoding="utf-8")
    line = text[: text.index("</abstract>")].count("\n") + 1

    replace(preview.folder / TELEGRAM, "</abstract>", "</abstrac>")
    panel = tab.locator(PANEL)
    expect(panel).to_be_visible()
    expect(panel.locator("code").first).to_have_text(re.compile(rf"{TELEGRAM}:{line}:\d+"))
    place = panel.locator("code").first.inner_text()
    message = panel.locator("li p").first.inner_text()
    assert message.endswith(".")
    assert f"\n{place}: error source.well-formed: {message}" in preview.said()
    expect(tab.locator("p.summary")).to_contain_text(REGEST)
    assert before == list_tree(preview.folder / "public")

    tab.reload()
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Hide").click()
    expect(panel).to_be_hidden()
    tab.reload()
    expect(panel).to_be_visible()

    (preview.folder / TELEGRAM).write_text(text, encoding="utf-8")
    expect(panel).to_be_hidden()


def overwrite(path: str, text: str) -> Callable[[Path], object]:
    """
    Put a text in a file's place.
    """
    return lambda folder: (folder / path).write_text(text, encoding="utf-8")


def remove(path: str) -> Callable[[Path], object]:
    """
    Remove a file.
    """
    return lambda folder: (folder / path).unlink()


SPOILS = {
    "telegram deleted": (remove(TELEGRAM), "tg-1950-26998"),
    "register deleted": (remove("tei/registers/persons.xml"), "persons.xml"),
    "register broken": (overwrite("tei/registers/places.xml", "<TEI"), "places.xml"),
    "settings broken": (overwrite("edition.toml", "title ="), "edition.toml"),
    "settings deleted": (remove("edition.toml"), "edition.toml"),
    "stylesheet broken": (overwrite("xslt/page.xsl", "<xsl:stylesheet"), "page.xsl"),
    "stylesheet deleted": (remove("xslt/modules/frame.xsl"), "frame.xsl"),
    "rules broken": (overwrite("schema/rules.json", "{"), "rules.json"),
    "all telegrams deleted": (lambda folder: shutil.rmtree(folder / "tei/telegrams"), "tei/"),
    "all sources deleted": (lambda folder: shutil.rmtree(folder / "tei"), "tei/"),
}


@pytest.mark.parametrize("name", SPOILS)
def test_whatever_is_spoiled_and_mended(mended: Preview, tab: Page, name: str) -> None:
    """
    The panel says what is the matter; once it is mended the panel goes, and edits are shown again.
    """
    spoil, said = SPOILS[name]
    open_page(tab, mended)
    expect(tab.locator("p.summary")).to_contain_text(REGEST)

    spoil(mended.folder)
    panel = tab.locator(PANEL)
    expect(panel).to_contain_text(said)
    expect(tab.locator("p.summary")).to_contain_text(REGEST)

    copy_edition(mended.folder)
    expect(panel).to_be_hidden()
    replace(mended.folder / TELEGRAM, REGEST, "Urges")
    expect(tab.locator("p.summary")).to_contain_text("Urges")


def test_what_was_built_may_be_deleted(mended: Preview, tab: Page) -> None:
    """
    After `make clean` the next edit builds everything again.
    """
    shutil.rmtree(mended.folder / "public")
    shutil.rmtree(mended.folder / ".edition")
    tab.goto(f"http://127.0.0.1:{mended.port}/{PAGE}")
    expect(tab.locator("h1")).to_have_text("No such page")

    replace(mended.folder / TELEGRAM, REGEST, "Urges")
    expect(tab.locator("p.summary")).to_contain_text("Urges")


def test_a_page_that_comes_and_goes(preview: Preview, tab: Page) -> None:
    """
    Where there is no page a sentence stands; the page takes its place, and leaves it again.
    """
    other = preview.folder / "tei/front/other.xml"
    tab.goto(f"http://127.0.0.1:{preview.port}/other.html")
    expect(tab.locator("h1")).to_have_text("No such page")

    text = (preview.folder / "tei/front/principles.xml").read_text(encoding="utf-8")
    other.write_text(text.replace('xml:id="principles', 'xml:id="other'), encoding="utf-8")
    expect(tab.locator("body > main h1")).to_be_visible()
    other.unlink()
    expect(tab.locator("h1")).to_have_text("No such page")


def test_a_warning_is_for_the_terminal(preview: Preview, tab: Page) -> None:
    """
    What keeps nothing back is not laid over a page.
    """
    open_page(tab, preview)
    replace(
        preview.folder / "tei/registers/persons.xml",
        "</listPerson>",
        '<person xml:id="person-nobody" sortKey="nobody" source="#src-k">'
        '<persName type="main" xml:lang="en">Nobody</persName></person></listPerson>',
    )

    preview.wait_until_said("warning entry.unused")
    tab.wait_for_timeout(300)
    expect(tab.locator(PANEL)).to_be_hidden()


def test_nothing_of_the_preview_is_published(preview: Preview, tab: Page, published: Path) -> None:
    """
    What stands in public/ after edits and errors is what a build publishes, to the byte.
    """
    open_page(tab, preview)
    replace(preview.folder / TELEGRAM, "</abstract>", "</abstrac>")
    expect(tab.locator(PANEL)).to_be_visible()
    replace(preview.folder / TELEGRAM, "</abstrac>", "</abstract>")
    expect(tab.locator(PANEL)).to_be_hidden()

    tree = list_tree(preview.folder / "public")
    assert list_tree(published / "public") == tree
    assert not [name for name, data in tree.items() if b"_preview" in data]
    assert not [name for name, data in tree.items() if b"EventSource" in data]


def test_a_served_page_may_do_little_more_than_a_published_one(unchanged: Preview) -> None:
    """
    A served page is the published one with a script, and with leave to listen to one address.
    """
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
    """
    What is allowed already stays as it is; what nothing restricts needs no leave.
    """
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
    """
    HTML may leave out its tags.
    """
    page = inserting.insert_preview(b"<!DOCTYPE html><title>A</title><p>B", 7, "http://127.0.0.1:1")

    assert page.startswith(b"<!DOCTYPE html><title>A</title><p>B<script ")
    assert b'data-version="7"' in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::1]", "127.1", ""])
def test_another_name_gets_no_answer(unchanged: Preview, host: str) -> None:
    """
    Who has this machine under a name of its own reads nothing (DNS rebinding).
    """
    for path in ("/", f"/{PAGE}", "/_preview/preview.js", "/_preview/events"):
        status, _, body = unchanged.ask(path, host=host or " ")
        assert 400 == status
        assert b"elegram" not in body
        assert b"version" not in body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_has_two_names(unchanged: Preview, host: str) -> None:
    """
    Both are answered, with a port or without.
    """
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
    """
    What does not stand in public/ is not there, however it is asked for.
    """
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
    """
    Nobody puts markup into the page that says that there is none.
    """
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
    """
    A preview is for reading.
    """
    assert 405 == unchanged.ask("/", method)[0]


def test_only_this_machine_is_listened_to(unchanged: Preview) -> None:
    """
    The port is not open on any other address.
    """
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", unchanged.port), timeout=PATIENCE)


def test_it_ends_at_once_while_pages_listen(tmp_path: Path) -> None:
    """
    Ctrl-C waits for nobody: what a page listens to ends, as an answer ends.
    """
    with serve(copy_edition(tmp_path / "edition")) as preview:
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        connection.request("GET", "/_preview/events")
        events = connection.getresponse()
        assert "text/event-stream; charset=utf-8" == events.getheader("content-type")
        assert b"retry: 500\n" == events.readline()
        started = time.monotonic()
    assert time.monotonic() - started < 5
    assert b'"problems": []' in events.read()
    connection.close()


def run_serve(
    folder: Path, *arguments: str, before: str = "pass"
) -> subprocess.CompletedProcess[str]:
    """
    Run `edition serve` where it ends by itself.
    """
    start = f"import sys; {before}; from edition.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", start, "serve", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def test_a_port_that_is_taken(unchanged: Preview) -> None:
    """
    One sentence says so, and what to do.
    """
    done = run_serve(unchanged.folder, "--port", str(unchanged.port))

    assert 3 == done.returncode
    assert f"edition: Port {unchanged.port} is not free" in done.stderr
    assert done.stderr.endswith("name another with --port.\n")


@pytest.mark.parametrize("library", EXTRA)
def test_without_its_extra(tmp_path: Path, library: str) -> None:
    """
    One sentence says how to install it.
    """
    done = run_serve(tmp_path, before=f"sys.modules['{library}'] = None")

    assert 3 == done.returncode
    assert (
        f"edition: edition serve needs {library}; install it: pip install 'edition[serve]'.\n"
        == done.stderr
    )


def test_without_an_edition(tmp_path: Path) -> None:
    """
    In another folder it does not wait for one.
    """
    done = run_serve(tmp_path, "--port", "0")

    assert 3 == done.returncode
    assert "edition: There is no edition.toml" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_it_begins_with_an_edition_that_is_broken(tab: Page, tmp_path: Path) -> None:
    """
    With nothing published yet the sentence that says so has the panel, until the first page comes.
    """
    folder = copy_edition(tmp_path / "edition")
    replace(folder / TELEGRAM, "</abstract>", "</abstrac>")
    with serve(folder) as preview:
        open_page(tab, preview, "index.html")
        expect(tab.locator("h1")).to_have_text("No such page")
        expect(tab.locator(PANEL)).to_contain_text(f"{TELEGRAM}:")

        replace(folder / TELEGRAM, "</abstrac>", "</abstract>")
        expect(tab.locator("h1").first).to_have_text("Telegrams, November 1950")
        expect(tab.locator(PANEL)).to_be_hidden()


def test_what_editors_leave_behind_starts_no_build(preview: Preview) -> None:
    """
    Backups and swap files are none of the sources.
    """
    before = preview.said()
    for name in (".tg-1950-26998.xml.swp", "tg-1950-26998.xml~", "#tg-1950-26998.xml#", ".#lock"):
        (preview.folder / "tei/telegrams" / name).write_text("left behind", encoding="utf-8")
    time.sleep(1)

    assert before == preview.said()


def test_a_tab_that_comes_back_after_a_restart_is_new(tab: Page, tmp_path: Path) -> None:
    """
    A page that was open while its server was away is loaded again when one is back on its port.
    """
    folder = copy_edition(tmp_path / "edition")
    with serve(folder) as first:
        open_page(tab, first)
    replace(folder / TELEGRAM, REGEST, "Urges")
    command = [sys.executable, "-m", "edition", "serve", "--port", str(first.port)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as running:
        expect(tab.locator("p.summary")).to_contain_text("Urges")
        running.send_signal(signal.SIGINT)
        assert 0 == running.wait(PATIENCE)
