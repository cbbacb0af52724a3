"""
Addresses: what leads neither to the web nor to a mailbox is an error, and is published nowhere.
"""

import re
from pathlib import Path

import pytest
from spoiled_copies import TELEGRAM, replace, run_here

PERSONS = "tei/registers/persons.xml"
FRONT = "tei/front/introduction.xml"
IDNO = '<idno type="Wikidata" source="#src-wikidata">Q5816</idno>'
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ADDRESS = re.compile(r"""\b(?:href|src)\s*=\s*["']([^"']*)""")
KIND = re.compile(r"https?://|mailto:|(?!//)[^:\\]*(?:#.*)?$")
EVIL = (
    "javascript:alert(1)",
    " \tJaVaScRiPt:alert(1)",
    "java&#10;script:alert(1)",
    "&#9;javascript:alert(1)",
    "data:text/html,alert",
    "vbscript:alert",
    "file:///etc/passwd",
    "//alert.example.org/",
    "\\\\alert\\share",
    "http:/\\alert.example.org",
    "https:alert",
    "https://example.org@alert.org/",
    "https://example.org\\alert",
    "HTTPS://alert.example.org/",
    "mailto:",
    "mailto:alert",
    "alert.html",
    "https://",
)
GOOD = (
    "https://example.org",
    "http://example.org:8080/a/b.html?c=d&amp;e=f#g",
    "https://ru.wikipedia.org/wiki/Сталин,_Иосиф_(политик)",
    "mailto:editors@example.org",
    "\n          https://example.org/\n        ",
)


def find(folder: Path, *paths: str) -> list[str]:
    """Return the lines of the errors that the command finds."""
    output = run_here(folder, "check", *(str(folder / path) for path in paths)).stdout
    return [line for line in output.splitlines() if ": error " in line]


def count_lines(folder: Path, path: str, words: str) -> str:
    """Return where in a file words stand, as a finding has it."""
    before = (folder / path).read_text(encoding="utf-8").partition(words)[0]
    return f"{path}:{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}: "


def test_words_that_are_no_address_are_told(sources: Path) -> None:
    """An idno of type URI holds an address, however its words or its type are written."""
    types = ("URI", " URI ", "&#85;RI")
    written = [f'<idno type="{types[n % 3]}">{words}</idno>' for n, words in enumerate(EVIL)]
    written += [
        "<idno type='URI'/>",
        '<idno type="URI">https://a <idno type="URI">b:c</idno></idno>',
    ]
    replace(sources / PERSONS, IDNO, "".join(f"\n{element}" for element in written))

    lines = find(sources, PERSONS)

    assert len(written) + 1 == len(lines)
    assert all(" error address.scheme: The address “" in line for line in lines)
    places = [count_lines(sources, PERSONS, element) for element in written]
    assert places == [line.split("error")[0] for line in lines[:-1]]
    assert 1 == run_here(sources, "build").exit_code
    assert not (sources / "public").exists()


