"""The description of a deposit's files as an RO-Crate 1.2."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from edition.exchange.deposit.holdings import Holdings
from edition.project.licences import is_known, locate_licence, name_licence

METADATA = "ro-crate-metadata.json"
_VERSION = "https://w3id.org/ro/crate/1.2"
_FOLDERS = {
    "tei/": "Sources, as TEI",
    "schema/": "Schema of the sources",
    "xslt/": "Stylesheets",
    "public/": "Published pages",
}
_FILES = {
    "edition.toml": ("Settings of the edition", "application/toml"),
    "CITATION.cff": ("How the edition is cited", "application/yaml"),
    ".zenodo.json": ("How the edition is described to Zenodo", "application/json"),
}

Entity = dict[str, object]


def write_crate(holdings: Holdings, exports: Sequence[Mapping[str, Any]]) -> str:
    """Write the metadata: folders, files of their own, exports, licences and editors."""
    settings = holdings.settings
    parts: list[Entity] = [
        *(_describe_folder(path, name) for path, name in _FOLDERS.items()),
        *(_describe_file(path, name, kind) for path, (name, kind) in _FILES.items()),
        *_describe_exports(exports),
    ]
    editors: list[Entity] = [
        {"@id": f"#editor-{number}", "@type": "Thing", "name": name}
        for number, name in enumerate(settings.editors, start=1)
    ]
    licences = _describe_licences(holdings)
    root: Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": settings.title,
        "description": holdings.description,
        "datePublished": holdings.changed,
        "inLanguage": settings.language,
        "version": settings.version,
        "url": settings.address,
        "author": _point(editors),
        "license": _point(licences),
        "hasPart": _point(parts),
    }
    descriptor: Entity = {
        "@id": METADATA,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _VERSION},
        "about": {"@id": "./"},
    }
    graph = [descriptor, {key: value for key, value in root.items() if value}]
    crate = {"@context": f"{_VERSION}/context", "@graph": [*graph, *parts, *editors, *licences]}
    return json.dumps(crate, ensure_ascii=False, indent=2) + "\n"


def _describe_folder(path: str, name: str) -> Entity:
    return {"@id": path, "@type": "Dataset", "name": name}


def _describe_file(path: str, name: str, media_type: str) -> Entity:
    return {"@id": path, "@type": "File", "name": name, "encodingFormat": media_type}


def _describe_exports(exports: Sequence[Mapping[str, Any]]) -> list[Entity]:
    """Describe the files of the exports; of those that are cut by months their folder."""
    described: dict[str, Entity] = {}
    for export in exports:
        for file in export["files"]:
            path, title = f"public/{file['address']}", export["title"]
            if file["month"]:
                path = f"{path.rpartition('/')[0]}/"
                described[path] = _describe_folder(path, title)
            else:
                told = _describe_file(path, title, file["media_type"])
                described[path] = {**told, "contentSize": str(file["bytes"])}
    return [*described.values()]


def _describe_licences(holdings: Holdings) -> list[Entity]:
    """Describe the licences of our own work, and what the archive says of its words."""
    rights = holdings.settings.rights
    described: dict[str, Entity] = {}
    for part, licence in (("metadata", rights.metadata), ("markup and notes", rights.markup)):
        name = locate_licence(licence) if is_known(licence) else f"#rights-{part.split()[0]}"
        told = described.setdefault(
            name, {"@id": name, "@type": "CreativeWork", "name": name_licence(licence)}
        )
        told["description"] = " and ".join(filter(None, (str(told.get("description", "")), part)))
    words = {"@id": "#rights-words", "@type": "CreativeWork", "name": "Rights of the words"}
    return [*described.values(), {**words, "description": rights.texts}]


def _point(entities: Sequence[Entity]) -> list[Entity]:
    return [{"@id": entity["@id"]} for entity in entities]
