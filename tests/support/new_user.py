"""A new user, who has README, an empty home and the command."""

import os
import re
import subprocess
from pathlib import Path

import needs
from needs import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```sh\n(pipx install .*?)```", re.DOTALL)
LEFT = {
    "<repository/>": "<repository>Harbour office</repository>",
    '<idno type="shelfmark"/>': '<idno type="shelfmark">Box 1</idno>',
    "<bibl/>": "<bibl><title>A book of telegrams</title></bibl>",
    "<p/>": "<p>Asks Ada Reed to come.</p>",
    "<addrLine/>": '<addrLine>To <persName ref="person:ada-reed">Ada Reed</persName></addrLine>',
    '<p xml:id="tg-1901-13.p1"/>': '<p xml:id="tg-1901-13.p1">Come at once.</p>',
    "<signed/>": '<signed><persName ref="person:harriet-vale">Vale</persName></signed>',
}
"""The gaps of the telegram that README begins, and what the user writes there."""


def run(
    folder: Path, binaries: Path, home: Path, *command: str
) -> subprocess.CompletedProcess[str]:
    """Run a command with nothing of this environment but its programs."""
    return subprocess.run(
        command,
        cwd=folder,
        env={"HOME": str(home), "PATH": f"{binaries}{os.pathsep}{os.defpath}"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def follow_readme(binaries: Path, place: Path) -> None:
    """Type what README says, fill in what the check names, and look for the page."""
    shell = needs.program("sh", "it runs the steps of README")
    home = place / "home"
    home.mkdir()
    (block,) = BLOCK.findall(README)
    install, *steps, check = block.splitlines()
    assert "edition check" == check
    assert "pipx install ." == install.partition("#")[0].strip()

    made = run(home, binaries, home, shell, "-e", "-c", "\n".join(steps))
    assert (0, "") == (made.returncode, made.stderr), made.stdout + made.stderr
    assert ": no finding; " in made.stdout
    folder = home / "harbour"
    checked = run(folder, binaries, home, *check.split())
    found = [line for line in checked.stdout.splitlines() if line.startswith("tei/")]
    assert 1 == checked.returncode
    assert len(LEFT) + 2 == len(found), checked.stdout

    fill_in(folder)
    built = run(folder, binaries, home, "edition", "build")
    assert (0, "") == (built.returncode, built.stderr), built.stdout
    assert ": no finding; " in built.stdout
    (page,) = re.findall(r"`(public/telegrams/\S+\.html)`", README)
    assert (folder / page).is_file()


def fill_in(folder: Path) -> None:
    """Fill in what is left of the telegram and of the new entry."""
    telegram = folder / "tei/telegrams/tg-1901-13.xml"
    text = telegram.read_text(encoding="utf-8")
    for gap, words in LEFT.items():
        assert 1 == text.count(gap), gap
        text = text.replace(gap, words)
    telegram.write_text(text, encoding="utf-8")
    words = "To Ada Reed\nCome at once.\nVale\n"
    (folder / "tei/witnesses/tg-1901-13.A.txt").write_text(words, encoding="utf-8")
    persons = folder / "tei/registers/persons.xml"
    text = persons.read_text(encoding="utf-8")
    persons.write_text(text.replace('source=""', 'source="#src-example"'), encoding="utf-8")
