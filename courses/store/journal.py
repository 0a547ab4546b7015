"""The journal: each deed in one transaction, with before and after of every changed row.

`deed()` is the only way in which actions write. From the journal come undo, history and the audit log.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from courses import clock
from courses.errors import Conflict, Refused
from courses.i18n import _
from courses.model import Actor, HistoryRow, Role
from courses.rules import rights
from courses.store import hidden_names, signing
from courses.store.connection import Hanging, Row, Store
from courses.store.row_json import as_json, from_json
from courses.store.sqlite import sqlite3


class Deed:
    """Writes rows and remembers what changed; made by `deed()`, which keeps or drops all of it."""

    def __init__(self, store: Store, actor: Actor, words: str) -> None:
        """Begin with nothing changed; `words` may still be altered before the end."""
        self.store = store
        self.actor = actor
        self.words = words
        self.undoes: int | None = None
        self._changes: list[tuple[str, int, str | None, str | None]] = []
        self._ranges: list[tuple[str, int, int]] = []
        self._last_deleted: dict[str, int] = {}
        """By table the highest id that this deed has deleted."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been changed so far."""
        return not (self._changes or self._ranges)

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Insert one row, with a new uid where the table has one, and return its id."""
        rights.require_table(self.actor, table)
        filled = self._with_uid(table, values)
        if table in self._last_deleted:
            filled = {"id": self._next_id(table), **filled}
        names = ", ".join(f'"{name}"' for name in filled)
        marks = ", ".join("?" * len(filled))
        cursor = self._execute(f'INSERT INTO main."{table}" ({names}) VALUES ({marks})', tuple(filled.values()))
        row_id = int(cursor.lastrowid or 0)
        self._remember(table, row_id, None, self.row(table, row_id))
        return row_id

    def insert_many(self, table: str, names: Sequence[str], rows: Iterable[Sequence[object]]) -> tuple[int, int]:
        """Insert many rows at once and return the first and last id; (1, 0) for none. Ids are consecutive."""
        rights.require_table(self.actor, table)
        first = self._next_id(table)
        columns = ["id", *names] + (["uid"] if "uid" in columns_of(self.store, table) else [])
        has_uid = columns[-1] == "uid"
        batch = uuid.uuid4().hex[:24]  # uids that follow on each other are far quicker to index, and as unique
        numbered = (
            (number, *row, f"{batch}{number:08x}") if has_uid else (number, *row)
            for number, row in enumerate(rows, first)
        )
        quoted = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self.store.db.conn.executemany(f'INSERT INTO main."{table}" ({quoted}) VALUES ({marks})', numbered)
        last = int(self.store.value(f'SELECT coalesce(max(id), 0) FROM main."{table}"'))
        if last >= first:
            self._ranges.append((table, first, last))
        return (first, last) if last >= first else (1, 0)

    def update(self, table: str, row_id: int, values: Mapping[str, object], *, version: int | None = None) -> bool:
        """Change a row and raise its version; return False when nothing differs.

        Raises Conflict when `version` is given and the row has another one by now, or is gone.
        """
        rights.require_table(self.actor, table)
        before = self.row(table, row_id)
        if before is None or (version is not None and before["version"] != version):
            raise Conflict(
                _("Somebody else has changed this in the meantime."), _("Look at it again, then make your change.")
            )
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return False
        if "version" in before:
            changed["version"] = before["version"] + 1
        sets = ", ".join(f'"{name}" = ?' for name in changed)
        self._execute(f'UPDATE main."{table}" SET {sets} WHERE id = ?', (*changed.values(), row_id))
        self._remember(table, row_id, before, {**before, **changed})
        if table == "person" and changed.get("is_protected"):
            self.hide_name(row_id, str(changed.get("alias", before["alias"])))
        return True

    def hide_name(self, person_id: int, alias: str) -> None:
        """Put an alias for every name that a person has had, in the words of earlier deeds about them. It stays so."""
        hidden_names.hide(self.store, person_id, alias, _about)

    def delete(self, table: str, row_id: int) -> None:
        """Delete a row, and before it what hangs on it; nothing happens if it is gone.

        What its foreign keys would delete or empty without a word is deleted or emptied here, so that undoing has it.
        """
        rights.require_table(self.actor, table)
        before = self.row(table, row_id)
        if before is None:
            return
        for by, child in hanging_rows(self.store, table, before):
            if by.on_delete == "CASCADE":
                self.delete(by.table, child["id"])
            elif by.on_delete == "SET NULL":
                self.update(by.table, child["id"], {by.column: None})
        self._execute(f'DELETE FROM main."{table}" WHERE id = ?', (row_id,))
        self._last_deleted[table] = max(row_id, self._last_deleted.get(table, 0))
        self._remember(table, row_id, before, None)

    def restore(self, table: str, row: Row) -> None:
        """Insert a row as it was, id and all."""
        rights.require_table(self.actor, table)
        names = ", ".join(f'"{name}"' for name in row)
        self._execute(f'INSERT INTO main."{table}" ({names}) VALUES ({", ".join("?" * len(row))})', tuple(row.values()))
        self._remember(table, row["id"], None, row)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Hold part of the deed: on any exception that part alone is dropped, and the exception goes on."""
        changes, ranges = len(self._changes), len(self._ranges)
        self._execute("SAVEPOINT attempt", ())
        try:
            yield
        except BaseException:
            self._execute("ROLLBACK TO attempt", ())
            self._execute("RELEASE attempt", ())
            del self._changes[changes:], self._ranges[ranges:]
            raise
        self._execute("RELEASE attempt", ())

    def forget(self, table: str, row_id: int, column: str) -> bool:
        """Empty a text for good: in the row, and wherever the journal has it, of this row or of one that was merged with it.

        Return False when there was none. No undoing brings it back.
        """
        rights.require_table(self.actor, table)
        before = self.row(table, row_id)
        if before is None or not before[column]:
            return False
        self._execute("PRAGMA secure_delete = ON", ())  # nor does it stay in what is left over of the file
        self._execute(f'UPDATE main."{table}" SET "{column}" = \'\', version = version + 1 WHERE id = ?', (row_id,))
        for side in ("before", "after"):
            self._execute(
                f"UPDATE journal_change SET {side} = json_set({side}, '$.{column}', '') WHERE table_name = ? "
                f"AND {side} IS NOT NULL AND (row_id = ? OR (instr({side}, ?) AND json_extract({side}, '$.{column}') = ?))",
                (table, row_id, before[column], before[column]),
            )
        self._changes = [
            (name, number, _without(old, column), _without(new, column))
            if (name, number) == (table, row_id)
            else (name, number, old, new)
            for name, number, old, new in self._changes
        ]
        self._remember(table, row_id, {**before, column: ""}, self.row(table, row_id))
        return True

    def note(self, table: str, row_id: int) -> None:
        """Journal that a row was looked at, without changing it."""
        row = self.row(table, row_id)
        self._remember(table, row_id, row, row)

    def row(self, table: str, row_id: int) -> Row | None:
        """Return a row as it is now, whole; None where there is none that the store shows."""
        sql = f'SELECT * FROM main."{table}" WHERE id = ?'
        if self.store.is_limited:
            sql += f' AND id IN (SELECT id FROM "{table}")'
        return self.store.one(sql, (row_id,))

    def _execute(self, sql: str, params: tuple[object, ...]) -> sqlite3.Cursor:
        return self.store.db.conn.execute(sql, params)

    def _with_uid(self, table: str, values: Mapping[str, object]) -> Mapping[str, object]:
        if "uid" in values or "uid" not in columns_of(self.store, table):
            return values
        return {**values, "uid": uuid.uuid4().hex}

    def _next_id(self, table: str) -> int:
        """Return a new row's id, off those that this deed has deleted: undoing could not tell the two apart."""
        highest = int(self.store.value(f'SELECT coalesce(max(id), 0) FROM main."{table}"'))
        return max(highest, self._last_deleted.get(table, 0)) + 1

    def _remember(self, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
        self._changes.append((table, row_id, as_json(before), as_json(after)))

    def close(self) -> None:
        """Write the entry and its changes; a deed that changed nothing leaves no trace."""
        if self.is_empty:
            return
        entry = self._execute(
            "INSERT INTO main.journal_entry (uid, at, actor, role, deed, undoes) VALUES (?, ?, ?, ?, ?, ?)",
            (uuid.uuid4().hex, clock.stamp(), self.actor.name, self.actor.role, self.words, self.undoes),
        ).lastrowid
        self.store.db.conn.executemany(
            "INSERT INTO main.journal_change (entry_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
            ((entry, *change) for change in self._changes),
        )
        for table, first, last in self._ranges:
            fields = ", ".join(f"'{name}', \"{name}\"" for name in columns_of(self.store, table))
            self._execute(
                "INSERT INTO main.journal_change (entry_id, table_name, row_id, after) "
                f'SELECT ?, ?, id, json_object({fields}) FROM main."{table}" WHERE id BETWEEN ? AND ?',
                (entry, table, first, last),
            )


@contextmanager
def deed(store: Store, actor: Actor, words: str) -> Iterator[Deed]:
    """Lend a Deed inside one write transaction; on any exception nothing of it is kept."""
    with store.immediate():
        it = Deed(store, actor, words)
        yield it
        it.close()


def columns_of(store: Store, table: str) -> tuple[str, ...]:
    """Return a table's column names in order, remembered per store."""
    known = store.columns.get(table)
    if known is None:
        known = tuple(row["name"] for row in store.query("SELECT name FROM pragma_table_info(?)", (table,)))
        store.columns[table] = known
    return known


def hanging_rows(store: Store, table: str, row: Row) -> Iterator[tuple[Hanging, Row]]:
    """Give the rows that name `row` of `table` by a foreign key, each with how it does, in order of table and id.

    Also those that the store does not show: what is deleted takes them with it, whoever deletes it.
    """
    for by in _hanging_on(store, table):
        sql = f'SELECT * FROM main."{by.table}" WHERE "{by.column}" = ? ORDER BY id'
        for child in store.query(sql, (row[by.named],)):
            yield by, child


def _hanging_on(store: Store, table: str) -> tuple[Hanging, ...]:
    """Return which columns name rows of a table, remembered per store."""
    if not store.hanging:
        found: dict[str, list[Hanging]] = {}
        for key in store.query(_FOREIGN_KEYS):
            by = Hanging(key["child"], key["from"], key["to"] or "id", key["on_delete"])
            found.setdefault(key["parent"], []).append(by)
        store.hanging.update((parent, tuple(keys)) for parent, keys in found.items())
    return store.hanging.get(table, ())


_FOREIGN_KEYS = (
    'SELECT t.name AS child, k."table" AS parent, k."from", k."to", k.on_delete '
    "FROM main.sqlite_master t, pragma_foreign_key_list(t.name, 'main') k WHERE t.type = 'table' ORDER BY t.name, k.id"
)


def last_entry(store: Store, actor: Actor) -> Row | None:
    """Return the actor's newest deed that is neither undone nor itself an undoing; one that only looked is none.

    What they did when they were something else is left out, unless they may do everything now.
    """
    return store.one(
        "SELECT e.* FROM journal_entry e WHERE e.actor = ? AND e.undoes IS NULL AND (? OR e.role = ?) "
        "AND NOT EXISTS (SELECT 1 FROM journal_entry u WHERE u.undoes = e.id) "
        "AND EXISTS (SELECT 1 FROM journal_change c WHERE c.entry_id = e.id AND c.before IS NOT c.after) "
        "ORDER BY e.id DESC LIMIT 1",
        (actor.name, actor.role is Role.LIBRARIAN, actor.role),
    )


def reverse(it: Deed, entry_id: int) -> None:
    """Put every row of an entry back as it was before it, the row it touched first last.

    Raises Refused when a row has been changed since, something later hangs on it, or it would change what is signed.
    """
    changes = _whole_changes(it.store, entry_id)
    signing.refuse_undo(it.store, it.actor, entry_id, changes)
    for (table, row_id), (before, after) in reversed(changes.items()):
        try:
            _put_back(it, table, row_id, before, after)
        except sqlite3.IntegrityError as error:
            raise Refused(_("This cannot be undone: something later builds on it.")) from error
    it.undoes = entry_id


def _whole_changes(store: Store, entry_id: int) -> dict[tuple[str, int], tuple[Row | None, Row | None]]:
    """Return each row that an entry touched, as it was before the first and after the last time."""
    whole: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
    for change in store.query("SELECT * FROM journal_change WHERE entry_id = ? ORDER BY id", (entry_id,)):
        before = from_json(change["before"]) if change["before"] else None
        after = from_json(change["after"]) if change["after"] else None
        key = (change["table_name"], change["row_id"])
        is_later = key in whole and before is not None  # rows that `insert_many` made are told last of all
        first = whole[key][0] if is_later else before
        if after is None:
            whole.pop(key, None)  # what hung on it went before it, and so has to come back after it
        whole[key] = (first, after)
    return whole


def _said(row: Row | None) -> Row | None:
    """Return a row without its version: an undoing raises it, and the deed before may be undone too."""
    return None if row is None else {name: value for name, value in row.items() if name != "version"}


def _put_back(it: Deed, table: str, row_id: int, before: Row | None, after: Row | None) -> None:
    if _said(it.row(table, row_id)) != _said(after):
        raise Refused(
            _("This cannot be undone: it has been changed since."), _("Look at the history, and change it by hand.")
        )
    if before == after:
        return
    if before is None:
        _refuse_built_on(it, table, row_id)
        it.delete(table, row_id)
    elif after is None:
        it.restore(table, before)
    else:
        values = {name: value for name, value in before.items() if name not in ("id", "version")}
        it.update(table, row_id, values)


def _refuse_built_on(it: Deed, table: str, row_id: int) -> None:
    """Raise Refused when a row that is to go has had something hung on it since: that would go with it."""
    row = it.row(table, row_id)
    if row is not None and any(True for _by in hanging_rows(it.store, table, row)):
        raise Refused(_("This cannot be undone: something later builds on it."))


def history(store: Store, *, table: str = "", row_id: int | None = None, limit: int = 100) -> list[HistoryRow]:
    """Return deeds, newest first; with `table` and `row_id`, those that changed that row or what hangs on it."""
    where, params = _about(table, row_id)
    rows = store.query(
        "SELECT e.id, e.at, e.actor, e.deed, EXISTS (SELECT 1 FROM journal_entry u WHERE u.undoes = e.id) AS undone "
        f"FROM journal_entry e WHERE {where} ORDER BY e.id DESC LIMIT ?",
        (*params, limit),
    )
    return [
        HistoryRow(
            entry_id=row["id"],
            at=clock.to_local(datetime.fromisoformat(row["at"])),
            actor=row["actor"],
            deed=row["deed"],
            is_undone=bool(row["undone"]),
        )
        for row in rows
    ]


def _about(table: str, row_id: int | None) -> tuple[str, tuple[object, ...]]:
    """Return the condition for deeds about a row: its own changes, and those of rows that name it."""
    if not table:
        return "1 = 1", ()
    own = "SELECT entry_id FROM journal_change WHERE table_name = ? AND row_id = ?"
    naming = f"SELECT entry_id FROM journal_change WHERE {_NAMES} = ?" if table in _NAMED else ""
    if not naming:
        return f"e.id IN ({own})", (table, row_id)
    naming = naming.replace("%", _NAMED[table])
    marks = ""
    params: tuple[object, ...] = (table, row_id, row_id)
    if table == "course":  # a mark or a booking names its session, not its course
        marks = f" UNION {_MARKS}"
        params = (*params, row_id)
    return f"e.id IN ({own} UNION {naming}{marks})", params


_NAMED = {"course": "course_id", "person": "person_id"}
_NAMES = "json_extract(coalesce(after, before), '$.%')"
_MARKS = (
    "SELECT entry_id FROM journal_change "
    "WHERE table_name IN ('attendance_mark', 'booking', 'walk_in_mark', 'sign_off', 'mark_correction') "
    "AND json_extract(coalesce(after, before), '$.session_id') IN (SELECT id FROM session WHERE course_id = ?)"
)


def _without(text: str | None, column: str) -> str | None:
    """Return a row's JSON with one column emptied."""
    return None if text is None else as_json({**from_json(text), column: ""})
