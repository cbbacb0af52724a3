"""Zip files that exports are packed into."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from edition.exchange.zip_file import pack

FILES = [("mimetype", b"application/epub+zip"), ("тексты/1.txt", b"one " * 100), ("a.txt", b"")]


def test_a_zip_holds_its_files_in_order() -> None:
    """Names of any script, empty files and long ones come out as they went in."""
    with ZipFile(BytesIO(pack(FILES))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES
        assert archive.testzip() is None


def test_the_same_files_make_the_same_bytes() -> None:
    """Neither the day nor the machine is in a zip file; other contents make other bytes."""
    assert pack(FILES) == pack(FILES)
    assert pack(FILES) != pack([*FILES[:2], ("a.txt", b"a")])
    with ZipFile(BytesIO(pack(FILES))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_is_stored_as_it_is() -> None:
    """The first file of an EPUB is not compressed, and its words begin at byte 38."""
    made = pack(FILES, stored=["mimetype"])
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    with ZipFile(BytesIO(made)) as archive:
        kinds = [entry.compress_type for entry in archive.infolist()]
    assert kinds == [ZIP_STORED, ZIP_DEFLATED, ZIP_DEFLATED]
