"""What a build reads, listed span by span."""

from itertools import pairwise
from pathlib import Path

import pytest

from edition.engine.inputs import list_inputs

NAMES = [f"tg-1950-{number}.xml" for number in range(10_001)]


@pytest.mark.parametrize("count", [0, 1, 10_000, 10_001])
def test_spans_leave_no_gap(tmp_path: Path, count: int) -> None:
    """Whatever path stands in a folder, or stood there, lies in one span of it."""
    folder = tmp_path / "tei/telegrams"
    folder.mkdir(parents=True)
    for name in NAMES[:count]:
        (folder / name).touch()

    found = [(span, stamps) for span, stamps in list_inputs(tmp_path) if span[0] >= "tei/telegrams"]
    spans = [span for span, _ in found if span[0] < "tei/telegrams0"]

    assert ("tei/telegrams/", "tei/telegrams0") == (spans[0][0], spans[-1][1])
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert all(first <= path < after for (first, after), stamps in found for path in stamps)
    listed = [path for span, stamps in found if span in spans for path in stamps]
    assert sorted(f"tei/telegrams/{name}" for name in NAMES[:count]) == listed


def test_spans_share_no_path(tmp_path: Path) -> None:
    """
    No path lies in two spans, so that what one does not list is not taken for gone in another.
    """
    spans = sorted(span for span, _ in list_inputs(tmp_path))

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
