"""The places as GeoJSON in the Linked Places format, which gazetteers read."""

from collections.abc import Mapping, Sequence
from typing import Any

from edition.catalogue.entry import Entry
from edition.catalogue.tables import ENTRY
from edition.compose.entry_pages import locate_entry
from edition.describe.summary import write_json
from edition.engine.reader import Reader
from edition.exchange.export.export import (
    DATA,
    Export,
    File,
    Library,
    Part,
    Whole,
    open_entries,
    read_entries,
)
from edition.exchange.loss import Leaf, Verdict, change, drop, keep, look_up, weigh
from edition.project.order import Order

_FILE = File(f"{DATA}places.geojson", "application/geo+json", cut=False)
_CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.3.jsonld"
)
_CLASSES = {
    "settlement": "P",
    "country": "A",
    "region": "L",
    "peninsula": "T",
    "island": "T",
    "mountain": "T",
    "river": "H",
    "station": "S",
    "bridge": "S",
}
"""The feature class of GeoNames for each type of place."""


def _read(reader: Reader, _: str) -> object:
    return read_entries(reader, ("place",))


def _write(order: Order, texts: Sequence[str], _: Library) -> Part:
    """Write a feature for each place; without places there is no file."""
    settings = order.project.settings
    features = [
        write_json(_tell(entry, settings.base_url, settings.language))
        for entry in open_entries(texts)
    ]
    losses = [line for entry in open_entries(texts) for line in weigh(None, entry, judge)]
    if not features:
        return Part({})
    return Part({_FILE.address: ",\n    ".join(features)}, losses=losses, reports=True)


def _tell(entry: Entry, base: str, language: str) -> Mapping[str, Any]:
    """Return a place as a feature; one whose place on the earth is not known has no geometry."""
    geo, kind = entry["geo"], entry["type"] or ""
    names = [
        {"toponym": name["text"], **({"lang": name["lang"]} if name["lang"] else {})}
        for name in entry["names"]
    ] or [{"toponym": entry["name"]}]
    if entry["sources"]:
        names[0] = {**names[0], "citations": [{"label": source} for source in entry["sources"]]}  # type: ignore[dict-item]
    return {
        "@id": f"{base}{_locate(entry)}",
        "type": "Feature",
        "properties": {
            "title": entry["name"],
            "fclasses": [_CLASSES[kind]] if kind in _CLASSES else [],
            "type": entry["type"],
        },
        "geometry": geo and {"type": "Point", "coordinates": [geo[1], geo[0]]},
        "names": names,
        "links": [
            {
                "type": "exactMatch" if one["cert"] is None else "closeMatch",
                "identifier": one["uri"],
            }
            for one in entry["identifiers"]
            if one["uri"]
        ],
        "descriptions": [{"value": entry["description"], "lang": language}]
        if entry["description"]
        else [],
    }


def _locate(entry: Entry) -> str:
    return f"{locate_entry(entry['kind'], entry['id'])}.html"


def _finish(whole: Whole) -> str:
    features = "".join(whole.texts)
    return (
        f'{{\n  "type": "FeatureCollection",\n  "@context": {write_json(_CONTEXT)},\n'
        f'  "features": [\n    {features}\n  ]\n}}\n'
    )


_ABOUT = "Linked Places has no place for this."
_VERDICTS = {
    **dict.fromkeys(("id", "kind"), keep("address")),
    **dict.fromkeys(("name", "names.text", "names.lang"), keep("names")),
    **dict.fromkeys(("names", "sort", "taxonomy"), drop("type and order of names", _ABOUT)),
    **dict.fromkeys(("names.cert", "names.resp"), drop("certainty", _ABOUT)),
    **dict.fromkeys(("birth", "death", "offices"), drop("life", _ABOUT)),
    "type": keep("type"),
    "geo": keep("coordinates"),
    "description": keep("description"),
    "identifiers.uri": keep("links"),
    **dict.fromkeys(
        ("identifiers.type", "identifiers.value"),
        change("links", "The whole address stands for it."),
    ),
    "identifiers.cert": change("links", "What is not certain is a close match."),
    "identifiers.resp": drop("certainty", _ABOUT),
    "sources": keep("sources"),
}


def judge(leaf: Leaf) -> Verdict | None:
    """Judge a value of an entry."""
    return look_up(_VERDICTS, leaf.path)


GEOJSON = Export(
    "geojson",
    "Linked Places, as GeoJSON",
    "1.3",
    "check-geojson (npm)",
    (_FILE,),
    (ENTRY.name,),
    _read,
    _write,
    _finish,
    "edition",
    uses=("language", "base-url"),
)
