"""A name points to an entry that has it."""

from pathlib import Path, PurePosixPath

import pytest
from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition
from edition.check.checker import check_paths
from edition.project.settings import Project

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
WORDS = "According to"
COVER = '<persName type="cover" ref="person:stalin">FILIPPOV</persName>'
REAL = (
    '<supplied reason="identification" resp="#translator" source="#W #K" cert="high">'
    '<persName ref="person:stalin">Joseph Stalin</persName></supplied>'
)
SIGNED = '<signed><persName ref="person:zhou-enlai">ZHOU ENLAI</persName></signed>'


def check(folder: Path, old: str, new: str) -> list[str]:
    """Return the rules that are broken, in the edition and in the file checked by itself."""
    place = lay(folder, BASE) / TELEGRAM
    replace(place, old, new)
    left_out = {"witness.reproduced", "entry.unused"}
    whole = [one for one in check_edition(folder).findings if one.rule not in left_out]
    found = check_paths(Project.open(folder), [PurePosixPath(TELEGRAM)]).findings
    assert whole == [one for one in found if one.rule not in left_out]
    return [one.rule for one in whole]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ('<persName ref="person:stalin">Molotov</persName>', []),
        ('<persName ref="person:stalin">Vyacheslav Molotov</persName>', ["name.agrees"]),
        ('<persName ref="person:stalin">(VYACHESLAV MOLOTOV)</persName>', ["name.agrees"]),
        ('<rs ref="person:stalin">Vyacheslav Molotov</rs>', ["name.agrees"]),
        ('<rs ref="person:stalin">the aide of Vyacheslav Molotov</rs>', ["mention.untagged"]),
        ('<persName ref="person:stalin">Comrade Filippov</persName>', []),
        ('<persName type="cover" ref="person:stalin">Filippov</persName>', []),
        ('<persName ref="person:nobody">Vyacheslav Molotov</persName>', ["ref.resolves"]),
        ('<persName ref="place:yalu">Vyacheslav Molotov</persName>', ["ref.kind"]),
        ('<orgName ref="org:cipher-bureau">Beijing</orgName>', []),
    ],
)
def test_words_of_another_entry_are_told(name: str, rules: list[str], tmp_path: Path) -> None:
    """Words that are the name of another entry of the kind, and none of its own, are told once."""
    assert rules == check(tmp_path, WORDS, f"{name}. {WORDS}")


def test_both_entries_are_told_as_a_ref_names_them(tmp_path: Path) -> None:
    """The sentence has the ref that stands there, and the one that would fit."""
    place = lay(tmp_path, BASE) / TELEGRAM
    replace(place, WORDS, f'<rs ref="person:stalin">Vyacheslav Molotov</rs>. {WORDS}')
    found = check_edition(tmp_path).findings

    (message,) = (one.message for one in found if one.rule == "name.agrees")
    assert "a name of Vyacheslav Molotov (person:molotov), and none of person:stalin." in message


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (SIGNED, SIGNED.replace("zhou-enlai", "molotov"), ["correspondent.agrees"]),
        (SIGNED, SIGNED.replace("ZHOU ENLAI", "PENG DEHUAI"), ["name.agrees"]),
        (WORDS, f"{COVER} {REAL}. {WORDS}", []),
        (WORDS, f"{COVER.replace('stalin', 'molotov')} {REAL}. {WORDS}", ["cover.identified"]),
    ],
)
def test_what_another_rule_tells_is_not_told_again(
    old: str, new: str, rules: list[str], tmp_path: Path
) -> None:
    """A signature is compared with the header, a cover name with its identification."""
    assert rules == check(tmp_path, old, new)
