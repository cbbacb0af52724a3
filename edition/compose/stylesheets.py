"""Digests of the stylesheets, schema files and settings that each step's work depends on."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from edition.engine.steps import Step
from edition.files.digests import compute_digest
from edition.project.order import Order, Style, list_facts

_INCLUDED = re.compile(r"""<xsl:(?:include|import)\b[^>]*?\bhref\s*=\s*["']([^"']+)["']""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_USED = re.compile(r"\$settings\b(?:\?([A-Za-z][\w-]*))?")
_WHOLE = re.compile(r"(?<!parse-json\()\$edition\b")


def read_styles(place: Path, names: Iterable[str], digests: Mapping[str, str]) -> dict[str, Style]:
    """
    Return the style of each of some stylesheets, given the digests of all files of xslt/.

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
    return {name: _read_style(name, texts, {**digests, **others}, others) for name in names}


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


def list_versions(
    steps: Iterable[Step], order: Order, digests: Mapping[str, str]
) -> dict[str, str]:
    """Return the version of each step: the digest of all that it is made with."""
    settings, styles = order.project.settings, order.styles
    facts = list_facts(settings, order.values)
    made_with: dict[str, object] = {
        **{name: digests.get(name, "") for step in steps for name in step.made_with},
        **{name: [style.digest, style.choose(facts)] for name, style in styles.items()},
        "settings": [settings.id_pattern, settings.source_bytes],
        "exports": settings.exports,
        "release": order.releases,
        **{f"settings {key}": value for key, value in facts.items()},
    }
    return {
        step.name: compute_digest(json.dumps([made_with[name] for name in step.made_with]).encode())
        for step in steps
    }


def list_stylesheets(steps: Iterable[Step]) -> list[str]:
    """List the stylesheets that steps are made with."""
    names = {name for step in steps for name in step.made_with}
    return sorted(name for name in names if name.startswith("xslt/"))
