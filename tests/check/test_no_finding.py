"""What is right as it stands: nothing is found, but in the wrong sister something is."""

import re
from pathlib import Path

from overlays import BASE, lay
from spoiled_copies import replace

from edition.build.build import check_edition

TELEGRAM = "tei/telegrams/tg-1950-1001.xml"
Change = tuple[str, str]


def find(folder: Path, *changes: Change) -> list[tuple[str, str]]:
    """Return the findings after some changes: rule and severity."""
    edition = lay(folder, BASE)
    for old, new in changes:
        replace(edition / TELEGRAM, old, new)
    findings = check_edition(edition).findings
    return [(one.rule, one.severity.value) for one in findings if one.rule != "witness.reproduced"]


def test_what_is_partly_read_is_compared_with_nothing(tmp_path: Path) -> None:
    """A date, a quantity and a numeral with an illegible or unclear digit cannot be wrong."""
    date = '<date from="1951-01-01" to="1951-02-28">in the course of January and February {}</date>'
    figure = 'quantity="140000" unitRef="unit:piece" commodity="rifle" ana="act:requested">'
    number = '<num value="140000">140,000</num>'
    numeral = "<label>{}</label>"

    for name, digit, found in (
        ("gap", '<gap reason="illegible"/>{}', []),
        ("unclear", "<unclear>{}</unclear>", []),
        ("read", "{}", ["date-words.agrees", "list.numbering", "quantity.agrees"]),
    ):
        changes = (
            (
                date.format(1951),
                date.format(f"195{digit.format(1)}").replace("02-28", "03-31"),
            ),
            (figure, figure.replace("140000", "150000")),
            (number, f"{digit.format(1)}40,000"),
            (numeral.format("2."), numeral.format(f"{digit.format(4)}.")),
        )
        assert found == sorted(rule for rule, _ in find(tmp_path / name, *changes))


def test_a_gap_in_another_reading_hides_nothing(tmp_path: Path) -> None:
    """What only a witness or a note leaves unread is no part of a quantity, which is compared."""
    number = '<num value="1000">1,000</num> tons'
    app = '<app xml:id="tg-1950-1001.a2"><lem wit="#W">tons</lem><rdg wit="#K">{}</rdg></app>'
    gap = app.format('<gap reason="illegible"/>')
    figure = 'quantity="1000" unitRef="unit:ton"'

    found = find(
        tmp_path,
        (number, number.replace("tons", gap)),
        (figure, figure.replace("1000", "2000")),
    )

    assert [("quantity.agrees", "error")] == found


def test_a_total_may_count_what_is_not_listed(tmp_path: Path) -> None:
    """More copies than are listed are no fault; fewer are worth a look."""
    total = '<num type="copies-total" value="{0}">{0}</num>'

    assert [] == find(tmp_path / "more", (total.format(3), total.format(11)))
    assert [("copies.sum", "warning")] == find(
        tmp_path / "fewer", (total.format(3), total.format(2))
    )


def test_lines_are_apart_without_white_space(tmp_path: Path) -> None:
    """
    Between the parts of opener, address, list and closer white space makes no difference.

    In a dateline it is text.
    """
    edition = lay(tmp_path, BASE)
    for path in sorted((edition / "tei/telegrams").glob("*.xml")):
        text = path.read_text("utf-8")
        head, body = text.split("<body>")
        joined = re.sub(r">\s*\n\s*<", "><", body)
        dateline = joined.replace('</seg><seg type="received"', '</seg> <seg type="received"')
        path.write_text(f"{head}<body>{dateline}", "utf-8")

    assert [] == [one.rule for one in check_edition(edition).findings]

    replace(edition / TELEGRAM, "CIPHERED TELEGRAM", "CIPHERED TELEGRAMS")
    assert ["witness.reproduced"] == [one.rule for one in check_edition(edition).findings]
