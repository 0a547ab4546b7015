"""Printed attendance lists: their number, the sessions above their columns, who stands in which row. Reads only.

Lists that were printed before rows were remembered have none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from courses.store import rows
from courses.store.connection import Row, Store


@dataclass(frozen=True, slots=True)
class PrintedList:
    """An attendance list as it was printed."""

    id: int
    number: str
    course_id: int
    printed_at: datetime
    """Local time."""
    blank_rows: int
    codes: dict[int, str]
    """What stands above each session's column, by session id, in order of time."""
    rows: dict[int, int]
    """Who stands in each row: person ids by number, in order."""

    @property
    def last_row(self) -> int:
        """The number of the last row with a name; the blank ones are numbered on."""
        return max(self.rows, default=0)

    def session_of(self, code: str) -> int | None:
        """Return the session above whose column a code stands; None: no column has it."""
        return next((session for session, written in self.codes.items() if written == code), None)


@dataclass(frozen=True, slots=True)
class ListReading:
    """What somebody keyed from a list."""

    id: int
    session_id: int
    list_number: str
    """Empty: by the places of the course's own list."""
    kind: str
    """"FIRST", "SECOND", or "SETTLED" where the two differed."""
    line: str
    """As it was keyed; may have names in it: never for showing."""
    places: tuple[int, ...]
    """Without a printed list: who stood in the rows, person ids in order from 1."""
    read_by: str
    read_at: str
    """UTC."""


def numbered(store: Store, number: int, year: int | None = None) -> PrintedList | None:
    """Return the attendance list of a number; without a year, the newest that has it. None: there is none."""
    sql = "SELECT * FROM print_run WHERE kind = 'ATTENDANCE_LIST' AND number LIKE ? ORDER BY number DESC LIMIT 1"
    row = store.one(sql, (f"{year or '____'}-{number:04d}",))
    return _read(store, row) if row else None


def of_session(store: Store, session_id: int) -> list[PrintedList]:
    """Return the lists that have a session among their columns, the newest first."""
    sql = (
        "SELECT p.* FROM list_session c JOIN print_run p ON p.id = c.print_run_id WHERE c.session_id = ? "
        "ORDER BY p.printed_at DESC, p.id DESC"
    )
    return [_read(store, row) for row in store.query(sql, (session_id,))]


def kind_of(store: Store, number: int, year: int | None = None) -> Row | None:
    """Return what was printed under a number, whatever it is: kind, number and course id; None: nothing."""
    sql = "SELECT kind, number, course_id FROM print_run WHERE number LIKE ? ORDER BY number DESC LIMIT 1"
    return store.one(sql, (f"{year or '____'}-{number:04d}",))


def readings(store: Store, session_id: int) -> list[ListReading]:
    """Return what was keyed for a session, in order of time; bare, never for showing."""
    return _readings(store, "r.session_id = ?", session_id)


def readings_of(store: Store, list_id: int) -> list[ListReading]:
    """Return what was keyed from a list, for any of its sessions, in order of time; bare, never for showing."""
    return _readings(store, "r.print_run_id = ?", list_id)


def _readings(store: Store, where: str, about: int) -> list[ListReading]:
    sql = f"SELECT r.*, p.number FROM list_reading r LEFT JOIN print_run p ON p.id = r.print_run_id WHERE {where} ORDER BY r.id"
    return [_reading(row) for row in store.query(sql, (about,))]


def _reading(row: Row) -> ListReading:
    return ListReading(
        id=row["id"],
        session_id=row["session_id"],
        list_number=row["number"] or "",
        kind=row["kind"],
        line=row["line"],
        places=tuple(json.loads(row["places"] or "[]")),
        read_by=row["read_by"],
        read_at=row["read_at"],
    )


def _read(store: Store, row: Row) -> PrintedList:
    columns = store.query(
        "SELECT c.session_id, c.code FROM list_session c JOIN session s ON s.id = c.session_id "
        "WHERE c.print_run_id = ? ORDER BY s.day, s.start, s.id",
        (row["id"],),
    )
    people = store.query("SELECT number, person_id FROM list_row WHERE print_run_id = ? ORDER BY number", (row["id"],))
    return PrintedList(
        id=row["id"],
        number=row["number"],
        course_id=row["course_id"],
        printed_at=rows.moment(row["printed_at"]),
        blank_rows=row["blank_rows"],
        codes={one["session_id"]: one["code"] for one in columns},
        rows={one["number"]: one["person_id"] for one in people},
    )
