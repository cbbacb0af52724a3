"""
The tables of items: what each step read and made of each of its subjects.

An item is a step and one of its subjects. Names of keys are stored once. The outputs that came,
went or changed since the last publishing are noted as unpublished.
"""

from collections.abc import Iterator

from edition.catalogue.relation import Relation

WHOLE = ("edition", "subject")
"""The subjects of a step about the whole edition: the empty string only."""
OUTPUT = Relation(
    "made", ("folder", "name", "digest"), (("folder", "name"),), called="published files"
)
"""The outputs: where each is published, and the digest of its bytes."""
FINDING = Relation(
    "found",
    ("path", "line", "column", "rule", "severity", "message", "edits"),
    (("severity",),),
)
"""The findings, each with its place."""
_TABLES = f"""
CREATE VIEW {WHOLE[0]} AS SELECT '' AS {WHOLE[1]};
CREATE TABLE step (name TEXT PRIMARY KEY, stage INTEGER, declared TEXT) WITHOUT ROWID;
CREATE TABLE item (
  id INTEGER PRIMARY KEY, step TEXT, subject TEXT, digest BLOB, UNIQUE (step, subject)
);
CREATE TABLE key (id INTEGER PRIMARY KEY, name TEXT UNIQUE, digest BLOB);
CREATE TABLE read (
  item INTEGER, key INTEGER, looked_up INTEGER, PRIMARY KEY (item, key)
) WITHOUT ROWID;
CREATE INDEX read_by_key ON read (key);
CREATE TABLE due (
  step TEXT, subject TEXT, reason TEXT, PRIMARY KEY (step, subject, reason)
) WITHOUT ROWID;
CREATE TABLE unpublished (folder TEXT, name TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
"""


def list_statements() -> Iterator[str]:
    """List the statements that make the tables."""
    yield from _TABLES.split(";")[:-1]
    for relation in (OUTPUT, FINDING):
        yield from relation.list_statements()
