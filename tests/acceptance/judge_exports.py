"""
What judges that are not ours say of each export: of the sample, and of derived telegrams.

Run `python tests/acceptance/judge_exports.py [SIZE …]`; 0 is the sample. It needs what .ci/run
installs and names. Prints a line for each judge, and ends with 1 if one refused.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import bagit
import feedparser
import jsonschema
import needs
from bench.editions import derive, write
from judges import (
    ask_epubcheck,
    ask_geojson,
    ask_jing,
    ask_schematron,
    format_items,
    read_bibtex,
    read_tables,
)
from lxml import etree
from published import copy_edition
from rocrate.rocrate import ROCrate
from spoiled_copies import replace

ROOT = Path(__file__).parents[2]
EMAIL = 'email = "editors@example.org"\n'
Verdict = tuple[str, str, object]
"""The export, the judge, and what it has against the export; nothing if it accepts it."""


def run(folder: Path, *arguments: str) -> None:
    """Run a command of the edition; it must succeed."""
    command = [sys.executable, "-m", "edition", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def open_edition(folder: Path, size: int) -> Path:
    """Copy the sample, or derive so many telegrams of it; its editors can be reached."""
    if size:
        write(derive(ROOT, size), folder)
    else:
        copy_edition(folder)
    name = 'name = "The editors of Telegrams, November 1950"\n'
    replace(folder / "edition.toml", name, name + EMAIL)
    return folder


def judge(folder: Path) -> Iterator[Verdict]:
    """Build an edition, make its exports and its deposit, and ask all judges."""
    made = folder.parent / "made"
    run(folder, "build")
    run(folder, "export", "epub", "zips", "-o", str(made))
    run(folder, "export", "deposit", "-o", str(folder.parent / "bag"))
    data = folder / "public/data"
    cmif = needs.named("EDITION_CMIF", "the folder with CMIF's official grammar and Schematron")
    tei = needs.named("TEI_ALL_RNG", "the RELAX NG of all of TEI P5")
    xsd = needs.node_package("sitemap/schema/sitemap.xsd", "it judges sitemaps")
    yield "tei", "jing, tei_all.rng", ask_jing(tei, list_all(data, "corpus"))
    yield "registers", "jing, tei_all.rng", ask_jing(tei, [data / "registers.xml"])
    yield "registers", "csvw", ask(lambda: read_tables(folder, "registers-metadata.json"))
    yield "csv", "csvw", ask(lambda: read_tables(folder, "csv-metadata.json"))
    letters = list_all(data, "cmif")
    yield "cmif", "jing, cmi-customization.rng", ask_jing(cmif / "cmi-customization.rng", letters)
    for role in ("error", "warning"):
        told = [each for path in letters for each in ask_schematron(cmif / "cmif.sch", path, role)]
        yield "cmif", f"cmif.sch, {role}s", told
    yield "jsonl", "JSON Schema", [*judge_records(data)]
    texts = (data / "citations.bib").read_text(encoding="utf-8")
    yield "bibtex", "bibtexparser", ask(lambda: read_bibtex(texts))
    items = json.loads((data / "citations.json").read_bytes())
    yield "csl", "citeproc", ask(lambda: format_items(items))
    yield "geojson", "check-geojson", ask_geojson(data / "places.geojson")
    yield "oai", "jing, oai.rng", ask_jing(ROOT / "tests/support/oai.rng", [data / "oai.xml"])
    for path in sorted((folder / "public").glob("sitemap-*.xml")):
        schema = etree.XMLSchema(etree.parse(xsd))
        accepted = schema.validate(etree.parse(path))
        yield path.stem, "sitemap.xsd", "" if accepted else str(schema.error_log)
    yield "atom", "jing, atom.rng", ask_jing(ROOT / "tests/support/atom.rng", [data / "atom.xml"])
    yield "atom", "feedparser", feedparser.parse((data / "atom.xml").read_bytes()).bozo
    yield "epub", "epubcheck", ask_epubcheck(made / "edition.epub")
    for path in list_all(made, "zip"):
        name = f"zips: {path.relative_to(made)}"
        yield name, "zipfile", ZipFile(path).testzip()
        yield name, "at most 100 MB", max(0, path.stat().st_size - 100_000_000)
    bag = folder.parent / "bag"
    yield "deposit", "bagit", ask(lambda: bagit.Bag(str(bag)).validate())
    yield "deposit", "rocrate", ask(lambda: ROCrate(bag / "data"))


def list_all(folder: Path, name: str) -> Sequence[Path]:
    """List the file of an export, or those of its months or volumes."""
    return [*sorted(folder.glob(f"{name}.*ml")), *sorted(folder.glob(f"{name}/**/*.*"))]


def judge_records(data: Path) -> Iterator[str]:
    """Return what the schema has against records and reports."""
    schema = json.loads((data / "record.schema.json").read_bytes())
    record = jsonschema.Draft202012Validator(schema)
    loss = jsonschema.Draft202012Validator(
        json.loads((ROOT / "schema/loss.schema.json").read_bytes())
    )
    for line in (data / "records.jsonl").read_text(encoding="utf-8").splitlines():
        yield from (error.message for error in record.iter_errors(json.loads(line)))
    for path in data.glob("loss/**/*.json"):
        yield from (error.message for error in loss.iter_errors(json.loads(path.read_bytes())))


def ask(judge_it: Callable[[], object]) -> str:
    """Return what a judge raises."""
    try:
        judge_it()
    except Exception as error:  # noqa: BLE001 - judges raise what they like
        return f"{type(error).__name__}: {error}"
    return ""


def main() -> int:
    """Judge the exports of editions of these sizes."""
    refused = 0
    for size in map(int, sys.argv[1:] or ["0", "1000"]):
        with TemporaryDirectory() as folder:
            for name, by, told in judge(open_edition(Path(folder) / "edition", size)):
                refused += bool(told)
                print(size or "sample", name, by, told or "accepts it", sep=" | ", flush=True)
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main())
