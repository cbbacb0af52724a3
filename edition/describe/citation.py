"""
How the edition and its telegrams are cited: what all forms of a citation are made of.

The sentence on a telegram’s page is written of the same by xslt/telegram/cite.xsl.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from edition.catalogue.citation import Author, Citation
from edition.describe.summary import write_json
from edition.project.licences import locate_licence
from edition.project.settings import Settings

EDITION = "edition:whole"
"""The key of the edition itself; no id has a colon."""
USED = ("title", "editors", "version", "rights", "language", "address")
"""The settings that citations name."""

_MARKS = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""The signs to which BibTeX or TeX give a meaning."""
_ESCAPES = str.maketrans(_MARKS)
_LONE = str.maketrans({**_MARKS, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
"""The same for a text with a brace too much, for BibTeX counts braces after a backslash too."""
_IN_ADDRESSES = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "{}\\"})
_LISTED_BY_SIGN = frozenset(",;")
"""The signs at which Zotero parts a name."""


@dataclass(frozen=True, slots=True)
class Work:
    """A telegram or the edition, as it is cited."""

    key: str
    title: str
    whole: str | None
    """The title of the edition, if it is a part of it."""
    authors: Sequence[Author]
    editors: Sequence[str]
    version: str | None
    modified: str
    created: str | None
    notes: Sequence[str]
    originals: Sequence[str]
    shelfmarks: Sequence[str]
    language: str | None
    address: str | None

    def name_authors(self) -> list[str]:
        """Return the authors’ names; one who is inferred stands in square brackets."""
        return [f"[{one['name']}]" if one["inferred"] else one["name"] for one in self.authors]


def cite_telegram(citation: Citation, settings: Settings) -> Work:
    """Return a telegram as it is cited."""
    return Work(
        key=_make_key(citation["id"]),
        title=f"{citation['title']}, {citation['number']}",
        whole=settings.title,
        authors=citation["authors"],
        editors=settings.editors,
        version=settings.version,
        modified=citation["modified"],
        created=citation["created"],
        notes=(*citation["sent"], *citation["texts"]),
        originals=citation["originals"],
        shelfmarks=citation["shelfmarks"],
        language=citation["language"],
        address=citation["address"],
    )


def cite_edition(settings: Settings, modified: str) -> Work:
    """Return the edition as it is cited, with the day of its last change."""
    return Work(
        key=EDITION,
        title=settings.title,
        whole=None,
        authors=(),
        editors=settings.editors,
        version=settings.version,
        modified=modified,
        created=None,
        notes=(),
        originals=(),
        shelfmarks=(),
        language=settings.language,
        address=settings.address,
    )


def _make_key(name: str) -> str:
    """Make a key of an id for BibTeX, in ASCII; no id has a colon, so no two keys are the same."""
    return "".join(sign if sign.isascii() else f":{ord(sign):x}:" for sign in name)


def write_bibtex(work: Work) -> str:
    """Write a work as an entry of BibTeX; a second pair of braces keeps capitals and names."""
    kept = {
        "author": work.name_authors(),
        "title": [work.title],
        "booktitle": [work.whole] if work.whole else [],
        "editor": work.editors,
        "version": [work.version] if work.version else [],
    }
    notes = [*work.notes, *work.originals]
    plain = {
        "year": work.modified[:4],
        "date": work.modified,
        "origdate": work.created,
        "language": work.language,
        "note": f"{{{_escape('; '.join(notes))}}}" if notes else None,
        "url": work.address and work.address.translate(_IN_ADDRESSES),
    }
    fields = {
        **{
            name: " and ".join(f"{{{_escape(text)}}}" for text in texts)
            for name, texts in kept.items()
        },
        **plain,
    }
    written = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@{'incollection' if work.whole else 'book'}{{{work.key},\n{written}\n}}\n"


def _escape(text: str) -> str:
    """Write a text in one line for BibTeX."""
    return " ".join(text.split()).translate(_ESCAPES if _is_balanced(text) else _LONE)


