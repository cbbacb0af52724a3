"""
The published pages in a browser, from disk, and before two judges: of accessibility and of HTML.
"""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import needs
import pytest
from needs import ROOT
from playwright.sync_api import Browser, Page, Request
from telegram_pages import Press, put

KINDS = (
    *("index", "persons", "places", "organizations", "cited", "categories"),
    *("introduction", "principles", "manual", "downloads", "losses"),
    *("persons/person-stalin", "places/place-beijing", "organizations/org-aprf"),
    *(
        "telegrams/1950/tg-1950-26637",
        "telegrams/1950/tg-1950-26998",
        "telegrams/1950/tg-1950-5708",
    ),
    *("contents/1950-11", "downloads/1950-11"),
)
LARGE_KINDS = (
    *("index", "downloads", "categories", "contents/1951-01", "downloads/1951-01"),
    *("persons/person-stalin", "persons/person-stalin/1950", "categories/unit-piece/1950-12"),
)
"""Pages that look otherwise where there are many telegrams."""
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}
LINKS = "[...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)"
LEFT = "net::ERR_ABORTED"
IDS = "[...document.querySelectorAll('[id]')].map(e => e.id)"


def test_every_link_works_and_nothing_leaves_the_folder(
    browser: Browser, published_pages: list[Path], published: Path
) -> None:
    """
    Opened from disk, each page asks for its own files only, reports no error, and leads somewhere.
    """
    root = (published / "public").as_uri() + "/"
    requests: set[str] = set()
    complaints: list[str] = []
    links: dict[str, list[str]] = {}
    ids: dict[str, set[str]] = {}
    page = browser.new_page()
    page.on("request", lambda request: requests.add(request.url))
    page.on("requestfailed", lambda request: complaints.extend(format_failure(request)))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    for path in published_pages:
        page.goto(path.as_uri())
        links[path.as_uri()] = page.evaluate(LINKS)
        ids[path.as_uri()] = set(page.evaluate(IDS))
    page.close()

    assert [] == complaints
    assert [] == [url for url in requests if not url.startswith(root)]
    assert [] == [
        f"{start} leads to {link}"
        for start, targets in links.items()
        for link in targets
        if not link.startswith(("https://", "http://", "mailto:")) and not leads(link, root, ids)
    ]


def format_failure(request: Request) -> list[str]:
    """Tell why a request failed, unless the browser gave it up since the next page was opened."""
    return [] if request.failure == LEFT else [f"{request.url}: {request.failure}"]


def leads(link: str, root: str, ids: dict[str, set[str]]) -> bool:
    """
    Tell whether a link stays in the folder and leads to a file there, and to an id that it has.
    """
    file, anchor = urldefrag(link)
    if not file.startswith(root) or not Path(unquote(file.removeprefix("file://"))).is_file():
        return False
    return not anchor or unquote(anchor) in ids.get(file, set())


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(browser: Browser, published: Path, kind: str) -> None:
    """On a wide light page and on a narrow dark one, a reader with any aid can read it."""
    assert [] == judge(browser, published / "public" / f"{kind}.html")


@pytest.mark.parametrize("kind", LARGE_KINDS)
def test_large_editions_can_be_read_too(browser: Browser, large: Path, kind: str) -> None:
    """Where lists are cut, a reader with any aid can read them, and nobody scrolls sideways."""
    path = large / "public" / f"{kind}.html"

    assert [] == judge(browser, path)
    assert NARROW["width"] >= measure(browser, path)


def judge(browser: Browser, path: Path) -> list[str]:
    """List what axe has against a page, wide and light, and narrow and dark."""
    axe = needs.node_package("axe-core/axe.min.js", "it judges how accessible a page is")
    found = []
    for scheme, size in (("light", WIDE), ("dark", NARROW)):
        page = browser.new_page(color_scheme=scheme, viewport=size)  # type: ignore[arg-type]
        page.goto(path.as_uri())
        page.evaluate(axe.read_text(encoding="utf-8"))
        found += [
            tell(violation)
            for violation in page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        ]
        page.close()

    return found


def tell(violation: dict[str, Any]) -> str:
    """Write a violation in a line."""
    places = [node["target"] for node in violation["nodes"][:3]]
    return f"{violation['id']}: {violation['help']}: {places}"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_telephone(browser: Browser, published: Path, kind: str) -> None:
    """At 360 pixels nobody has to scroll sideways."""
    assert NARROW["width"] >= measure(browser, published / "public" / f"{kind}.html")


def measure(browser: Browser, path: Path) -> int:
    """Return how wide a page is on a telephone."""
    page: Page = browser.new_page(viewport=NARROW)  # type: ignore[arg-type]
    page.goto(path.as_uri())
    width: int = page.evaluate("document.scrollingElement.scrollWidth")
    page.close()
    return width


def test_a_witness_is_shown_without_what_others_supply(browser: Browser) -> None:
    """
    Words in brackets, and the space before them, are seen in the view of a witness that has them.
    """
    supplied = (
        "the <supplied reason='omitted' resp='#translator' source='#K'>railway</supplied> station, "
        "<persName type='cover' ref='person:stalin'>FILIPPOV</persName> <supplied source='#K' "
        "reason='identification' resp='#translator'>"
        "<persName ref='person:stalin'>Stalin</persName></supplied>."
    )
    page = browser.new_page(bypass_csp=True)
    page.set_content(Press.prepare(ROOT / "xslt").write(put(f"<p>{supplied}</p>")))
    page.add_style_tag(path=ROOT / "xslt" / "assets" / "edition.css")
    shown = []
    for view in ("reading", "printed", "witness-1", "witness-2"):
        page.check(f"#view-{view}", force=True)
        shown.append(page.inner_text(".para").removeprefix("1").strip())
    page.close()

    whole = "the [railway] station, FILIPPOV [Stalin]."
    assert [whole, whole, "the station, FILIPPOV.", whole] == shown


@pytest.mark.parametrize("language", ["en", "ar"])
def test_notes_stand_beside_the_words(browser: Browser, language: str) -> None:
    """In whatever direction the words run, their notes stand in the margin to the right."""
    page = browser.new_page(bypass_csp=True, viewport=WIDE)  # type: ignore[arg-type]
    text = f"<p xml:lang='{language}'>So.<note>A note.</note></p>"
    page.set_content(Press.prepare(ROOT / "xslt").write(put(text)))
    page.add_style_tag(path=ROOT / "xslt" / "assets" / "edition.css")
    words, note = page.locator(".para").bounding_box(), page.locator(".note").bounding_box()
    page.close()

    assert words
    assert note
    assert words["x"] + words["width"] < note["x"]


def test_nu_checker_finds_no_error(published: Path) -> None:
    """
    Every page is HTML as its standard has it.

    To the checker two files are strangers, so it warns that the pages' policy, which admits their
    own origin only, shuts their styles and scripts out; it takes linked data for a script too. The
    browser above shows that nothing is shut out.
    """
    java = needs.program("java", "the Nu HTML checker runs on it")
    checker = needs.node_package("vnu-jar/build/dist/vnu.jar", "it judges HTML")
    done = subprocess.run(
        [java, "-jar", checker, "--skip-non-html", "--format", "json", published / "public"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    messages = json.loads(done.stderr)["messages"]

    assert [] == [
        f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if not message["message"].startswith(
            tuple(
                f"{what} violates Content Security Policy (meta tag)"
                for what in ("Resource", "Inline script")
            )
        )
    ]
