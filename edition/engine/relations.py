"""The rows of the relations: read as steps ask for them, replaced as items make them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from edition.catalogue.database import Catalogue
from edition.catalogue.relation import (
    Find,
    Record,
    Relation,
    Row,
    digest_rows,
    read_key,
    write_key,
    write_value,
)

_KEPT_ROWS = 4_096
FILE = "file"
"""The kind of the keys of files; their digest is that of their bytes."""
AROUND = "around"
"""The kind of the keys of a row's neighbours begins so."""
ITEMS = "SELECT value FROM json_each(?)"


class Relations:
    """The declared relations of a catalogue; each row belongs to the item that made it."""

    def __init__(self, catalogue: Catalogue, relations: Iterable[Relation]) -> None:
        """Make the tables that are missing."""
        self.declared: Mapping[str, Relation] = {one.name: one for one in relations}
        self._catalogue = catalogue
        self._finds: dict[str, Find] = {}
        self._kept: set[str] = set()
        self._list_rows = lru_cache(_KEPT_ROWS)(self._query_rows)
        for relation in self.declared.values():
            for statement in relation.list_statements():
                catalogue.execute(statement)

    def list_rows(self, relation: str, by: Mapping[str, object]) -> list[Record]:
        """
        Return the rows of a relation with these values; they must be one of its keys.

        The rows that were read last are kept, because many subjects of a step read the same.
        """
        self._kept.add(relation)
        return self._list_rows(relation, tuple(by.items()))

    def _query_rows(self, relation: str, by: tuple[tuple[str, object], ...]) -> list[Record]:
        values = dict(by)
        self.declared[relation].require_key(values)
        query = self.declared[relation].make_query(values)
        return [dict(row) for row in self._catalogue.query(query, *values.values())]

    def has_row(self, relation: str, by: Mapping[str, object]) -> bool:
        """Tell whether a relation has a row with these values."""
        self.declared[relation].require_key(by)
        query = f"{self.declared[relation].make_query(by, ordered=False)} LIMIT 1"
        return bool(self._catalogue.query(query, *by.values()))

    def find_around(self, relation: Relation, row: Record) -> list[Record | None]:
        """Return the row before a row in the order of its relation, and the one after it."""
        columns = ", ".join(relation.columns)
        up, down = ", ".join(relation.order), ", ".join(f"{name} DESC" for name in relation.order)
        marks = ", ".join("?" * len(relation.order))
        values = [row[name] for name in relation.order]
        found: list[Record | None] = []
        for side, order in (("<", down), (">", up)):
            query = f"""SELECT {columns} FROM {relation.name} WHERE ({up}) {side} ({marks})
                ORDER BY {order}, {columns} LIMIT 1"""  # noqa: S608 - our own names
            rows = self._catalogue.query(query, *values)
            found.append(dict(rows[0]) if rows else None)
        return found

    def read_digest(self, key: str) -> str:
        """
        Return the digest of what a key finds; the digest of rows is kept until the key is touched.

        It is empty where there is no such file, or no such relation any more.
        """
        kind, by = read_key(key)
        if kind != FILE and kind not in self.declared:
            return ""
        if kind == FILE:
            rows = self._catalogue.query("SELECT digest FROM source WHERE path = ?", by["path"])
            return str(rows[0]["digest"]) if rows else ""
        kept = self._catalogue.query("SELECT digest FROM key WHERE name = ?", key)
        if kept and kept[0]["digest"] is not None:
            return bytes(kept[0]["digest"]).hex()
        digest = digest_rows(self.list_rows(kind, by))
        self._catalogue.execute(
            "INSERT INTO key (name, digest) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET digest = excluded.digest",
            key,
            bytes.fromhex(digest),
        )
        return digest

    def search(self, relation: str, text: str) -> list[Row]:
        """Return the rows of a relation that are found in a text."""
        if relation not in self._finds:
            declared = self.declared[relation]
            assert declared.search is not None  # noqa: S101 - readers ask only for such
            rows = [tuple(row.values()) for row in self.list_rows(relation, {})]
            self._finds[relation] = declared.search.prepare(rows)
        return list(self._finds[relation](text))

    def list_names(self, folder: str) -> list[str]:
        """List the paths of the inputs below a folder."""
        query = "SELECT path FROM source WHERE path > ? AND path < ? ORDER BY path"
        return [row["path"] for row in self._catalogue.query(query, f"{folder}/", f"{folder}0")]

    def replace(
        self, relation: Relation, rows: Mapping[int, set[Row]]
    ) -> tuple[list[Row], set[str]]:
        """
        Replace the rows of some items; return the rows that differ, and the keys that find them.
        """
        if not rows:
            return [], set()
        columns = ", ".join(relation.columns)
        old: dict[int, dict[Row, int]] = {}
        for rowid, item, *values in self._catalogue.query(
            f"SELECT rowid, item, {columns} FROM {relation.name} WHERE item IN ({ITEMS})",  # noqa: S608 - our own names
            write_value([*rows]),
        ):
            old.setdefault(item, {})[tuple(values)] = rowid
        gone: dict[int, Row] = {}
        come: list[Row] = []
        for item, new in rows.items():
            before = old.get(item, {})
            gone.update((rowid, row) for row, rowid in before.items() if row not in new)
            come += ((*row, item) for row in new if row not in before)
        if not gone and not come:
            return [], set()
        if relation.name in self._kept:
            self._kept.clear()
            self._list_rows.cache_clear()
        arrived = [row[:-1] for row in come]
        relation.require_rows(arrived)
        touched = self._list_neighbours(relation, gone.values())
        self._catalogue.execute_many(
            f"DELETE FROM {relation.name} WHERE rowid = ?",  # noqa: S608 - our own names
            [(rowid,) for rowid in gone],
        )
        self._catalogue.insert(relation.name, come)
        touched |= self._list_neighbours(relation, arrived)
        differing = [*gone.values(), *arrived]
        touched |= self._list_texts(relation, differing)
        if self._is_asked(relation.name):
            touched.update(key for row in differing for key in relation.list_keys(row))
        return differing, touched

    def _is_asked(self, kind: str) -> bool:
        """Tell whether anybody read a key of this kind."""
        start = write_key(kind, {})[:-2]
        asked = "SELECT 1 FROM key WHERE name > ? AND name < ? LIMIT 1"
        return bool(self._catalogue.query(asked, start, f"{start}~"))

    def _list_neighbours(self, relation: Relation, rows: Iterable[Row]) -> set[str]:
        """List the keys of the neighbours of some rows, if anybody asked for neighbours."""
        kind = f"{AROUND} {relation.name}"
        if not relation.order or not self._is_asked(kind):
            return set()
        places = [dict(zip(relation.columns, row, strict=True)) for row in rows]
        return {
            write_key(kind, {column: near[column] for column in relation.order})
            for place in places
            for near in self.find_around(relation, place)
            if near
        }

    def _list_texts(self, relation: Relation, rows: Sequence[Row]) -> set[str]:
        """List the keys of the texts in which one of some rows is found."""
        search = relation.search
        if search is None:
            return set()
        self._finds.pop(relation.name, None)
        texts = self.declared[search.texts]
        if not self._is_asked(texts.name):
            return set()
        find = search.prepare(rows)
        place = texts.columns.index(search.column)
        query = f"SELECT {', '.join(texts.columns)} FROM {texts.name}"  # noqa: S608 - our own names
        return {
            key
            for row in map(tuple, self._catalogue.stream(query))
            if any(True for _ in find(str(row[place])))
            for key in texts.list_keys(row)
        }
