"""How a deposit is cited, for programs: CITATION.cff, and the form of Zenodo."""

import json
from html import escape

from edition.exchange.deposit.holdings import Holdings

_MESSAGE = "Cite the edition as below, and a telegram by its id as well."


def write_citation(holdings: Holdings) -> str:
    """Write CITATION.cff 1.2.0; its values are JSON, which is YAML too."""
    settings = holdings.settings
    told = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": settings.title,
        "abstract": holdings.description,
        "authors": [{"name": name} for name in settings.editors],
        "version": settings.version,
        "url": settings.address,
        "license": holdings.licence,
    }
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items() if value
    )
    return "".join(lines)


def write_zenodo(holdings: Holdings) -> str:
    """Write .zenodo.json: its licence is that of our own work, and its notes say so."""
    settings = holdings.settings
    told = {
        "upload_type": "dataset",
        "title": settings.title,
        "description": f"<p>{escape(holdings.description)}</p>",
        "creators": [{"name": name} for name in settings.editors],
        "access_right": "open",
        "license": holdings.licence and holdings.licence.lower(),
        "version": settings.version,
        "notes": escape(holdings.terms),
    }
    return (
        json.dumps(
            {key: value for key, value in told.items() if value}, ensure_ascii=False, indent=2
        )
        + "\n"
    )
