"""
The preview: pages as new as their sources, whatever happens to these, and nothing of it in public/.
"""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from needs import PATIENCE_SECONDS
from playwright.sync_api import Browser, Page, expect
from previewing import PAGE, Preview, need_the_extra, serve
from published import copy_edition
from spoiled_copies import TELEGRAM, list_tree, replace

REGEST = "Asks for 500 automobiles at once"
PANEL = "edition-preview section"


@pytest.fixture(scope="module", autouse=True)
def extra() -> None:
    """Without the extra none of these tests can be run."""
    need_the_extra()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A copy of the edition, served."""
    with serve(copy_edition(tmp_path / "edition")) as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A copy of the edition, served to tests that mend what they spoil."""
    with serve(copy_edition(tmp_path_factory.mktemp("shared") / "edition")) as running:
        yield running


@pytest.fixture
def mended(shared: Preview) -> Iterator[Preview]:
    """The shared preview, whose sources are put back at the end."""
    yield shared
    copy_edition(shared.folder)
    published = shared.folder / "public" / PAGE
    deadline = time.monotonic() + PATIENCE_SECONDS
    while REGEST not in published.read_text(encoding="utf-8"):
        assert time.monotonic() < deadline, shared.said()
        time.sleep(0.02)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """
    An empty tab; what it waits for has to come soon.

    Ask for it after the preview: Chromium may not close a tab that is just being loaded again.
    """
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
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
    """Who saves a telegram sees the change in its page, again and again, and no complaint."""
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
    """Another page that is open stays where its reader is."""
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
    """The panel says path, line, column and the sentence, the terminal too; the page stays."""
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
    """Put a text in a file's place."""
    return lambda folder: (folder / path).write_text(text, encoding="utf-8")


def remove(path: str) -> Callable[[Path], object]:
    """Remove a file."""
    return lambda folder: (folder / path).unlink()


SPOILS = {
    "telegram deleted": (remove(TELEGRAM), "tg-1950-26998"),
    "register deleted": (remove("tei/registers/persons.xml"), "persons.xml"),
    "register broken": (overwrite("tei/registers/places.xml", "<TEI"), "places.xml"),
    "settings broken": (overwrite("edition.toml", "title ="), "edition.toml"),
    "settings deleted": (remove("edition.toml"), "edition.toml"),
    "stylesheet broken": (overwrite("xslt/telegram.xsl", "<xsl:stylesheet"), "telegram.xsl"),
    "stylesheet deleted": (remove("xslt/pages/frame.xsl"), "frame.xsl"),
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
    """After `make clean` the next edit builds everything again."""
    shutil.rmtree(mended.folder / "public")
    shutil.rmtree(mended.folder / ".edition")
    tab.goto(f"http://127.0.0.1:{mended.port}/{PAGE}")
    expect(tab.locator("h1")).to_have_text("No such page")

    replace(mended.folder / TELEGRAM, REGEST, "Urges")
    expect(tab.locator("p.summary")).to_contain_text("Urges")


def test_a_page_that_comes_and_goes(preview: Preview, tab: Page) -> None:
    """Where there is no page a sentence stands; the page takes its place, and leaves it again."""
    other = preview.folder / "tei/front/other.xml"
    tab.goto(f"http://127.0.0.1:{preview.port}/other.html")
    expect(tab.locator("h1")).to_have_text("No such page")

    text = (preview.folder / "tei/front/principles.xml").read_text(encoding="utf-8")
    other.write_text(text.replace('xml:id="principles', 'xml:id="other'), encoding="utf-8")
    expect(tab.locator("body > main h1")).to_be_visible()
    other.unlink()
    expect(tab.locator("h1")).to_have_text("No such page")


def test_a_warning_is_for_the_terminal(preview: Preview, tab: Page) -> None:
    """What keeps nothing back is not laid over a page."""
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
    """What stands in public/ after edits and errors is what a build publishes, to the byte."""
    open_page(tab, preview)
    replace(preview.folder / TELEGRAM, "</abstract>", "</abstrac>")
    expect(tab.locator(PANEL)).to_be_visible()
    replace(preview.folder / TELEGRAM, "</abstrac>", "</abstract>")
    expect(tab.locator(PANEL)).to_be_hidden()

    tree = list_tree(preview.folder / "public")
    assert list_tree(published / "public") == tree
    assert not [name for name, data in tree.items() if b"_preview" in data]
    assert not [name for name, data in tree.items() if b"EventSource" in data]


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
    """Backups and swap files are none of the sources."""
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
        assert 0 == running.wait(PATIENCE_SECONDS)
