"""Releases of an edition: the roll, what is refused, and what is withdrawn."""

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from needs import PATIENCE_SECONDS, ROOT
from spoiled_copies import list_tree, replace, run_here

ROLL = "tei/published.txt"
KEPT, OTHER = "tg-1901-12", "tg-1901-13"
SCHEMA = Draft202012Validator(json.loads((ROOT / "schema/release.schema.json").read_bytes()))
WITHDRAW = ("release", "--withdraw", OTHER, "--reason", "It is a copy of <12> & {more}.")

Spoil = Callable[[Path], object]


def write_telegrams(folder: Path) -> None:
    """Publish the telegram of a new edition, and one that is like it."""
    telegram = folder / f"tei/telegrams/{KEPT}.xml"
    replace(telegram, 'status="draft"', 'status="published"')
    other = telegram.read_text(encoding="utf-8").replace(KEPT, OTHER).replace(">12<", ">13<")
    (folder / f"tei/telegrams/{OTHER}.xml").write_text(other, encoding="utf-8")
    words = (folder / f"tei/witnesses/{KEPT}.A.txt").read_text(encoding="utf-8")
    (folder / f"tei/witnesses/{OTHER}.A.txt").write_text(words.replace("12", "13"), "utf-8")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of two telegrams that was released once."""
    folder = tmp_path_factory.mktemp("released") / "edition"
    assert 0 == run_here(folder.parent, "init", "edition").exit_code
    write_telegrams(folder)
    result = run_here(folder, "release", "--tag", "v0.1")
    assert 0 == result.exit_code, result.output
    return folder


@pytest.fixture
def released(first: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return shutil.copytree(first, tmp_path / "edition", ignore=shutil.ignore_patterns(".edition"))


def read_releases(folder: Path) -> Any:  # noqa: ANN401 - JSON
    """Read the list of releases, which must be as its schema says."""
    told = json.loads((folder / "public/data/release.json").read_bytes())
    assert [] == [error.message for error in SCHEMA.iter_errors(told)]
    return told


def raise_version(folder: Path, old: str = "0.1", new: str = "0.2") -> None:
    """Give the edition its next version."""
    replace(folder / "edition.toml", f'version = "{old}"', f'version = "{new}"')


def delete(folder: Path) -> None:
    """Delete the second telegram."""
    for path in folder.glob(f"tei/*/{OTHER}.*"):
        path.unlink()


def test_the_roll_has_all_that_is_published(first: Path) -> None:
    """It names each telegram with its digest, address and parts, and each entry."""
    lines = (first / ROLL).read_text(encoding="utf-8").splitlines()
    fields = {line.split("\t")[1]: line.split("\t") for line in lines[1:]}
    digest = sha256((first / f"tei/telegrams/{KEPT}.xml").read_bytes()).hexdigest()
    told = read_releases(first)

    assert lines[0].startswith("# ")
    assert fields["release"][0::3] == ["0.1", "v0.1"]
    assert fields[KEPT][:4] == ["0.1", KEPT, f"sha256:{digest}", f"telegrams/1901/{KEPT}.html"]
    assert {"opener", "p1", "n1", "m1", "closer"} == {part[:-9] for part in fields[KEPT][4:]}
    assert fields["person-harriet-vale"][3] == "persons/person-harriet-vale.html"
    for _, name, _, address, *parts in list(fields.values())[1:]:
        page, _, place = address.partition("#")
        html = (first / "public" / page).read_text(encoding="utf-8")
        for anchor in filter(None, (place, *(f"{name}.{part[:-9]}" for part in parts))):
            assert f' id="{anchor}"' in html
    (release,) = told["releases"]
    assert [] == release["changed"] == release["withdrawn"]
    assert {f"{KEPT}.p1", OTHER, "person-harriet-vale"} < {*release["new"]}
    assert {state["id"] for state in told["published"]} == {*fields} - {"release"}
    assert 'href="data/release.json"' in (first / "public/downloads.html").read_text("utf-8")


def test_nothing_is_released_twice(released: Path) -> None:
    """The same sources under the same version change nothing, and a build leaves all as it is."""
    before = list_tree(released)

    again = run_here(released, "release", "--tag", "v9")
    after_release = {path: data for path, data in list_tree(released).items() if path in before}
    built = run_here(released, "build")

    assert 0 == again.exit_code == built.exit_code
    assert "Version 0.1 was released before as v0.1; nothing changed." in again.output
    assert before == after_release
    assert " 0 written, 0 removed" in built.output


def test_the_digest_of_the_sources_can_be_computed_by_others(first: Path) -> None:
    """It is that of the lines that sha256sum prints of the files in tei/ but the roll."""
    paths = sorted(path for path in list_tree(first) if path.startswith("tei/") and path != ROLL)
    lines = (f"{sha256((first / path).read_bytes()).hexdigest()}  {path}\n" for path in paths)

    (release,) = read_releases(first)["releases"]
    assert f"sha256:{sha256(''.join(lines).encode()).hexdigest()}" == release["digest"]


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [
        (delete, OTHER),
        (
            lambda folder: replace(
                folder / f"tei/telegrams/{OTHER}.xml", f'"{OTHER}.p1"', f'"{OTHER}.p7"'
            ),
            f"{OTHER}.p1",
        ),
    ],
    ids=["a telegram", "a part"],
)
def test_what_was_published_is_never_lost(released: Path, spoil: Spoil, lost: str) -> None:
    """An id that is gone is an error of every check, and keeps back the next release."""
    spoil(released)
    raise_version(released)
    roll = (released / ROLL).read_bytes()

    checked, refused = run_here(released, "check"), run_here(released, "release")

    assert 1 == checked.exit_code == refused.exit_code
    for said in (checked.output, refused.output):
        (line,) = [line for line in said.splitlines() if " id.never-lost: " in line]
        assert f"The id {lost} was published in version 0.1 and is gone." in line
        assert "edition release --withdraw" in line
    assert "Nothing was released, since there are errors." in refused.output
    assert roll == (released / ROLL).read_bytes()


def test_a_withdrawn_telegram_leaves_a_page(released: Path) -> None:
    """It says why, in the roll and for programs too; a build from nothing makes the same page."""
    delete(released)
    raise_version(released)
    roll = (released / ROLL).read_bytes()

    result = run_here(released, *WITHDRAW, "--see", f"{KEPT}.p1")

    assert 0 == result.exit_code, result.output
    after = (released / ROLL).read_bytes()
    assert after.startswith(roll)
    reason = "It is a copy of <12> & {more}."
    assert f"\n0.2\t{OTHER}\twithdrawn\t{KEPT}.p1\t{reason}\n".encode() in after
    page = released / f"public/telegrams/1901/{OTHER}.html"
    html = page.read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    target = f"../../telegrams/1901/{KEPT}.html#{KEPT}.p1"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in html
    assert f'<a href="{target}">' in html
    assert "It is a copy of &lt;12> &amp; {more}." in html.replace("&gt;", ">")
    assert not page.with_suffix(".txt").exists()
    newest, oldest = read_releases(released)["releases"]
    assert {"id": OTHER, "see": f"{KEPT}.p1", "reason": reason} == newest["withdrawn"][0]
    assert ("0.2", "0.1") == (newest["version"], oldest["version"])
    assert OTHER not in {state["id"] for state in read_releases(released)["published"]}
    assert OTHER not in (released / "public/sitemap-telegrams.xml").read_text(encoding="utf-8")

    tree = list_tree(released / "public")
    for name in (".edition", "public"):
        shutil.rmtree(released / name)
    assert 0 == run_here(released, "build").exit_code
    assert tree == list_tree(released / "public")


def test_without_another_to_see_the_page_says_why(released: Path) -> None:
    """Parts and entries are withdrawn as telegrams are; a withdrawn id is never used again."""
    delete(released)
    replace(released / f"tei/telegrams/{KEPT}.xml", f'"{KEPT}.p1"', f'"{KEPT}.p2"')
    raise_version(released)

    arguments = ("--withdraw", f"{KEPT}.p1", "--reason", "Divided otherwise.")
    result = run_here(released, *WITHDRAW, *arguments)

    assert 0 == result.exit_code, result.output
    html = (released / f"public/telegrams/1901/{OTHER}.html").read_text(encoding="utf-8")
    assert 'http-equiv="refresh"' not in html
    assert "It is a copy of" in html
    newest, _ = read_releases(released)["releases"]
    assert [f"{KEPT}.p2"] == newest["new"]
    assert KEPT in newest["changed"]
    assert [OTHER, f"{KEPT}.p1"] == [each["id"] for each in newest["withdrawn"]]

    replace(released / f"tei/telegrams/{KEPT}.xml", f'"{KEPT}.p2"', f'"{KEPT}.p1"')
    lines = run_here(released, "check").output.splitlines()
    told = [line for line in lines if " error id.never-lost: " in line]
    assert 2 == len(told)
    assert f"The id {KEPT}.p1 was withdrawn in version 0.2, and stands in tei/" in "".join(told)
    assert f"The id {KEPT}.p2 was published in version 0.2 and is gone." in "".join(told)


def test_only_what_is_published_is_released(released: Path) -> None:
    """Telegrams that are not are named, at most ten."""
    text = (released / f"tei/telegrams/{OTHER}.xml").read_text(encoding="utf-8")
    for number in range(20, 31):
        draft = text.replace(OTHER, f"tg-1901-{number}").replace(">13<", f">{number}<")
        draft = draft.replace('status="published"', 'status="proofed"')
        (released / f"tei/telegrams/tg-1901-{number}.xml").write_text(draft, encoding="utf-8")
        words = (released / f"tei/witnesses/{OTHER}.A.txt").read_text(encoding="utf-8")
        words = words.replace("13", str(number))
        (released / f"tei/witnesses/tg-1901-{number}.A.txt").write_text(words, "utf-8")

    result = run_here(released, "release")

    assert 3 == result.exit_code, result.output
    assert "Version 0.1 was released before with other sources; raise version" in result.output
    assert "Not everything is published: tg-1901-20 (proofed), " in result.output
    assert "tg-1901-29 (proofed) and 1 more; " in result.output
    assert b"tg-1901-20" not in (released / ROLL).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--tag", "v 1"), 2, "“v 1” cannot name a tag"),
        (("--tag", "-d"), 2, "cannot name a tag"),
        (("--withdraw", OTHER), 2, "Give one --reason"),
        (("--reason", "So."), 2, "Give one --reason"),
        (("--withdraw", OTHER, "--reason", "So.", "--see", "a", "--see", "b"), 2, "Give one --see"),
        (("--withdraw", OTHER, "--withdraw", OTHER, "--reason", "So."), 2, "name it once"),
        (("--withdraw", OTHER, "--reason", " \n "), 3, "The reason is empty"),
        (("--withdraw", OTHER, "--reason", "\x00"), 3, "has a sign that no page can show"),
        (("--withdraw", OTHER, "--reason", "So."), 3, f"{OTHER} still stands in the sources"),
        (("--withdraw", "tg-1901-99", "--reason", "So."), 3, "is not in tei/published.txt"),
    ],
)
def test_what_cannot_be_asked_for(
    first: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """Wrong usage and ids that cannot be withdrawn are told in a sentence; nothing is written."""
    roll = (first / ROLL).read_bytes()

    result = run_here(first, "release", *arguments)

    assert (code, True) == (result.exit_code, said in " ".join(result.output.split()))
    assert roll == (first / ROLL).read_bytes()


def write_roll(data: bytes) -> Spoil:
    """Put other bytes in the place of the roll."""
    return lambda folder: (folder / ROLL).write_bytes(data)


def add_line(line: str) -> Spoil:
    """Add a line to the roll."""

    def add(folder: Path) -> None:
        with (folder / ROLL).open("a", encoding="utf-8") as roll:
            roll.write(line)

    return add


DIGEST = f"sha256:{'0' * 64}"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (add_line("0.1\t\x00\twithdrawn\t-\tSo.\n"), "it has a sign that nobody sees"),
        (write_roll(b"\xff\xfe\n"), "it is not UTF-8"),
        (add_line("0.1 tg-1901-12 withdrawn\n"), "it is neither an id nor a line of a release"),
        (add_line("<<<<<<< HEAD\n"), "it is neither an id"),
        (add_line("=======\n"), "it is neither an id"),
        (add_line("../../x\n"), "it is neither an id"),
        (add_line(f"0.1\t{KEPT}\n"), "it has not the fields"),
        (add_line(f"0.1\t{KEPT}\t{DIGEST}\t../{KEPT}.html\n"), "it has not the fields"),
        (add_line(f"0.1\t{KEPT}\t{DIGEST}\ttelegrams/1901/x.html\n"), "it has not the fields"),
        (add_line(f"0.1\t{KEPT}\t{DIGEST}\ttelegrams/1901/{KEPT}.html\tp1\n"), "has not the field"),
        (add_line(f"0.1\t{KEPT}\t{DIGEST}\ttelegrams/1901/{KEPT}.html\n"), "another line has"),
        (add_line(f"0.1\trelease\t{DIGEST}\t-\n"), "released before with another content"),
        (add_line(f"0.3\t{KEPT}\twithdrawn\t-\tSo.\n"), "version 0.3 was released"),
        (add_line("0.1\ttg-1901-99\twithdrawn\t-\tSo.\n"), "was not published before"),
    ],
)
def test_a_spoiled_roll_is_an_error(released: Path, spoil: Spoil, said: str) -> None:
    """A line that is none of the roll’s is told with its place, and nothing is released."""
    spoil(released)
    before = (released / ROLL).read_bytes()

    result = run_here(released, "check")

    assert 1 == result.exit_code
    (line,) = [each for each in result.output.splitlines() if "This line cannot be read" in each]
    assert re.match(rf"{re.escape(ROLL)}:\d+:1: error id.never-lost: ", line)
    assert said in line
    assert before == (released / ROLL).read_bytes()


def test_lines_may_stand_twice(released: Path) -> None:
    """Two branches that were merged may have the same lines; blank ends do not matter."""
    text = (released / ROLL).read_text(encoding="utf-8")
    (released / ROLL).write_text(f"\ufeff{text}\n{text.rstrip()}".replace("\n", "\r\n"), "utf-8")

    assert 0 == run_here(released, "check").exit_code


def test_a_roll_that_is_no_file_is_refused(released: Path) -> None:
    """A folder or a link in its place is told, and nothing is written through it."""
    (released / ROLL).rename(released / "roll.txt")
    (released / ROLL).mkdir()
    folder = run_here(released, "release")
    (released / ROLL).rmdir()
    (released / ROLL).symlink_to("../roll.txt")
    raise_version(released)
    before = (released / "roll.txt").read_bytes()
    link = run_here(released, "release")

    assert 3 == folder.exit_code == link.exit_code
    assert f"{ROLL} is a folder, not a file" in folder.output
    assert f"{ROLL} is a link; put the file itself there" in link.output
    assert before == (released / "roll.txt").read_bytes()


def test_old_lines_stay_valid(released: Path) -> None:
    """An id alone was published once; a release neither calls it new nor changed."""
    (released / ROLL).write_text(f"{KEPT}\n{KEPT}.p1\ntg-1901-1\n", encoding="utf-8")

    lost = run_here(released, "check").output
    withdrawn = run_here(released, "release", "--withdraw", "tg-1901-1", "--reason", "Lost.")

    assert "The id tg-1901-1 was published and is gone." in lost
    assert 0 == withdrawn.exit_code, withdrawn.output
    (release,) = read_releases(released)["releases"]
    assert {KEPT, f"{KEPT}.p1"}.isdisjoint({*release["new"], *release["changed"]})
    assert f"{KEPT}.n1" in release["new"]
    assert "tg-1901-1" == release["withdrawn"][0]["id"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('version = "0.1"', "", "edition.toml has no version"),
        ('version = "0.1"', 'version = "0.2 beta"', "has a space in it"),
    ],
)
def test_a_release_needs_a_version(released: Path, old: str, new: str, said: str) -> None:
    """The version is one word."""
    replace(released / "edition.toml", old, new)

    result = run_here(released, "release")

    assert (3, True) == (result.exit_code, said in result.output)


def test_an_address_stays(released: Path) -> None:
    """An entry that moves to another register would have another address."""
    add_line(f"0.1\tperson-vale\t{DIGEST}\tplaces/person-vale.html\n")(released)
    replace(
        released / "tei/registers/persons.xml",
        "</listPerson>",
        '<person xml:id="person-vale" sortKey="vale" source="#src-example">'
        '<persName type="main" xml:lang="en">Somebody else</persName></person></listPerson>',
    )
    raise_version(released)

    result = run_here(released, "release")

    assert 3 == result.exit_code, result.output
    said = "What was released stays at its address: person-vale (places/person-vale.html); "
    assert said in result.output
    assert b"0.2" not in (released / ROLL).read_bytes()


def test_the_longest_id(released: Path) -> None:
    """An id of 200 bytes is released, and withdrawn to a page of the same address."""
    longest = f"tg-1901-{'9' * 192}"
    for path in [*released.glob(f"tei/*/{OTHER}.*")]:
        text = path.read_text(encoding="utf-8").replace(OTHER, longest)
        path.with_name(path.name.replace(OTHER, longest)).write_text(text, encoding="utf-8")
    raise_version(released)
    first = run_here(released, "release")
    for path in released.glob(f"tei/*/{longest}.*"):
        path.unlink()
    raise_version(released, "0.2", "0.3")
    withdraw = ("--withdraw", longest, "--reason", "Too long.", "--see", OTHER)
    second = run_here(released, "release", *withdraw)

    assert 0 == first.exit_code == second.exit_code, first.output + second.output
    page = released / f"public/telegrams/1901/{longest}.html"
    assert "Too long." in page.read_text(encoding="utf-8")


def test_an_edition_without_telegrams(released: Path) -> None:
    """There is nothing to release."""
    before = (released / ROLL).read_bytes()
    for path in released.glob("tei/telegrams/*"):
        path.unlink()

    result = run_here(released, "release")

    assert result.exit_code in {1, 3}
    assert before == (released / ROLL).read_bytes()


def test_two_telegrams_of_one_id(released: Path) -> None:
    """Neither is released."""
    copy = (released / f"tei/telegrams/{OTHER}.xml").read_bytes()
    (released / "tei/telegrams/tg-1901-14.xml").write_bytes(copy)

    result = run_here(released, "release")

    assert 1 == result.exit_code
    assert " error id.matches-file: " in result.output


def test_if_nothing_can_be_published_the_roll_is_as_before(released: Path) -> None:
    """What keeps a build from publishing keeps the release back."""
    raise_version(released)
    before = (released / ROLL).read_bytes()
    (released / "public/data/release.json").unlink()
    (released / "public/data/release.json").mkdir()

    result = run_here(released, "release")

    assert 3 == result.exit_code
    assert "public/data/release.json is a folder" in result.output
    assert before == (released / ROLL).read_bytes()


def test_a_release_that_was_killed_is_finished(released: Path) -> None:
    """Killed after the roll was written, it stands there whole; the next build makes the rest."""
    raise_version(released)
    delete(released)
    before = (released / ROLL).read_bytes()
    command = [sys.executable, "-m", "edition", *WITHDRAW]
    with subprocess.Popen(command, cwd=released, stdout=subprocess.DEVNULL) as process:
        end = time.monotonic() + PATIENCE_SECONDS
        while (released / ROLL).read_bytes() == before and time.monotonic() < end:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)

    built, again = run_here(released, "build"), run_here(released, "release")

    assert 0 == built.exit_code == again.exit_code, built.output
    assert (released / ROLL).read_bytes().startswith(before)
    assert "Version 0.2 was released before; nothing changed." in again.output
    assert OTHER in read_releases(released)["releases"][0]["withdrawn"][0]["id"]
    assert (released / f"public/telegrams/1901/{OTHER}.html").is_file()


def test_an_example_address_is_told(first: Path) -> None:
    """Who did not change base-url yet is reminded of it."""
    result = run_here(first, "release")

    assert "The edition’s address is still an example, https://example.org/edition/" in (
        result.output
    )
