"""
Where a finding of the catalogue stands: the file is read again for it.
"""

from pathlib import PurePosixPath

from edition.errors import EditionError
from edition.positions import XML_ID, Lines, Place
from edition.project import Project
from edition.sources import TEI, Source, read_bytes, read_source


def locate_id(project: Project, path: PurePosixPath, name: str) -> Place:
    """
    Return where the id stands in a file.
    """
    source = _read(project, path)
    found = (element for element in source.tree.iter("*") if element.get(XML_ID) == name)
    return source.positions.attribute(next(found, source.tree), XML_ID)


def locate_element(project: Project, path: PurePosixPath, name: str) -> Place:
    """
    Return where the element with this id begins in a file.

    An id that stands once in the bytes needs no parsing: an edition may have thousands of these.
    """
    data = read_bytes(project.root, path, project.settings.source_bytes)
    written = f'xml:id="{name}"'.encode()
    if data.count(written) == 1:
        return Lines(data).place(data.rindex(b"<", 0, data.index(written)))
    source = _read(project, path)
    found = (element for element in source.tree.iter("*") if element.get(XML_ID) == name)
    return source.positions.element(next(found, source.tree))


def locate_request(project: Project, path: PurePosixPath) -> Place:
    """
    Return where a telegram says which one it answers.
    """
    source = _read(project, path)
    found = source.tree.find(f".//{TEI}correspContext/{TEI}ref[@type='reply-to']")
    return source.positions.attribute(source.tree if found is None else found, "target")


def _read(project: Project, path: PurePosixPath) -> Source:
    """
    Read a file that was well-formed a moment ago.
    """
    source = read_source(project, path)
    if not isinstance(source, Source):
        raise EditionError(f"{path} changed while it was checked; run it again.")
    return source
