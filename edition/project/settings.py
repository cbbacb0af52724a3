"""An edition's settings, and the places of its stylesheets and schema."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from edition.errors import EditionError
from edition.files.input_file import read_bytes
from edition.files.stamps import list_tree
from edition.printable import find_control, is_text
from edition.project import json_schema
from edition.project.paths import SETTINGS, explain_missing, find_resources, require_settings

__all__ = ["SETTINGS"]

_MAX_BYTES = 1_000_000
_RESERVED = re.compile(r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test)\.?", re.IGNORECASE)
"""Hosts that nobody can have (RFC 2606), such as that of a new edition’s settings."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)

SETTINGS_SCHEMA = "settings.schema.json"


@dataclass(frozen=True, slots=True)
class Rights:
    """Licences of our own work, and the archive's terms for the texts."""

    metadata: str
    markup: str
    texts: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in edition.toml."""

    title: str
    version: str | None
    base_url: str
    language: str
    id_pattern: str
    editors: tuple[str, ...]
    rights: Rights
    source_bytes: int
    emails: tuple[str, ...]
    oai_gateway: str | None
    exports: tuple[str, ...] | None
    """The exports that a build writes; None means all of them."""

    @property
    def address(self) -> str | None:
        """Return where the edition stands; None while base-url is on a host nobody can have."""
        return (
            None if _RESERVED.fullmatch(urlsplit(self.base_url).hostname or "") else self.base_url
        )


@dataclass(frozen=True, slots=True)
class Project:
    """An edition's folder, settings, stylesheets and schema."""

    root: Path
    settings: Settings
    stylesheets: Path
    schema: Path

    @classmethod
    def open(cls, root: Path) -> "Project":
        """Open a folder with an edition.toml."""
        _require_text(root)
        schema = find_resources(root, "schema", "telegram.odd")
        stylesheets = find_resources(root, "xslt", "telegram.xsl")
        for folder in (schema, stylesheets):
            list_tree(folder)
        return cls(
            root=root,
            settings=_read_settings(root, schema / SETTINGS_SCHEMA),
            stylesheets=stylesheets,
            schema=schema,
        )

    def is_at_home(self) -> bool:
        """Tell whether stylesheets and schema are still found at the same places."""
        schema = find_resources(self.root, "schema", "telegram.odd")
        return (find_resources(self.root, "xslt", "telegram.xsl"), schema) == (
            self.stylesheets,
            self.schema,
        )


def _require_text(root: Path) -> None:
    """Raise EditionError if a path is not UTF-8, which Saxon cannot open."""
    for place in (root.absolute(), Path.cwd()):
        if not is_text(str(place)):
            raise EditionError(
                f"The path {place} is not UTF-8; rename the folder, or work elsewhere."
            )


def _read_settings(root: Path, schema: Path) -> Settings:
    """Read and check an edition's settings; all that is missing in the folder is told at once."""
    require_settings(root)
    try:
        return parse_settings(read_bytes(root, PurePosixPath(SETTINGS), _MAX_BYTES), schema)
    except EditionError as error:
        raise EditionError(" ".join(filter(None, (str(error), explain_missing(root))))) from error


def parse_settings(data: bytes, schema: Path) -> Settings:
    """Parse and check edition.toml; each problem is one sentence."""
    try:
        values: dict[str, Any] = tomllib.loads(text := data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EditionError(f"{SETTINGS} is not UTF-8; save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        if marked := _CONFLICT.search(text):
            line = text.count("\n", 0, marked.start()) + 1
            raise EditionError(
                f"{SETTINGS} has the mark of an unfinished merge in line {line}; "
                "decide for one side, and delete the marks."
            ) from error
        raise EditionError(f"{SETTINGS} is not TOML: {error}; correct it.") from error
    if named := _find_control(values):
        raise EditionError(f"{SETTINGS}: {named}, which no page can show; take it out.")
    if sentences := json_schema.find_problems(schema, values):
        raise EditionError(" ".join(f"{SETTINGS}: {sentence}" for sentence in sentences))
    return Settings(
        title=values["title"],
        version=values.get("version"),
        base_url=values["base-url"],
        language=values["language"],
        id_pattern=values.get("id-pattern", r"tg-\d{4}-[a-z0-9-]+"),
        editors=tuple(editor["name"] for editor in values["editor"]),
        emails=tuple(editor["email"] for editor in values["editor"] if "email" in editor),
        oai_gateway=values.get("oai-gateway"),
        rights=Rights(**values["rights"]),
        source_bytes=values.get("limits", {}).get("source-bytes", 50_000_000),
        exports=tuple(values["exports"]) if "exports" in values else None,
    )


def _find_control(value: object, key: str = "") -> str:
    """Name the first control character in a value and its key; empty if there is none."""
    if isinstance(value, dict):
        return next(filter(None, (_find_control(value[name], name) for name in value)), "")
    if isinstance(value, list):
        return next(filter(None, (_find_control(item, key) for item in value)), "")
    control = find_control(value) if isinstance(value, str) else None
    return f"“{key}” has the sign U+{ord(control[0]):04X}" if control else ""