def test_addresses_are_taken(sources: Path) -> None:
    """An address of the web, in any script, or of a mailbox is published."""
    written = "".join(f'<idno type="URI">{words}</idno>' for words in GOOD)
    replace(sources / PERSONS, IDNO, written)

    assert 0 == run_here(sources, "build").exit_code
    page = (sources / "public/persons/person-mao-zedong.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/"' in page


@pytest.mark.parametrize(
    "words",
    ["javascript:alert(1)", "https://viaf.org/viaf/1", "../1", "1?x", "", "Q1#x", "1\u202e"],
)
@pytest.mark.parametrize("authority", ["VIAF", "GND", " Wikidata", "GeoNames", "LCCN", "ISNI"])
def test_an_authoritys_id_is_no_address(sources: Path, authority: str, words: str) -> None:
    """It becomes the end of an address, so it has letters and digits."""
    replace(sources / PERSONS, IDNO, f'<idno type="{authority}">{words}</idno>')

    (line,) = find(sources, PERSONS)

    assert f" is not an id of {authority.strip()}. " in line
    assert line.startswith(count_lines(sources, PERSONS, "<idno"))


def test_ids_as_authorities_write_them_are_taken(sources: Path) -> None:
    """With letters, hyphens or spaces between digits."""
    ids = {"GND": "4054793-X", "LCCN": "n 79021164", "ISNI": "0000 0001 2345 678X", "VIAF": "1"}
    written = "".join(f'<idno type="{name}">{words}</idno>' for name, words in ids.items())
    replace(sources / PERSONS, IDNO, written)

    assert [] == find(sources, PERSONS)


@pytest.mark.parametrize(
    ("path", "mark", "form"),
    [
        (FRONT, "<head>Three telegrams</head>", '<p><ref target="{}">x</ref></p>'),
        (PERSONS, "CC0 1.0 Universal</licence>", '<licence target="{}">x</licence>'),
    ],
)
def test_a_target_that_is_no_address_is_told(
    sources: Path, path: str, mark: str, form: str
) -> None:
    """
    A reference and a licence lead to the web or into the edition, and to nothing else.

    What the grammar refuses keeps the rest from being asked, so it is taken out and asked again.
    """
    text = (sources / path).read_text(encoding="utf-8")
    first = text[: text.index(mark)].count("\n") + 2
    left: tuple[str, ...] = EVIL
    while left:
        written = "\n".join((mark, *(form.format(words) for words in left), ""))
        (sources / path).write_text(text.replace(mark, written), encoding="utf-8")
        told = {int(line.split(":")[1]) - first for line in find(sources, path)}
        assert told
        assert told <= {*range(len(left))}
        left = tuple(words for number, words in enumerate(left) if number not in told)


@pytest.mark.parametrize("target", [" https://example.org/", "telegram:tg-1950-5708 "])
def test_white_space_beside_a_target_is_told(sources: Path, target: str) -> None:
    """The grammar lets it pass, as XML's tokens have it, but no link leads anywhere with it."""
    mark = "<head>Three telegrams</head>"
    replace(sources / FRONT, mark, f'{mark}<p><ref target="{target}">x</ref></p>')

    (line,) = find(sources, FRONT)

    assert " error address.scheme: " in line
    assert 1 == run_here(sources, "build").exit_code


@pytest.mark.parametrize(
    "instruction",
    [
        '<?xml-model href="javascript:alert(1)"?>',
        "<!-- <?xml-model href='a:b'?> --><?xml-model type='x' href='file:///C:/telegram.rng'?>",
        '<?a b?><?xml-model\n\thref = "&#x6a;avascript:alert(1)"?>',
        '<?xml-model href="//example.org/telegram.rng"?>',
        '<?xml-model href="C:\\telegram.rng"?>',
    ],
)
@pytest.mark.parametrize("path", [TELEGRAM, PERSONS, FRONT])
def test_the_address_of_a_grammar_is_told(sources: Path, path: str, instruction: str) -> None:
    """An xml-model names a file beside or one on the web."""
    replace(sources / path, "<TEI ", f"{instruction}\n<TEI ")

    (line,) = (line for line in find(sources, path) if "address.scheme" in line)

    assert "of xml-model leads to no page and no file." in line
    assert line.startswith(count_lines(sources, path, instruction[instruction.rindex("href") :]))


@pytest.mark.parametrize(
    "instruction",
    [
        '<?xml-model href="../../schema/telegram.rng"?>',
        '<?xml-model href="https://example.org/a:b.rng"?>',
        "<?xml-model?>",
        '<?xml-models href="a:b"?>',
        '<!-- <?xml-model href="a:b"?> -->',
    ],
)
def test_other_instructions_are_nobodys_business(sources: Path, instruction: str) -> None:
    """A grammar beside or on the web is none of ours; nor is what only looks like an xml-model."""
    replace(sources / PERSONS, "<TEI ", f"{instruction}\n<TEI ")

    assert [] == find(sources, PERSONS)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)//", "https://a@b.org/", "https://example.org/a\\n/\\n"),
        *("https://example.org/\\n", "https://exam\\\\ple.org/", "https://example.org/?a=/"),
        *("https://example.org/{a}/", "https://example.org/<a>/", "https://javascript:alert(1)/"),
        *("https://example.org/\\u0085/", "//example.org/"),
    ],
)
def test_the_editions_own_address_is_one(sources: Path, address: str) -> None:
    """The base-url of the settings stands in citations; what is no address is told in one line."""
    old = "https://example.org/november-1950/"
    replace(sources / "edition.toml", f'"{old}"', f'"{address}"')

    result = run_here(sources, "check")

    assert (3, "") == (result.exit_code, result.stdout)
    assert result.stderr.startswith("edition: edition.toml: “base-url” ")
    assert 1 == len(result.stderr.splitlines())


def test_no_page_has_an_address_of_another_kind(published: Path) -> None:
    """Every href and src of the edition is relative, of the web, or of a mailbox."""
    for page in (published / "public").rglob("*.html"):
        for address in ADDRESS.findall(page.read_text(encoding="utf-8")):
            assert KIND.match(address), (page, address)
