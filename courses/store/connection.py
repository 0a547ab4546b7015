"""Opens the database as every part of the program must have it, and lends write transactions.

One Store belongs to one thread. Nothing here knows what the tables mean.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from courses import places
from courses.errors import Busy, Damaged, Refused
from courses.i18n import _
from courses.rules.search_words import search_text
from courses.store import migrations, search_index
from courses.store.sqlite import sqlite3

BUSY_SECONDS = 10
"""How long a write waits for another program's (one second gave 89 failures in 134,947 when measured)."""
_PAUSE = (0.001, 0.012)
"""Seconds between two askings for the write lock, the least and the most."""
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "davfs", "fuse.davfs2"}
)
_SYNC_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "com~apple~clouddocs")

Row = dict[str, Any]


class Hanging(NamedTuple):
    """A column that names rows of another table by a foreign key."""

    table: str
    column: str
    named: str
    """The column of the other table that it holds."""
    on_delete: str
    """What becomes of it when that row goes: "CASCADE", "SET NULL", "RESTRICT" …"""


class Store:
    """An open database. `query` reads; `immediate` lends a write transaction."""

    def __init__(self, db: Database, path: Path, *, has_search_index: bool = False) -> None:
        """Keep an opened and migrated database and where it lies."""
        self.db = db
        self.has_search_index = has_search_index
        self.path = path
        self.is_limited = False
        """Whether it is lent to somebody who does not see everything (`store.limits`)."""
        self.columns: dict[str, tuple[str, ...]] = {}
        self.hanging: dict[str, tuple[Hanging, ...]] = {}
        """By table what names its rows, as far as it is known yet."""
        self._is_trial = False

    @property
    def data_folder(self) -> Path:
        """The folder that the database lies in."""
        return self.path.parent

    def query(self, sql: str, params: tuple[object, ...] | dict[str, object] = ()) -> list[Row]:
        """Return all rows of a SELECT as dictionaries."""
        cursor = self.db.conn.execute(sql, params)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def one(self, sql: str, params: tuple[object, ...] | dict[str, object] = ()) -> Row | None:
        """Return the first row of a SELECT, or None."""
        rows = self.query(sql, params)
        return rows[0] if rows else None

    def value(self, sql: str, params: tuple[object, ...] = ()) -> Any:  # noqa: ANN401 a column may hold anything
        """Return the first column of the first row, or None."""
        row = self.db.conn.execute(sql, params).fetchone()
        return row[0] if row else None

    @contextmanager
    def immediate(self) -> Iterator[None]:
        """Hold the write lock from start to end: all is kept, or, on any exception, nothing. Raises Busy."""
        if self._is_trial:
            with self._part_of_trial():
                yield
            return
        begin(self.db)
        try:
            yield
            self.update_search_index()
        except BaseException:
            self.db.conn.execute("ROLLBACK")
            raise
        self.db.conn.execute("COMMIT")

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Hold the write lock, let deeds be done as ever, and take all of them back at the end. Raises Busy."""
        begin(self.db)
        self._is_trial = True
        try:
            yield
        finally:
            self._is_trial = False
            self.db.conn.execute("ROLLBACK")

    @contextmanager
    def _part_of_trial(self) -> Iterator[None]:
        self.db.conn.execute("SAVEPOINT part")
        try:
            yield
            self.update_search_index()
        except BaseException:
            self.db.conn.execute("ROLLBACK TO part")
            self.db.conn.execute("RELEASE part")
            raise
        self.db.conn.execute("RELEASE part")

    def update_search_index(self) -> None:
        """Let a search find what has been written so far in this transaction; its end does so too."""
        if self.has_search_index and not self.is_limited and search_index.is_behind(self.db):
            search_index.catch_up(self.db)

    def close(self) -> None:
        """Close the file; the WAL is folded in by the last one to leave."""
        self.db.conn.close()


def open_store(data_folder: Path) -> Store:
    """Open the database in `data_folder`, created private and migrated as needed.

    Raises Refused on a network share, TooNew when a newer program wrote it, Busy when locked, Damaged when no database.
    """
    refuse_shared_folder(data_folder)
    places.private_folder(data_folder)
    path = places.database_file(data_folder)
    _create_private(path)
    db = _connect(path)
    try:
        _prepare(db)
        migrations.migrate(db, begin)
        has_search_index = search_index.ready(db, begin, search_text)
    except BaseException:
        db.conn.close()
        raise
    return Store(db, path, has_search_index=has_search_index)


def begin(db: Database) -> None:
    """Start a write transaction that takes the lock at once, so that read-then-write cannot fail. Raises Busy.

    It is asked for anew every few milliseconds, at random: SQLite itself asks ever more seldom, so that of fifty who write
    at once those who came first would wait in vain.
    """
    until = time.monotonic() + BUSY_SECONDS
    db.conn.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(db, is_last=time.monotonic() >= until):
            time.sleep(random.uniform(*_PAUSE))  # noqa: S311 nothing secret
    finally:
        db.conn.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")


def _begun(db: Database, *, is_last: bool) -> bool:
    try:
        db.conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) and not is_last:
            return False
        raise Busy(
            _("Someone else is writing to the database."), _("Wait a moment and try again; nothing was changed.")
        ) from error
    return True


def _connect(path: Path) -> Database:
    # isolation_level None: nobody but `immediate` begins a transaction.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    return Database(connection, execute_plugins=False)  # nobody else's code runs on this file, and it starts sooner


def _prepare(db: Database) -> None:
    try:
        if db.conn.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            db.conn.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        raise Busy(_("The database is locked."), _("Wait a moment and try again.")) from error
    except sqlite3.DatabaseError as error:
        raise Damaged(_("The file is not a Kursverkstad database."), _("Choose another data folder.")) from error
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF"):
        db.conn.execute(f"PRAGMA {pragma}")


def _create_private(path: Path) -> None:
    """Create the file for its owner only, before SQLite does; its -wal and -shm then get the same mode."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def refuse_shared_folder(folder: Path) -> None:
    """Raise Refused when `folder` is on a network share: several computers would damage the file.

    A folder that a sync service copies is refused too, because it copies halves of a transaction.
    """
    resolved = folder.expanduser().resolve()
    parts = " / ".join(resolved.parts).casefold()
    hint = _("Choose a folder on this computer, and copy backups to the share.")
    if str(resolved).startswith(("\\\\", "//")) or _file_system(resolved) in _NETWORK_FILE_SYSTEMS:
        raise Refused(_("The folder {folder} is on a network share.").format(folder=folder), hint)
    if any(name in parts for name in _SYNC_FOLDERS):
        raise Refused(_("The folder {folder} is copied by a sync service.").format(folder=folder), hint)


def _file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the type of the file system that `folder` is on, where the system says so (Linux), else ""."""
    if not mounts.exists():
        return ""
    best = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, kind = line.split(" ")[:3]
        point = point.replace("\\040", " ")
        if folder.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]
