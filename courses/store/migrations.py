"""Brings a database to this program's shape. Migrations are SQL files in db/migrations, applied in order of name.

They only go forward and are never edited once released. All pending ones are one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils import Database

from courses import clock, resources
from courses.errors import Damaged, TooNew
from courses.i18n import _
from courses.store.sqlite import sqlite3

_LEDGER = "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT"


def migrate(db: Database, begin: Callable[[Database], None]) -> None:
    """Apply what is pending, under the write lock, so that programs that start at once do not collide.

    Raises TooNew when the database has had migrations that this program does not know.
    """
    files = {path.stem: path for path in sorted(resources.folder("db/migrations").glob("*.sql"))}
    if _applied(db) == set(files):
        return
    db.conn.execute("PRAGMA foreign_keys=OFF")
    begin(db)
    try:
        _apply(db, files)
    except BaseException:
        db.conn.execute("ROLLBACK")
        raise
    db.conn.execute("COMMIT")
    db.conn.execute("PRAGMA foreign_keys=ON")


def _apply(db: Database, files: dict[str, Path]) -> None:
    db.conn.execute(_LEDGER)
    done = _applied(db)
    if done - set(files):
        raise TooNew(
            _("The database was written by a newer version of Kursverkstad."),
            _("Update the program; nothing was changed."),
        )
    for name in sorted(set(files) - done):
        for statement in statements(files[name].read_text(encoding="utf-8")):
            db.conn.execute(statement)
        db.conn.execute("INSERT INTO migration VALUES (?, ?)", (name, clock.stamp()))
    if db.conn.execute("PRAGMA foreign_key_check").fetchall():
        raise Damaged(_("The database has rows that belong to nothing."), _("Restore a backup."))


def _applied(db: Database) -> set[str]:
    if not db.conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'migration'").fetchone():
        return set()
    return {name for (name,) in db.conn.execute("SELECT name FROM migration")}


def statements(script: str) -> Iterator[str]:
    """Yield the statements of an SQL script one by one, triggers whole."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
