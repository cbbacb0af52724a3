"""Edits of a text."""

from hypothesis import given
from hypothesis import strategies as st

from edition.check.remedies.edits import apply, apply_bytes, unite
from edition.findings import Edit

TEXT = "the telegram of 毛泽东"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.text(max_size=3)).map(
    lambda span: Edit(min(span[:2]), max(span[:2]), span[2])
)


def test_the_first_of_two_that_overlap_is_made() -> None:
    """The second is told to be left, whole, though a part of it overlaps nothing."""
    edits, taken = unite([[Edit(4, 8, "x")], [Edit(0, 1, "y"), Edit(7, 9, "z")], [Edit(8, 9, "")]])

    assert [Edit(4, 8, "x"), Edit(8, 9, "")] == edits
    assert [True, False, True] == taken


def test_an_edit_that_two_share_is_made_once() -> None:
    """Two findings with the same remedy are mended together."""
    edits, taken = unite([[Edit(2, 2, "x")], [Edit(2, 2, "x")], [Edit(2, 2, "y")], []])

    assert [Edit(2, 2, "x")] == edits
    assert [True, True, False, False] == taken


def test_bytes_beside_the_edits_stay() -> None:
    """Line ends, tabs, a byte order mark and a missing last line end are kept."""
    data = "\ufeffa\r\n\té𝔸 毛\r\nb".encode()

    assert "\ufeffa\r\n\tx毛\r\nb".encode() == apply_bytes(data, [Edit(4, 7, "x")])


@given(st.lists(SPANS, max_size=6))
def test_edits_made_at_once_are_those_made_one_by_one(proposed: list[Edit]) -> None:
    """From the end of the text to its beginning, one after the other, they make the same text."""
    edits, taken = unite([edit] for edit in proposed)
    text = TEXT
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]

    assert text == apply(TEXT, edits)
    assert {edit for edit, made in zip(proposed, taken, strict=True) if made} == {*edits}
