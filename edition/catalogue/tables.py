"""The tables of the catalogue; raise FORMAT when they change."""

Row = tuple[object, ...]
Tables = dict[str, list[Row]]
"""Rows by the name of their table."""

FORMAT = 7
UNDATED = "undated"  # instead of a month; sorts after all months

TABLES = """
CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source (
  path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, ctime_ns INTEGER, inode INTEGER,
  settled INTEGER, digest TEXT
) WITHOUT ROWID;
CREATE TABLE standard (work TEXT, name TEXT, digest TEXT, PRIMARY KEY (work, name)) WITHOUT ROWID;
CREATE TABLE todo (work TEXT, path TEXT, reason TEXT, PRIMARY KEY (work, path)) WITHOUT ROWID;
CREATE TABLE fingerprint (
  work TEXT, path TEXT, digest TEXT, PRIMARY KEY (work, path)
) WITHOUT ROWID;
CREATE TABLE sheet (path TEXT PRIMARY KEY, family TEXT) WITHOUT ROWID;
CREATE TABLE output (
  folder TEXT, name TEXT, work TEXT, path TEXT, digest TEXT,
  size INTEGER, mtime_ns INTEGER, inode INTEGER, staged INTEGER, published INTEGER,
  PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE TABLE stray (folder TEXT, name TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE foreign_file (folder TEXT, name TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE finding (
  work TEXT, path TEXT, about TEXT, line INTEGER, column INTEGER, rule TEXT, severity TEXT,
  message TEXT, edits TEXT
);
CREATE TABLE document (
  path TEXT PRIMARY KEY, kind TEXT, draft INTEGER, readable INTEGER
) WITHOUT ROWID;
CREATE TABLE front (path TEXT PRIMARY KEY, stem TEXT, title TEXT) WITHOUT ROWID;
CREATE TABLE telegram (
  id TEXT PRIMARY KEY, href TEXT, title TEXT, number TEXT, date TEXT, sort TEXT, month TEXT,
  replies_to TEXT, path TEXT, outline TEXT, shown TEXT
);
CREATE TABLE entry (id TEXT, kind TEXT, type TEXT, sort TEXT, path TEXT, entry TEXT);
CREATE TABLE element (
  path TEXT, id TEXT, position INTEGER, digest TEXT, PRIMARY KEY (path, id)
) WITHOUT ROWID;
CREATE TABLE name (path TEXT, id TEXT, kind TEXT, name TEXT, forms TEXT);
CREATE TABLE words (path TEXT PRIMARY KEY, text TEXT);
CREATE TABLE need (path TEXT, id TEXT, needed TEXT);
CREATE TABLE mention (
  telegram TEXT, position INTEGER, ref TEXT, month TEXT, anchor TEXT,
  before TEXT, text TEXT, after TEXT, cover INTEGER, PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE TABLE party (
  telegram TEXT, position INTEGER, role TEXT, ref TEXT, month TEXT, copies INTEGER,
  PRIMARY KEY (telegram, position)
) WITHOUT ROWID;
CREATE TABLE tally (
  ref TEXT, month TEXT, mentions INTEGER, telegrams INTEGER,
  sent INTEGER, received INTEGER, copied INTEGER, PRIMARY KEY (ref, month)
) WITHOUT ROWID;
CREATE TABLE wording (
  ref TEXT, month TEXT, text TEXT, cover INTEGER, mentions INTEGER,
  PRIMARY KEY (ref, month, text, cover)
) WITHOUT ROWID;
CREATE TABLE named (
  ref TEXT PRIMARY KEY, mentions INTEGER, telegrams INTEGER, parts INTEGER
) WITHOUT ROWID;
CREATE TABLE month (month TEXT PRIMARY KEY, telegrams INTEGER) WITHOUT ROWID;
CREATE TABLE pointer (
  path TEXT, target_path TEXT, target TEXT, PRIMARY KEY (path, target_path, target)
) WITHOUT ROWID;
CREATE TABLE anchor (
  id TEXT, path TEXT, kind TEXT, citable INTEGER, PRIMARY KEY (path, id)
) WITHOUT ROWID;
CREATE TABLE file (telegram TEXT, name TEXT, kind TEXT, bytes INTEGER);
"""

INDEXES = """
CREATE INDEX IF NOT EXISTS sheet_by_family ON sheet (family);
CREATE INDEX IF NOT EXISTS output_by_work ON output (work, path);
CREATE INDEX IF NOT EXISTS output_staged ON output (folder) WHERE staged;
CREATE INDEX IF NOT EXISTS output_new ON output (folder) WHERE NOT published;
CREATE INDEX IF NOT EXISTS finding_by_work ON finding (work, path);
CREATE INDEX IF NOT EXISTS document_by_kind ON document (kind, readable);
CREATE INDEX IF NOT EXISTS document_draft ON document (path) WHERE draft;
CREATE INDEX IF NOT EXISTS telegram_by_date ON telegram (sort, id);
CREATE INDEX IF NOT EXISTS telegram_by_month ON telegram (month, sort, id);
CREATE INDEX IF NOT EXISTS telegram_by_request ON telegram (replies_to);
CREATE INDEX IF NOT EXISTS telegram_by_path ON telegram (path);
CREATE INDEX IF NOT EXISTS entry_by_id ON entry (id);
CREATE INDEX IF NOT EXISTS entry_by_kind ON entry (kind);
CREATE INDEX IF NOT EXISTS need_by_needed ON need (needed);
CREATE INDEX IF NOT EXISTS need_by_path ON need (path);
CREATE INDEX IF NOT EXISTS mention_by_ref ON mention (ref, month, telegram);
CREATE INDEX IF NOT EXISTS party_by_ref ON party (ref, month, role, telegram);
CREATE INDEX IF NOT EXISTS pointer_by_target ON pointer (target, path);
CREATE INDEX IF NOT EXISTS pointer_by_target_path ON pointer (target_path, path);
CREATE INDEX IF NOT EXISTS anchor_by_id ON anchor (id, citable, path);
CREATE INDEX IF NOT EXISTS file_by_telegram ON file (telegram);
"""
"""Made at once after many rows have been inserted."""
