"""Digests of the schema files, stylesheets and settings that each kind of work depends on."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from edition import __version__
from edition.files.digests import compute_digest
from edition.project.settings import Settings

SHEETS = ("contents", "register", "downloads")
"""The stylesheets of the pages of the whole edition."""

_SCHEMAS = {
    "check": ("telegram.rng", "telegram.sch.xsl", "rules.json"),
    "describe": ("record.schema.json",),
    "entries": ("entry.schema.json",),
    "manual": ("telegram.odd",),
    "whole": ("rules.json",),
}
STYLESHEETS = {
    "describe": "record",
    "entries": "entries",
    "page": "telegram",
    "front": "front",
    "manual": "odd/manual",
    **{name: name for name in SHEETS},
}
_INCLUDED = re.compile(r"""<xsl:(?:include|import)\b[^>]*?\bhref\s*=\s*["']([^"']+)["']""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_USED = re.compile(r"\$settings\b(?:\?([A-Za-z][\w-]*))?")
_WHOLE = re.compile(r"(?<!parse-json\()\$edition\b")

Facts = dict[str, object]


@dataclass(frozen=True, slots=True)
class Style:
    """
    A stylesheet with all that it includes: its digest, and the names of the settings it uses.

    None means all settings, where the stylesheet passes $edition or $settings on as a whole.
    """

    digest: str
    settings: tuple[str, ...] | None

    def choose(self, told: Facts) -> str:
        """Write the settings that the stylesheet uses as JSON."""
        chosen = {
            key: value
            for key, value in told.items()
            if self.settings is None or key in self.settings
        }
        return json.dumps(chosen, ensure_ascii=False, sort_keys=True)


def read_styles(place: Path, digests: Mapping[str, str]) -> dict[str, Style]:
    """
    Return the style of each kind of work, given the digests of all files of xslt/.

    Other files than stylesheets, such as strings, count for every style; assets count for none.
    """
    texts = {
        name: (place / name.removeprefix("xslt/")).read_text(encoding="utf-8", errors="replace")
        for name in digests
        if name.endswith(".xsl")
    }
    others = {
        name: value
        for name, value in digests.items()
        if name not in texts and not name.startswith("xslt/assets/")
    }
    return {
        work: _read_style(f"xslt/{name}.xsl", texts, {**digests, **others}, others)
        for work, name in STYLESHEETS.items()
    }


def _read_style(
    entry: str, texts: Mapping[str, str], digests: Mapping[str, str], others: Iterable[str]
) -> Style:
    """Find all that a stylesheet includes, and the settings that are used there."""
    waiting, closure = [entry], set(others)
    while waiting:
        name = waiting.pop()
        if name in closure or name not in texts:
            continue
        closure.add(name)
        folder = PurePosixPath(name).parent
        waiting.extend(_normalize(folder, href) for href in _INCLUDED.findall(texts[name]))
    told = _COMMENT.sub("", "".join(texts.get(name, "") for name in sorted(closure)))
    used = {match[1] for match in _USED.finditer(told)}
    plain = None not in used and not _WHOLE.search(told)
    summary = json.dumps([(name, digests[name]) for name in sorted(closure)])
    return Style(compute_digest(summary.encode()), tuple(sorted(used)) if plain else None)


def _normalize(folder: PurePosixPath, href: str) -> str:
    """Resolve an address within the stylesheets."""
    parts = list(folder.parts)
    for step in PurePosixPath(href).parts:
        if step == "..":
            parts = parts[:-1]
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


def list_standards(
    styles: Mapping[str, Style], digests: Mapping[str, str], settings: Settings
) -> dict[tuple[str, str], str]:
    """List the schema files and stylesheets of each kind of work, each with its digest."""
    found = {
        (work, f"schema/{name}"): digests.get(f"schema/{name}", "")
        for work, names in _SCHEMAS.items()
        for name in names
    }
    found.update({(work, f"xslt/{STYLESHEETS[work]}.xsl"): styles[work].digest for work in styles})
    limits = json.dumps([settings.id_pattern, settings.source_bytes])
    found["check", "settings"] = compute_digest(limits.encode())
    return found


def list_settings(styles: Mapping[str, Style], told: Facts) -> dict[tuple[str, str], str]:
    """Return the digest of the settings that each kind of page uses."""
    works = ("page", "front", "manual", *SHEETS)
    return {
        (work, "settings"): compute_digest(styles[work].choose(told).encode()) for work in works
    }


def list_facts(settings: Settings, front: Iterable[tuple[str, str]]) -> Facts:
    """Return what every page is given: the edition's settings and the pages of its front matter."""
    return {
        "title": settings.title,
        "base-url": settings.base_url,
        "language": settings.language,
        "editors": settings.editors,
        "rights": asdict(settings.rights),
        "version": __version__,
        "front": [{"stem": stem, "title": title} for stem, title in sorted(front, key=_order)],
    }


def _order(front: tuple[str, str]) -> tuple[int, str]:
    """Sort the introduction first, then the principles, then the others by name."""
    first = ("introduction", "principles")
    return (first.index(front[0]) if front[0] in first else len(first)), front[0]
