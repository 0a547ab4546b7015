"""The files that were read in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from courses.model import Actor
from courses.rules import rights
from courses.store import rows
from courses.store.connection import Row, Store


@dataclass(frozen=True, slots=True)
class ImportRun:
    """A file that was read in."""

    id: int
    at: datetime
    """Naive local time."""
    actor: str
    kind: str
    file: str
    digest: str
    layout: str
    """Which program made it, when that was seen."""
    rows: int
    created: int
    changed: int
    unchanged: int
    rejected: int


def recent(store: Store, actor: Actor, limit: int = 100) -> list[ImportRun]:
    """Return the files that were read in, newest first; those that were undone are gone."""
    rights.require(actor, rights.Right.IMPORT)
    return [_run(row) for row in store.query("SELECT * FROM import_run ORDER BY id DESC LIMIT ?", (limit,))]


def last_of(store: Store, kind: str, digest: str) -> ImportRun | None:
    """Return when a file was read in last, told by its digest; None: never, or it was undone."""
    row = store.one("SELECT * FROM import_run WHERE kind = ? AND digest = ? ORDER BY id DESC LIMIT 1", (kind, digest))
    return _run(row) if row else None


def _run(row: Row) -> ImportRun:
    names = "id actor kind file digest layout rows created changed unchanged rejected".split()
    return ImportRun(at=rows.moment(row["at"]), **{name: row[name] for name in names})
