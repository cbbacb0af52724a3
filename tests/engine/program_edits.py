"""Edits of what an edition is made with: settings, stylesheets, strings, assets, the schema."""

import shutil

from desk import Desk
from needs import ROOT

_SETTINGS = (
    *(('title = "Telegrams', 'title = "The telegrams'), ("example.org/nov", "example.org/now")),
    *(('language = "en"', 'language = "en-GB"'), ("'tg-\\d{4}-", "'tg-1950-")),
    *(('"CC-BY-4.0"', '"CC-BY-SA-4.0"'), ("no rights in their words", "no rights in them")),
    *(('name = "The editors', 'name = "All editors'), ("= 50_000_000", "= 12_000")),
    *(("= 50_000_000", "= 40_000_000"), ("# change me", "# changed"), ("format = 1", "format = 2")),
)
_STYLES = (
    ("xslt/telegram/cite.xsl", "<summary>BibTeX<", "<summary>As BibTeX<"),
    ("xslt/pages/frame.xsl", '<main id="main">', '<main id="main" class="main">'),
    ("xslt/front/prose.xsl", "<!--", "<!-- once more: -->\n  <!--"),
    ("xslt/plaintext/plaintext.xsl", "$tei/@xml:id), ', ')", "$tei/@xml:id), '; ')"),
    ("xslt/record/entry.xsl", "(. || '.')", "(. || '!')"),
    ("xslt/shared/entry-name.xsl", "$entry/title, $entry/gloss", "$entry/gloss, $entry/title"),
    ("xslt/plaintext/remarks.xsl", "'; ') || '.'", "'; ')"),
    ("xslt/contents.xsl", '<p class="part">', '<p class="part regest">'),
    ("xslt/register.xsl", '<p class="summary">', '<p class="summary all">'),
    ("xslt/downloads.xsl", "<div><a href=", '<div class="name"><a href='),
    ("xslt/telegram.xsl", "<!--", "<!-- once more: -->\n  <!--"),
    ("xslt/telegram.xsl", "</xsl:stylesheet>", "<broken></xsl:stylesheet>"),
    ("xslt/record.xsl", "</xsl:stylesheet>", "<broken></xsl:stylesheet>"),
)
_STRINGS = (
    *((">January<", ">Jan.<"), (">November<", ">Nov.<"), (">Skip to the text<", ">To the text<")),
    *((">from {from} to {to}<", ">{from} to {to}<"), (">Nov<", ">XI<")),
)


def change_setting(desk: Desk) -> str:
    """Change a setting."""
    return desk.swap("edition.toml", _SETTINGS)


def change_style(desk: Desk) -> str:
    """Change a stylesheet of the edition's own: what it writes, a comment, or that it compiles."""
    found = [(path, *words) for path, *words in _STYLES if (desk.root / path).exists()]
    if not found:
        return ""
    path, old, new = desk.pick(found)
    text = desk.read(path)
    changed = text.replace(new, old) if new in text else text.replace(old, new, 1)
    desk.write(path, changed)
    return f"{path}: “{old}” becomes “{new}”, or back"


def change_string(desk: Desk) -> str:
    """Change a string of the edition's own."""
    path = "xslt/strings/en.xml"
    return desk.swap(path, _STRINGS) if (desk.root / path).exists() else ""


def change_asset(desk: Desk) -> str:
    """Change an asset, or add one, or take it away."""
    if not (desk.root / "xslt/assets").exists():
        return ""
    own, css = "xslt/assets/logo.svg", "xslt/assets/edition.css"
    if desk.chance.random() < 0.5:
        return desk.swap(css, [("/*", "/* of our own:")])
    if (desk.root / own).exists():
        (desk.root / own).unlink()
        return f"{own} goes"
    desk.write(own, "<svg xmlns='http://www.w3.org/2000/svg'/>\n")
    return f"{own} comes"


def own_styles(desk: Desk) -> str:
    """Give the edition stylesheets of its own, or take them away."""
    place = desk.root / "xslt"
    if place.exists():
        shutil.rmtree(place)
        return "xslt/ goes"
    shutil.copytree(ROOT / "xslt", place)
    return "xslt/ comes"


def own_schema(desk: Desk) -> str:
    """Give the edition a schema of its own, or take it away."""
    place = desk.root / "schema"
    if place.exists():
        shutil.rmtree(place)
        return "schema/ goes"
    shutil.copytree(ROOT / "schema", place)
    return "schema/ comes"


PROGRAM_EDITS = (change_setting, change_style, change_string, change_asset, own_styles, own_schema)
