"""What somebody types is repeated with the signs that nobody sees named, whoever repeats it."""

import dataclasses
import os
import re
from pathlib import Path

import pytest
from needs import ROOT
from published import run
from spoiled_copies import replace, run_here

from edition.project.rules import read_rules
from edition.report import explain_rule, list_rules

ODD_ONES = ("\x1b[31mred\x1b]0;t\x07", "\u202eabc\u0085\u200b", os.fsdecode(b"x\xff\xfe"), "a\r\nb")
COMMANDS = (
    *("{}", "--{}", "-{}", "-C {} check", "-C {}/y build", "-C edition.toml/{} schema"),
    *("check {}", "check --{}", "check --rule {}", "check --format {}", "check --max {}"),
    *("check --severity {}", "check tei/telegrams/{}.xml", "check tei/{}/x.xml", "build {}"),
    *("build --jobs {}", "build --scheduler {}", "rules {}", "schema {}", "serve --port {}"),
)
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\ud800-\udfff]")


@pytest.mark.parametrize("form", COMMANDS)
def test_what_was_typed_is_repeated_legibly(sources: Path, form: str) -> None:
    """No escape, no mark of direction and no byte that is no text reaches the terminal."""
    for odd in ODD_ONES:
        result = run_here(sources, *(word.format(odd) for word in form.split()))

        assert result.exit_code in {2, 3}, result.output
        assert "Traceback" not in result.output
        assert not RAW.search(result.output), ascii(result.output)
        assert len(result.stderr.splitlines()) in {1, 4}, result.stderr


def test_a_process_of_its_own_says_the_same(sources: Path) -> None:
    """Also before the first command is reached."""
    for words in (("--\x1b[31m",), ("\x1b[31m",), ("check", "\x1b[31m"), ("rules", "\x9b31m")):
        done = run(sources, *words)

        assert done.returncode in {2, 3}
        assert not RAW.search(done.stdout + done.stderr), ascii(done.stderr)


def test_help_keeps_its_lines() -> None:
    """Who types nothing at all gets the whole help."""
    assert "\n  build " in run_here(ROOT, "--help").output


def test_rules_of_ones_own_are_told_legibly() -> None:
    """A list of rules that came with an edition may say anything; its examples keep their lines."""
    rule = read_rules(ROOT / "schema")["ref.resolves"]
    odd = dataclasses.replace(rule, sentence="\x1b", wrong="\t<a>\n\t\x1b</a>")

    lines = [*list_rules({odd.id: odd}), *explain_rule(odd)]

    assert not RAW.search("".join(lines))
    assert {"    <a>", "    [U+001B]</a>"} <= {*lines}


@pytest.mark.parametrize("value", ["a\\u0085b", "\\u001b[31m", "\\u0000", "\\uFDD0", "\\U0001FFFF"])
def test_settings_hold_no_controls(sources: Path, value: str) -> None:
    """A title is on every page; a control in it is told in one line."""
    replace(sources / "edition.toml", 'title = "Telegrams', f'title = "{value}Telegrams')

    result = run_here(sources, "build")

    assert 3 == result.exit_code
    assert re.fullmatch(
        r"edition: edition\.toml: “title” has the sign U\+[0-9A-F]+, "
        r"which no page can show; take it out\.\n",
        result.stderr,
    )


def test_a_folder_whose_path_is_no_text_is_refused(sources: Path, tmp_path: Path) -> None:
    """Saxon cannot be told such a path; that is one line, wherever the command is run."""
    folder = sources.rename(tmp_path / os.fsdecode(b"edition\xff"))

    for done in (run(folder, "check"), run(tmp_path, "-C", str(folder), "build")):
        assert 3 == done.returncode
        assert "" == done.stdout
        assert done.stderr.startswith("edition: The path ")
        assert "edition[U+DCFF] is not UTF-8; " in done.stderr
        assert 1 == len(done.stderr.splitlines())


def test_a_path_in_a_circle_is_one_line(sources: Path) -> None:
    """A link that leads to itself leads nowhere."""
    (sources / "loop").symlink_to("loop")

    result = run_here(sources, "check", str(sources / "loop/x.xml"))

    assert 3 == result.exit_code
    assert result.stderr.endswith("loop/x.xml leads in a circle; name another file.\n")
