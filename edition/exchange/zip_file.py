"""A zip file without a clock: the same files make the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can state
_UNIX = 3
_READABLE = 0o100644 << 16  # a file that its owner writes and all read


def pack(files: Iterable[tuple[str, bytes]], *, stored: Iterable[str] = ()) -> bytes:
    """Pack files, by path, in the order given; those that are named stored are not compressed."""
    whole, plain = BytesIO(), {*stored}
    with ZipFile(whole, "w") as archive:
        for path, data in files:
            entry = ZipInfo(path, _BEGINNING)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            entry.compress_type = ZIP_STORED if path in plain else ZIP_DEFLATED
            archive.writestr(entry, data)
    return whole.getvalue()