def _is_balanced(text: str) -> bool:
    """Tell whether each brace has its other."""
    depths = [*accumulate((sign == "{") - (sign == "}") for sign in text)]
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def write_csl(work: Work) -> str:
    """Write a work as an item of CSL-JSON, a line for each of its members."""
    told: dict[str, object] = {
        "id": work.key,
        "type": "chapter" if work.whole else "book",
        "author": [{"literal": name} for name in work.name_authors()],
        "title": work.title,
        "container-title": work.whole,
        "editor": [{"literal": name} for name in work.editors],
        "version": work.version,
        "issued": _part(work.modified),
        "original-date": _part(work.created),
        "language": work.language,
        "note": "; ".join(work.notes),
        "archive_location": "; ".join(work.shelfmarks),
        "URL": work.address,
    }
    lines = ",\n".join(
        f"    {write_json(name)}: {write_json(value)}" for name, value in told.items() if value
    )
    return f"  {{\n{lines}\n  }}"


def _part(days: str | None) -> Mapping[str, object] | None:
    """Return a day, month, year or span as CSL has it."""
    if not days:
        return None
    return {"date-parts": [[*map(int, day.split("-"))] for day in days.split("/")]}


def list_metadata(work: Work) -> list[list[str]]:
    """
    List the metadata of a page that Zotero reads: names and values.

    Zotero takes square brackets off a name, so who is inferred is left out. It parts names at
    commas and semicolons, so those with one are left out; a comma at the end keeps a name whole.
    """
    authors = [one["name"] for one in work.authors if not one["inferred"]]
    told: dict[str, Sequence[str | None]] = {
        "citation_title": [work.title],
        "citation_author": [f"{name}," for name in authors if _is_whole(name)],
        "citation_book_title": [work.whole],
        "citation_editor": [f"{name}," for name in work.editors if _is_whole(name)],
        "citation_date": [work.modified],
        "citation_language": [work.language],
        "citation_public_url": [work.address],
        "DC.creator": [name for name in authors if _is_whole(name)],
        "DCTERMS.created": [work.created],
        "DCTERMS.modified": [work.modified],
        "DC.identifier": [work.key] if work.whole else [],
    }
    return [[name, value] for name, values in told.items() for value in values if value]


def _is_whole(name: str) -> bool:
    return _LISTED_BY_SIGN.isdisjoint(name)


def write_linked(work: Work, settings: Settings) -> str:
    """Write a work as JSON-LD in the words of schema.org, so that no tag can stand in it."""
    whole = work.whole and _tell_edition(cite_edition(settings, ""))
    told = _tell_telegram(work, whole) if whole else _tell_edition(work)
    licence = locate_licence(settings.rights.metadata)
    linked = {"@context": "https://schema.org", **told, "sdLicense": licence}
    return write_json(linked).replace("<", r"\u003c")


def _tell_telegram(work: Work, whole: Mapping[str, object]) -> Mapping[str, object]:
    """Return a telegram as a message that is a part of the edition."""
    authors = [
        _drop_empty({"@type": one["kind"], "name": one["name"]})
        for one in work.authors
        if not one["inferred"]
    ]
    originals = [{"@type": "ArchiveComponent", "itemLocation": one} for one in work.shelfmarks]
    return _drop_empty(
        {
            "@type": "Message",
            "@id": work.address,
            "url": work.address,
            "identifier": work.key,
            "name": work.title,
            "author": authors,
            "dateSent": work.created if work.created and "/" not in work.created else None,
            "dateModified": work.modified,
            "inLanguage": work.language,
            "isBasedOn": originals,
            "isPartOf": whole,
        }
    )


def _tell_edition(work: Work) -> Mapping[str, object]:
    """Return the edition as a collection."""
    return _drop_empty(
        {
            "@type": "Collection",
            "@id": work.address,
            "url": work.address,
            "name": work.title,
            "editor": [{"name": name} for name in work.editors],
            "version": work.version,
            "inLanguage": work.language,
        }
    )


def _drop_empty(told: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value}
