"""The index that a search over all persons uses: words by their beginnings, and three letters in a row anywhere.

Made when a database that lacks it is opened. Triggers note whose words change, so that undoing and merging need not know of it,
and every transaction brings it up to date before its end. Whoever becomes protected leaves no trace in it. Where SQLite is too
old for that there is none, and searching reads the register through.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database

from courses.store.sqlite import sqlite3

_SINCE = (3, 42)
"""The version of SQLite from which an index forgets what was taken out of it (its option "secure-delete")."""
_MANY, _COST = 100, 25
"""How many are many to take out, and what each costs, counted in those put in."""
_WORDS = "fts5(search_text, content='person', content_rowid='id', detail=none, columnsize=0, "
_TABLES = (
    # all but spaces belongs to a word, marks and addresses too; folding has been done already
    (
        "person_word",
        f"{_WORDS}prefix='1 2 3 4', tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
    ),
    ("person_part", f'{_WORDS}tokenize="trigram case_sensitive 1")'),
)
_PENDING = "CREATE TABLE person_pending (person_id INTEGER PRIMARY KEY, was TEXT) STRICT"
"""Whose words have changed in this transaction, with what the index has of them, if it has them."""
_NOTE = "INSERT INTO person_pending (person_id, was) VALUES ({}) ON CONFLICT (person_id) DO NOTHING"
_TRIGGERS = {
    "person_found": ("AFTER INSERT ON person", _NOTE.format("new.id, NULL")),
    "person_found_otherwise": (
        "AFTER UPDATE OF search_text ON person WHEN old.search_text <> new.search_text",
        _NOTE.format("old.id, old.search_text"),
    ),
    "person_lost": ("AFTER DELETE ON person", _NOTE.format("old.id, old.search_text")),
}


def is_able(db: Database) -> bool:
    """Return whether this SQLite can keep the index."""
    if sqlite3.sqlite_version_info < _SINCE:
        return False
    return bool(db.conn.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone())


def is_kept(db: Database) -> bool:
    """Return whether the index is there and kept right."""
    names = ", ".join(f"'{name}'" for name in _TRIGGERS)
    sql = f"SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name IN ({names})"
    return bool(db.conn.execute(sql).fetchone()[0] == len(_TRIGGERS))


def ready(db: Database, begin: Callable[[Database], None], text_of: Callable[[dict[str, object]], str]) -> bool:
    """Make the index where it is wanting, give it up where SQLite cannot keep it, and return whether it is there.

    `text_of` says what a person's row is found by. Raises what `begin` raises.
    """
    is_there, wanted = is_kept(db), is_able(db)
    if is_there == wanted:
        return is_there
    begin(db)
    try:
        _drop_triggers(db)
        if wanted:
            _tell_anew(db, text_of)
            _make(db)
    except BaseException:
        db.conn.execute("ROLLBACK")
        raise
    db.conn.execute("COMMIT")
    return wanted


def _drop_triggers(db: Database) -> None:
    for name in _TRIGGERS:
        db.conn.execute(f"DROP TRIGGER IF EXISTS {name}")


def _tell_anew(db: Database, text_of: Callable[[dict[str, object]], str]) -> None:
    """Write what each person is found by as this program does; an older one wrote it otherwise."""
    cursor = db.conn.execute("SELECT * FROM person")
    names = [column[0] for column in cursor.description]
    rows = (dict(zip(names, row, strict=True)) for row in cursor.fetchall())
    told = ((text_of(row), row["search_text"], row["id"]) for row in rows)
    changed = [(new, number) for new, old, number in told if new != old]
    db.conn.executemany("UPDATE person SET search_text = ? WHERE id = ?", changed)


def _make(db: Database) -> None:
    db.conn.execute("DROP TABLE IF EXISTS person_pending")
    db.conn.execute(_PENDING)
    for table, how in _TABLES:
        db.conn.execute(f"DROP TABLE IF EXISTS {table}")
        db.conn.execute(f"CREATE VIRTUAL TABLE {table} USING {how}")
        db.conn.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('secure-delete', 1)")
        db.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    for name, (when, what) in _TRIGGERS.items():
        db.conn.execute(f"CREATE TRIGGER {name} {when} BEGIN {what}; END")


def is_behind(db: Database) -> bool:
    """Return whether somebody's words have changed since the index was last brought up to date."""
    return db.conn.execute("SELECT 1 FROM person_pending LIMIT 1").fetchone() is not None


def catch_up(db: Database) -> None:
    """Bring the index up to date inside a write transaction, all at once: one by one takes ten times as long.

    To take somebody out without a trace costs as much as to put 25 in; for many the index is rather made anew.
    """
    gone = db.conn.execute("SELECT count(*) FROM person_pending WHERE was IS NOT NULL").fetchone()[0]
    if gone > _MANY and gone * _COST > db.conn.execute("SELECT count(*) FROM person").fetchone()[0]:
        for table, _how in _TABLES:
            db.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    else:
        _catch_up(db)
    db.conn.execute("DELETE FROM person_pending")


def _catch_up(db: Database) -> None:
    for table, _how in _TABLES:
        db.conn.execute(
            f"INSERT INTO {table} ({table}, rowid, search_text) "
            "SELECT 'delete', person_id, was FROM person_pending WHERE was IS NOT NULL"
        )
        db.conn.execute(
            f"INSERT INTO {table} (rowid, search_text) "
            "SELECT p.id, p.search_text FROM person_pending n JOIN person p ON p.id = n.person_id"
        )
