"""What the documents say of commands, options, targets and files is so."""

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import needs
import pytest
from lxml import etree
from needs import ROOT
from new_user import follow_readme
from test_architecture import ORDER

from edition import __version__
from edition.cli.main import main

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "CHANGELOG.md", "SECURITY.md", "BENCH.md")
OPTION = re.compile(r"--?[A-Za-z][\w-]*")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)


def list_code(text: str = README) -> list[str]:
    """
    List the pieces of code of a document, the lines of a block one by one, without their comments.
    """
    pieces = (line for block, piece in CODE.findall(text) for line in (block or piece).splitlines())
    return [piece.partition("#")[0].strip() for piece in pieces]


def list_chapter(ident: str) -> list[str]:
    """List the pieces of code in a chapter of the manual."""
    manual = etree.parse(ROOT / "schema" / "telegram.odd")
    (chapter,) = (div for div in manual.iter(f"{TEI}div") if div.get(ID) == ident)
    return [str(code.text) for code in chapter.iter(f"{TEI}code")]


def list_commands() -> dict[str, click.Command]:
    """List the commands by name, the one that holds them all among them."""
    context = click.Context(main)
    named = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {"": main, **{name: command for name, command in named.items() if command}}


def list_options(command: click.Command) -> set[str]:
    """List the long and short forms of a command's options."""
    above = click.Context(main, **main.context_settings)
    parameters = command.get_params(click.Context(command, parent=above))
    return {
        form
        for parameter in parameters
        if isinstance(parameter, click.Option)
        for form in (*parameter.opts, *parameter.secondary_opts)
    }


def list_targets() -> set[str]:
    """List the targets that make help explains."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([\w-]+):.* ## .", makefile, re.MULTILINE))


def test_every_command_is_documented() -> None:
    """README names each command with its arguments, and no other."""
    table = set(re.findall(r"^\| `(edition [^`]+)` \|", README, re.MULTILINE))
    usage = {
        " ".join(
            ["edition", name]
            + [
                parameter.make_metavar(click.Context(command)).replace("...", "")
                for parameter in command.params
                if isinstance(parameter, click.Argument)
            ]
        )
        for name, command in list_commands().items()
        if name
    }

    assert usage == table


def test_every_option_is_documented() -> None:
    """
    The manual's chapter of the commands names each option; neither it nor README names another.
    """
    known = {form for command in list_commands().values() for form in list_options(command)}
    chapter = {piece for piece in list_chapter("commands") if OPTION.fullmatch(piece)}

    assert known == chapter
    assert {piece for piece in list_code() if OPTION.fullmatch(piece)} <= known


def test_every_example_has_options_of_its_command() -> None:
    """What README and the manual say to type is a command with options that it takes."""
    commands = list_commands()
    typed = [piece.split() for piece in (*list_code(), *list_chapter("commands"))]
    examples = [words for words in typed if words[:1] == ["edition"] and len(words) > 1]

    assert examples
    for _, name, *words in examples:
        known = list_options(commands[name])
        assert [] == [word for word in words if word.startswith("-") and word not in known]


def test_an_edition_of_ones_own_is_published(tmp_path: Path) -> None:
    """Those who type the steps of README, each line as it stands, get the page that it names."""
    follow_readme(Path(sys.executable).parent, tmp_path)


def test_every_target_is_documented() -> None:
    """README names each of make's targets, and no other."""
    named = {piece for piece in list_code() if piece == "make" or piece.startswith("make ")}

    assert {"make", *(f"make {target}" for target in list_targets())} == named


def test_recipes_are_one_line() -> None:
    """What a target does can be seen at a glance."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [] == re.findall(r"^\t.*\n\t.*", makefile, re.MULTILINE)
    assert not re.search(r"\\$", makefile, re.MULTILINE)


@pytest.mark.parametrize("name", list_commands())
def test_every_command_ends_its_help_in_an_example(name: str) -> None:
    """The example is a command that exists, with files that exist."""
    command = list_commands()[name]
    example = (command.epilog or "").removeprefix("Example: ").split()

    assert example[:1] == ["edition"]
    assert name in ("", example[1])
    assert all((ROOT / word).exists() for word in example if "/" in word)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_file(name: str) -> None:
    """A document's local links and the paths in its tables are there."""
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    folders = re.findall(r"^\| `([\w.]+[/.]\w*)` \| ", text, re.MULTILINE)

    for path in {*links, *folders} - {"public/"}:
        assert (ROOT / path).exists(), path


@pytest.mark.parametrize("name", DOCUMENTS)
def test_one_sentence_stands_on_a_line(name: str) -> None:
    """A change of one sentence is a change of one line."""
    text = re.sub(r"```.*?```|`[^`]*`", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL)
    for line in text.splitlines():
        assert not re.search(r"[a-z)][.!?] [A-Z]", line), line


def test_make_help_lists_the_targets() -> None:
    """Each target has its line."""
    make = needs.program("make", "it runs the targets")
    done = subprocess.run(
        [make, "--silent", "help"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )

    assert list_targets() == {line.split()[1] for line in done.stdout.splitlines()}


def test_the_checks_run_what_readme_says() -> None:
    """Those who read README and the machine that checks every change type the same."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert ["make", "make test-all"] == script.strip().splitlines()[-2:]


def test_versions_agree() -> None:
    """The version stands in the package and in the citation."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert re.search(rf"^version: {re.escape(__version__)}$", citation, re.MULTILINE)


@pytest.mark.parametrize("path", sorted((ROOT / ".vscode").iterdir()), ids=lambda path: path.name)
def test_editor_files_are_json(path: Path) -> None:
    """What an editor reads can be read."""
    assert json.loads(path.read_text(encoding="utf-8"))


def list_table(first_title: str) -> list[list[str]]:
    """List the code in the first column of the table of README that has this title above it."""
    _, rows = README.split(f"| {first_title} |", 1)
    lines = rows.partition("\n\n")[0].split("\n")[2:]
    return [re.findall("`([^`]+)`", line.split("|")[1]) for line in lines]


def test_readme_lists_the_packages_in_the_order_of_their_imports() -> None:
    """README's table of packages has each package and module of edition/ once, in order."""
    named = [name for names in list_table("package") for name in names]

    assert named == [name for name in ORDER if name != "__main__"]


def test_readme_lists_the_stylesheets_that_python_calls() -> None:
    """README's table of stylesheets has each entry of xslt/ once."""
    named = [name for names in list_table("stylesheet") for name in names]

    assert sorted(named) == sorted(
        [
            *(f"xslt/{path.name}" for path in (ROOT / "xslt").glob("*.xsl")),
            *(f"xslt/epub/{name}.xsl" for name in ("book", "chapter", "front", "register")),
            "xslt/odd/manual.xsl",
        ]
    )


def test_what_to_open_for_a_change_is_there() -> None:
    """Each path in README's chapter of changes is a file or a folder."""
    chapter = README.partition("## Where to change what")[2].partition("| package |")[0]
    named = {
        piece for piece in list_code(chapter) if re.fullmatch(r"(edition|schema|xslt)/\S+", piece)
    }

    assert named
    assert [] == [path for path in sorted(named) if not (ROOT / path).exists()]
