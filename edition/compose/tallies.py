"""
How often each entry is named in each month, so that no page counts all mentions again.

Only the months of entries that a changed telegram names are counted again, then the sums of these
months. So the time depends on the change, not on the size of the edition.
"""

from collections.abc import Iterable

from edition.catalogue.database import Catalogue

_ALL_NAMED = "SELECT ref, month FROM mention UNION SELECT ref, month FROM party"
_TALLY = """
INSERT INTO tally SELECT ?1, ?2, mentions, telegrams, sent, received, copied FROM
  (SELECT count(*) AS mentions, count(DISTINCT telegram) AS telegrams FROM mention
    WHERE ref = ?1 AND month = ?2),
  (SELECT count(*) AS parts, count(DISTINCT CASE role WHEN 'sent' THEN telegram END) AS sent,
    count(DISTINCT CASE role WHEN 'received' THEN telegram END) AS received,
    count(DISTINCT CASE role WHEN 'copied' THEN telegram END) AS copied FROM party
    WHERE ref = ?1 AND month = ?2)
WHERE mentions + parts > 0
"""
_WORDING = """
INSERT INTO wording SELECT ref, month, text, cover, count(*) FROM mention
WHERE ref = ?1 AND month = ?2 GROUP BY text, cover
"""
_NAMED = """
INSERT INTO named SELECT ref, sum(mentions), sum(telegrams), sum(sent + received + copied)
FROM tally WHERE ref = ?1 GROUP BY ref
"""
_MONTH = """
INSERT INTO month SELECT month, count(*) FROM telegram WHERE month = ?1 GROUP BY month
"""


def count_all(catalogue: Catalogue) -> None:
    """Count everything, if nothing was counted before."""
    months = catalogue.query("SELECT DISTINCT month FROM telegram")
    _count_months(catalogue, {row["month"] for row in months})
    _count_named(catalogue, [tuple(row) for row in catalogue.query(_ALL_NAMED)])


def count_touched(catalogue: Catalogue, topics: Iterable[str]) -> None:
    """Count the months and entries of the touched topics again."""
    months: set[str] = set()
    named: set[tuple[str, str]] = set()
    for family, _, month in (topic.partition("/") for topic in topics):
        if family == "contents" and month:
            months.add(month)
        elif family.startswith("entry:") and month not in {"", "*"}:
            named.add((family.removeprefix("entry:"), month))
    _count_months(catalogue, months)
    _count_named(catalogue, sorted(named))


def _count_months(catalogue: Catalogue, months: Iterable[str]) -> None:
    rows = [(month,) for month in sorted(months)]
    catalogue.execute_many("DELETE FROM month WHERE month = ?1", rows)
    catalogue.execute_many(_MONTH, rows)


def _count_named(catalogue: Catalogue, named: Iterable[tuple[str, str]]) -> None:
    """Count how often entries are named in some months, then in total."""
    rows = list(named)
    for table in ("tally", "wording"):
        statement = f"DELETE FROM {table} WHERE ref = ?1 AND month = ?2"  # noqa: S608 - our own table names
        catalogue.execute_many(statement, rows)
    catalogue.execute_many(_TALLY, rows)
    catalogue.execute_many(_WORDING, rows)
    refs = [(ref,) for ref in dict.fromkeys(ref for ref, _ in rows)]
    catalogue.execute_many("DELETE FROM named WHERE ref = ?1", refs)
    catalogue.execute_many(_NAMED, refs)
