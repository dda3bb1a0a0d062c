"""Documents, passages, notes and references in SQLite: what is shown and what is cited."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from index.errors import IndexDamaged, UnknownDocument
from index.plain import PlainLine, PlainText
from index.questions import AskedLine
from index.records import Kamerstuk, Passage, SourceEntry

_SCHEMA = """
CREATE TABLE documents (position INTEGER PRIMARY KEY, id TEXT UNIQUE, entry TEXT, record TEXT);
CREATE TABLE passages (
  position INTEGER PRIMARY KEY, id TEXT UNIQUE, document TEXT, record TEXT, text TEXT, digest TEXT
);
CREATE TABLE notes (document TEXT, number INTEGER, text TEXT, PRIMARY KEY (document, number));
CREATE TABLE places (
  key TEXT, document TEXT, footnote INTEGER, start INTEGER, end INTEGER, raw TEXT
);
CREATE TABLE plain (document TEXT, start INTEGER, text TEXT);
CREATE TABLE questions (
  position INTEGER PRIMARY KEY, document TEXT, start INTEGER, kind TEXT, question TEXT,
  wrong TEXT, right TEXT
);
CREATE INDEX questions_document ON questions (document, kind, start);
CREATE INDEX plain_document ON plain (document, start);
CREATE INDEX places_key ON places (key);
CREATE INDEX passages_document ON passages (document);
"""


@lru_cache(maxsize=4)
def _adapter(record: type) -> TypeAdapter[Any]:
    return TypeAdapter(record)


def _dump(record: object) -> str:
    kind: type = type(record)
    return _adapter(kind).dump_json(record).decode()


def _load(record: type, row: str) -> Any:
    try:
        return _adapter(record).validate_json(row)
    except ValidationError:
        raise IndexDamaged(
            f"A {record.__name__} in the passage store cannot be read. Run: vao index"
        ) from None


class PassageRow:
    """A passage as stored: its record, its running text and the digest of what was embedded."""

    __slots__ = ("digest", "passage", "text")

    def __init__(self, passage: Passage, text: str, digest: str) -> None:
        self.passage, self.text, self.digest = passage, text, digest


class Store:
    """Read access to one generation's SQLite file; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise IndexDamaged(f"{path.name} is missing from the index. Run: vao index")
        # Read-only, so nothing that reads can change a generation.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self.kamerstuk = lru_cache(maxsize=256)(self._kamerstuk)
        self.plain = lru_cache(maxsize=256)(self._plain)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def check(self) -> None:
        """Raises IndexDamaged when SQLite finds its own file broken."""
        if (found := self._rows("PRAGMA quick_check")[0][0]) != "ok":
            raise IndexDamaged(f"SQLite reports: {found}. Run: vao index")

    def entries(self) -> tuple[SourceEntry, ...]:
        """The documents, oldest first, without their text."""
        rows = self._rows("SELECT entry FROM documents ORDER BY position")
        return tuple(_load(SourceEntry, row[0]) for row in rows)

    def count(self, table: str) -> int:
        """Number of rows of "documents", "passages", "notes", "places" or "questions"."""
        assert table in ("documents", "passages", "notes", "places", "questions")
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])

    def passage_ids(self) -> list[str]:
        """All passage ids in the order of the lexical index."""
        return [row[0] for row in self._rows("SELECT id FROM passages ORDER BY position")]

    def documents_of_passages(self) -> list[str]:
        """The document id of every passage, in the order of the lexical index."""
        return [row[0] for row in self._rows("SELECT document FROM passages ORDER BY position")]

    def passages(self, ids: Sequence[str]) -> dict[str, PassageRow]:
        """The stored passages with these ids."""
        found: dict[str, PassageRow] = {}
        for at in range(0, len(ids), 500):  # SQLite limits the variables of one statement
            part = ids[at : at + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT id, record, text, digest FROM passages WHERE id IN ({marks})"
            for passage_id, record, text, digest in self._rows(query, part):
                row = PassageRow(_load(Passage, record), text, digest)
                found[passage_id] = row
        return found

    def digests(self) -> dict[str, str]:
        """Digest of the embedded text -> passage id."""
        return dict(self._rows("SELECT digest, id FROM passages"))

    def places(self, key: str) -> list[tuple[str, int | None, int, int, str]]:
        """Where a kst id, TZ number or motion is named: document, footnote, start, end, raw."""
        query = (
            "SELECT p.document, footnote, start, end, raw FROM places p "
            "JOIN documents d ON d.id = p.document WHERE key = ? ORDER BY d.position, start"
        )
        return [(r[0], r[1], r[2], r[3], r[4]) for r in self._rows(query, (key,))]

    def place_keys(self) -> list[str]:
        """Every key that `places` knows."""
        return [row[0] for row in self._rows("SELECT DISTINCT key FROM places ORDER BY key")]

    def _kamerstuk(self, document: str) -> Kamerstuk:
        rows = self._rows("SELECT record FROM documents WHERE id = ?", (document,))
        if not rows:
            known = ", ".join(e.id for e in self.entries()[:20])
            raise UnknownDocument(f"{document!r} is not in the dossier; it holds: {known}")
        kamerstuk: Kamerstuk = _load(Kamerstuk, rows[0][0])
        return kamerstuk

    def _plain(self, document: str) -> PlainText:
        rows = self._rows(
            "SELECT start, text FROM plain WHERE document = ? ORDER BY start", (document,)
        )
        return PlainText([PlainLine(document, start, text) for start, text in rows])

    def questions(self, positions: Sequence[int]) -> list[AskedLine]:
        """The written questions at these positions, at most 500."""
        marks = ",".join("?" * len(positions))
        found = {
            row[0]: _asked(row)
            for row in self._rows(f"SELECT * FROM questions WHERE position IN ({marks})", positions)
        }
        return [found[position] for position in positions]

    def question_places(self, document: str, kind: str) -> tuple[list[int], list[int]]:
        """Starts of the sentences with questions of one kind, in order, and their positions."""
        rows = self._rows(
            "SELECT start, position FROM questions WHERE document = ? AND kind = ? "
            "ORDER BY start, position", (document, kind),
        )
        return [start for start, _ in rows], [position for _, position in rows]

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise IndexDamaged(
                f"The passage store cannot be read ({error}). Run: vao index"
            ) from error


def _asked(row: tuple[Any, ...]) -> AskedLine:
    _, document, start, kind, question, wrong, right = row
    forms = tuple(json.loads(wrong)), tuple(json.loads(right))
    return AskedLine(document, start, kind, question, *forms)


def write_store(
    path: Path,
    kamerstukken: Iterable[Kamerstuk],
    passages: Iterable[tuple[Passage, str, str]],
    places: Iterable[tuple[str, str, int | None, int, int, str]],
    plain: Iterable[tuple[str, int, str]] = (),
    questions: Iterable[AskedLine] = (),
) -> None:
    """Write a new store: documents, (passage, text, digest), (key, document, note, …),
    (document, start, plain language) rows and questions."""
    with sqlite3.connect(path) as db:
        db.executescript(_SCHEMA)
        for position, k in enumerate(kamerstukken):
            row = (position, k.id, _dump(k.entry), _dump(k))
            db.execute("INSERT INTO documents VALUES (?,?,?,?)", row)
            db.executemany(
                "INSERT INTO notes VALUES (?,?,?)", [(k.id, n.number, n.text) for n in k.notes]
            )
        db.executemany(
            "INSERT INTO passages VALUES (?,?,?,?,?,?)",
            (
                (position, p.id, p.document, _dump(p), text, digest)
                for position, (p, text, digest) in enumerate(passages)
            ),
        )
        db.executemany("INSERT INTO places VALUES (?,?,?,?,?,?)", places)
        db.executemany("INSERT INTO plain VALUES (?,?,?)", plain)
        db.executemany(
            "INSERT INTO questions VALUES (?,?,?,?,?,?,?)",
            (
                (position, q.document, q.start, q.kind, q.question,
                 json.dumps(q.wrong), json.dumps(q.right))
                for position, q in enumerate(questions)
            ),
        )
    db.close()

