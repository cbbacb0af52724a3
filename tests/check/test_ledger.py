"""
What was asked and what was promised in answer, told where they differ, as long as they differ.
"""

from pathlib import Path

from spoiled_copies import TELEGRAM, replace

from edition.build.build import build, check_edition
from edition.findings import Finding

ANSWER = "tei/telegrams/tg-1950-5708.xml"
LAST = "355</num> automobiles</measure>"
MORE = (
    ' and <measure xml:id="tg-1950-5708.m9" quantity="5" unitRef="unit:piece" '
    'commodity="automobile" ana="act:promised" corresp="telegram:tg-1950-26998.m4">'
    '<num value="5">five</num> automobiles</measure>'
)


def list_balances(findings: tuple[Finding, ...]) -> list[str]:
    """List what is told of asked and promised."""
    return [each.message for each in findings if each.rule == "ledger.balance"]


def draft(folder: Path) -> None:
    """Make the answer a draft, whose witness need not be reproduced."""
    replace(folder / ANSWER, 'revisionDesc status="proofed"', 'revisionDesc status="draft"')


def test_both_sides_are_told_in_their_words(sources: Path) -> None:
    """The sides stand next to each other, and no remainder is computed."""
    (message,) = list_balances(check_edition(sources).findings)

    assert message.startswith(
        "Asked for: “500 automobiles”. In answer: “140 automobiles” and “355 automobiles” "
        "(tg-1950-5708)."
    )
    assert " 5 " not in message


def test_a_balance_is_followed_from_build_to_build(sources: Path) -> None:
    """When the answer comes to what was asked the finding goes, and it comes again."""
    draft(sources)
    assert 1 == len(list_balances(build(sources).findings))

    replace(
        sources / ANSWER,
        "355</num> automobiles</measure>",
        f"355</num> automobiles</measure>{MORE}",
    )
    assert [] == list_balances(build(sources).findings)

    replace(sources / ANSWER, MORE, "")
    assert 1 == len(list_balances(build(sources).findings))


def test_tenths_are_added_exactly(sources: Path) -> None:
    """A tenth and two tenths are three tenths."""
    draft(sources)
    replace(sources / TELEGRAM, 'revisionDesc status="proofed"', 'revisionDesc status="draft"')
    for path, old, new in (
        (TELEGRAM, "500", "0.3"),
        (ANSWER, "140", "0.1"),
        (ANSWER, "355", "0.2"),
    ):
        text = (sources / path).read_text(encoding="utf-8")
        for name in ("quantity", "value"):
            text = text.replace(f'{name}="{old}"', f'{name}="{new}"')
        text = text.replace(f">{old}</num> automobiles", f">{new}</num> automobiles")
        (sources / path).write_text(text, encoding="utf-8")

    assert [] == list_balances(check_edition(sources).findings)


def test_what_is_promised_and_delivered_is_not_added(sources: Path) -> None:
    """The same automobiles promised and delivered are as many as were asked for."""
    draft(sources)
    text = (sources / ANSWER).read_text(encoding="utf-8")
    for old in ("140", "355"):
        text = text.replace(f'"{old}"', '"500"').replace(f">{old}</num>", ">500</num>")
    first, act, rest = text.partition('commodity="automobile" ana="act:promised"')
    text = first + act.replace("promised", "delivered") + rest
    (sources / ANSWER).write_text(text, encoding="utf-8")

    assert [] == list_balances(check_edition(sources).findings)


def test_figures_that_are_not_exact_are_not_compared(sources: Path) -> None:
    """A bound is neither more nor less than what was asked for."""
    draft(sources)
    replace(
        sources / ANSWER,
        'quantity="355" unitRef="unit:piece" commodity="automobile" ana="act:promised" '
        'corresp="telegram:tg-1950-26998.m4"><num value="355">355',
        'atLeast="355" unitRef="unit:piece" commodity="automobile" ana="act:promised" '
        'corresp="telegram:tg-1950-26998.m4">at least <num value="355">355',
    )

    assert [] == list_balances(check_edition(sources).findings)


def test_a_request_that_nobody_answers_is_not_told(sources: Path) -> None:
    """Silence is no balance."""
    text = (sources / ANSWER).read_text(encoding="utf-8")
    without = text.replace(' corresp="telegram:tg-1950-26998.m4"', "")
    (sources / ANSWER).write_text(without, encoding="utf-8")

    assert text != without
    assert [] == list_balances(check_edition(sources).findings)
