"""What all tasks of a build share."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from edition.files.folder import Folder
from edition.project.settings import Project, Settings

Facts = dict[str, object]
Values = Mapping[str, Mapping[str, str]]
"""The lists of the schema, such as “seg/@type”: the gloss of each value."""
Registers = tuple[tuple[str, str], ...]
"""The path of each register, and the digest that was noted."""


@dataclass(frozen=True, slots=True)
class Style:
    """
    A stylesheet with all that it includes: its digest, and the names of the settings it uses.

    None means all settings, where the stylesheet passes $edition or $settings on as a whole.
    """

    digest: str
    settings: tuple[str, ...] | None

    def choose(self, facts: Facts) -> str:
        """Write the settings that the stylesheet uses as JSON."""
        chosen = {
            key: value
            for key, value in facts.items()
            if self.settings is None or key in self.settings
        }
        return json.dumps(chosen, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Order:
    """
    The edition, the folder to stage outputs in, and the stylesheets by their names.

    The registers are given with the digests that were noted; the version is that of all steps.
    Some exports are made at a release only.
    """

    project: Project
    folder: Folder | None
    styles: Mapping[str, Style]
    registers: Registers
    version: str
    values: Values
    releases: bool = False


def list_facts(settings: Settings, values: Values) -> Facts:
    """Return what every page is given of the edition's settings, and the lists of its schema."""
    return {
        "title": settings.title,
        "base-url": settings.base_url,
        "address": settings.address,
        "language": settings.language,
        "editors": settings.editors,
        "emails": settings.emails,
        "oai-gateway": settings.oai_gateway,
        "rights": asdict(settings.rights),
        "version": settings.version,
        "values": values,
    }
