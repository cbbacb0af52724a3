"""
What the same files cost at the very least: read, parsed, serialized and written, and nothing else.
"""

import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

IDENTITY = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:mode on-no-match="shallow-copy"/>
</xsl:stylesheet>"""

Span = tuple[float, float]


def copy_with_lxml(files: list[Path], target: Path) -> Span:
    """Copy files through lxml's tree; say when it began and when it ended."""
    from lxml import etree  # noqa: PLC0415 - loading it is not measured

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    return _copy(files, target, lambda data: etree.tostring(etree.fromstring(data, parser)))


def parse_with_lxml(files: list[Path], _: Path) -> Span:
    """Read files and parse them, and nothing else."""
    from lxml import etree  # noqa: PLC0415 - loading it is not measured

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    began = time.monotonic()
    for path in files:
        etree.fromstring(path.read_bytes(), parser)
    return began, time.monotonic()


def copy_with_saxon(files: list[Path], target: Path) -> Span:
    """Copy files through Saxon with a stylesheet that changes nothing, compiled once."""
    import saxonche  # noqa: PLC0415 - loading it is not measured

    processor = saxonche.PySaxonProcessor(license=False)
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=IDENTITY)

    def transform(data: bytes) -> bytes:
        node = processor.parse_xml(xml_text=data.decode())
        return str(executable.transform_to_string(xdm_node=node)).encode()

    return _copy(files, target, transform)


def _copy(files: list[Path], target: Path, change: Callable[[bytes], bytes]) -> Span:
    """Read, change and write each file."""
    target.mkdir(exist_ok=True)
    began = time.monotonic()
    for path in files:
        (target / path.name).write_bytes(change(path.read_bytes()))
    return began, time.monotonic()


WORK = {"lxml": copy_with_lxml, "saxon": copy_with_saxon, "parse": parse_with_lxml}


def measure(name: str, folder: Path, target: Path, processes: int) -> float:
    """Copy or parse a folder's telegrams; return the seconds from the first file to the last."""
    files = sorted((folder / "tei" / "telegrams").iterdir())
    if name == "lxml":
        began, ended = copy_with_lxml(files, target)
        return ended - began
    parts = [files[start::processes] for start in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        spans = list(pool.map(WORK[name], parts, [target] * processes))
    return max(ended for _, ended in spans) - min(began for began, _ in spans)


if __name__ == "__main__":
    _, library, source, copies, number = sys.argv
    seconds = measure(library, Path(source), Path(copies), int(number))
    sys.stdout.write(json.dumps(seconds))
