"""Whether a database holds together: the file, the keys between rows, and what the program promises about its own rows.

`find_troubles` only reads. `told` turns what SQLite says of a broken or locked file into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from courses.errors import Busy, Damaged, Refused
from courses.i18n import _
from courses.store.connection import Row, Store
from courses.store.held import HOLDING
from courses.store.sqlite import sqlite3

JOURNALLED = (
    "organisation",
    "room",
    "equipment",
    "leader",
    "closure",
    "course_plan",
    "course_plan_session",
    "course",
    "session",
    "person",
    "enrolment",
    "enrolment_event",
    "enrolment_session",
    "booking",
    "attendance_mark",
    "walk_in",
    "walk_in_mark",
    "sign_off",
    "mark_correction",
    "list_reading",
    "certificate",
    "print_run",
    "list_session",
    "list_row",
    "setting",
    "target",
    "message_template",
    "message",
    "interest",
    "not_same",
    "merged_key",
    "call",
    "deadline_rule",
    "deadline_done",
    "elist_field",
    "user",
    "partner_key",
    "packet",
    "packet_course",
    "packet_return",
    "handout",
    "handout_picture",
    "handout_use",
    "paper_template",
    "logo",
    "print_batch",
    "print_item",
    "certificate_issue",
    "signing_key",
)
"""Tables whose every row must stand in the journal."""
_SHOWN = 20
"""How many rows with the same trouble are named."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be."""

    kind: str
    """"file", "keys", "seats", "queue", "numbers", "marks", "log" or "journal"."""
    text: str
    """What, in the reader's language; persons by key only."""


@contextmanager
def told() -> Iterator[None]:
    """Raise Damaged, Busy or Refused, in words, for what SQLite raises inside."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Busy(_("The database is locked."), _("Wait a moment and try again.")) from error
        raise Refused(
            _("The database cannot be used: {reason}").format(reason=error),
            _("Look at the file’s rights and the space left on the disk."),
        ) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        raise Damaged(_("The database is damaged: {reason}").format(reason=error), _("Restore a backup.")) from error


def find_troubles(store: Store) -> list[Trouble]:
    """Return all that is wrong, the gravest first; empty when nothing is."""
    return [trouble for look in _LOOKS for trouble in look(store)]


def _file(store: Store) -> list[Trouble]:
    said = [str(row["quick_check"]) for row in store.query("PRAGMA quick_check")]
    return [Trouble("file", line) for line in said if line != "ok"]


def _keys(store: Store) -> list[Trouble]:
    text = _("A row of {table} (id {id}) belongs to a row of {parent} that is not there")
    broken = store.query("PRAGMA foreign_key_check")
    return [Trouble("keys", text.format(table=row["table"], id=row["rowid"], parent=row["parent"])) for row in broken]


def _seats(store: Store) -> list[Trouble]:
    """Courses with more seats taken than they have, or ever had according to the journal."""
    sql = f"""
        SELECT c.code, c.seats, n.taken FROM course c
        JOIN (SELECT course_id, count(*) AS taken FROM enrolment WHERE status IN {HOLDING} GROUP BY course_id) n
            ON n.course_id = c.id
        WHERE n.taken > c.seats AND NOT EXISTS (SELECT 1 FROM session s WHERE s.course_id = c.id AND (s.seats IS NOT NULL
                OR EXISTS (SELECT 1 FROM enrolment_session x WHERE x.session_id = s.id)))
            AND NOT EXISTS (SELECT 1 FROM journal_change j WHERE j.table_name = 'course'
            AND j.row_id = c.id AND j.before IS NOT NULL
            AND coalesce(json_extract(j.before, '$.seats'), n.taken) >= n.taken)
    """
    text = _("{code} has {seats} seats, and {taken} are taken")
    return _each(store, "seats", sql, lambda row: text.format(**row))


def _queue(store: Store) -> list[Trouble]:
    sql = """
        SELECT c.code FROM enrolment e JOIN course c ON c.id = e.course_id WHERE e.status = 'WAITING'
        GROUP BY c.id HAVING min(e.position) <> 1 OR max(e.position) <> count(*) OR count(DISTINCT e.position) <> count(*)
    """
    text = _("The waiting list of {code} is not numbered 1, 2, 3 …")
    return _each(store, "queue", sql, lambda row: text.format(code=row["code"]))


def _numbers(store: Store) -> list[Trouble]:
    sql = """
        SELECT DISTINCT c.code FROM (SELECT course_id, number, row_number() OVER (PARTITION BY course_id ORDER BY day, start)
                AS place FROM session WHERE is_cancelled = 0) s
        JOIN course c ON c.id = s.course_id WHERE s.number IS NOT s.place
        UNION SELECT c.code FROM session s JOIN course c ON c.id = s.course_id WHERE s.is_cancelled = 1 AND s.number IS NOT NULL
    """
    text = _("The sessions of {code} are not numbered in order of time")
    return _each(store, "numbers", sql, lambda row: text.format(code=row["code"]))


def _marks(store: Store) -> list[Trouble]:
    sql = """
        SELECT c.code, s.day, p.key, s.is_cancelled FROM attendance_mark m JOIN session s ON s.id = m.session_id
        JOIN course c ON c.id = s.course_id JOIN person p ON p.id = m.person_id
        WHERE s.is_cancelled = 1
            OR NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.course_id = c.id AND e.person_id = p.id)
    """
    cancelled = _("{key} has a mark in {code} on {day}, which is cancelled")
    stranger = _("{key} has a mark in {code} on {day} and has never been enrolled")
    return _each(store, "marks", sql, lambda row: (cancelled if row["is_cancelled"] else stranger).format(**row))


def _walk_ins(store: Store) -> list[Trouble]:
    sql = """
        SELECT c.code, s.day, w.id, s.course_id <> w.course_id AS is_stray FROM walk_in_mark m
        JOIN walk_in w ON w.id = m.walk_in_id JOIN course c ON c.id = w.course_id JOIN session s ON s.id = m.session_id
        WHERE s.course_id <> w.course_id OR s.is_cancelled = 1
    """
    cancelled = _("Walk-in {id} has a mark in {code} on {day}, which is cancelled")
    stray = _("Walk-in {id} of {code} has a mark on {day} in another course")
    return _each(store, "marks", sql, lambda row: (stray if row["is_stray"] else cancelled).format(**row))


def _log(store: Store) -> list[Trouble]:
    sql = """
        SELECT c.code, p.key FROM enrolment e JOIN course c ON c.id = e.course_id JOIN person p ON p.id = e.person_id
        WHERE NOT EXISTS (SELECT 1 FROM enrolment_event l WHERE l.course_id = e.course_id
            AND l.person_id = e.person_id AND l.event IN ('ENROL', 'INTEREST') AND l.is_accepted = 1)
    """
    text = _("{key} stands in {code}, but the log says nothing of an enrolment")
    return _each(store, "log", sql, lambda row: text.format(**row))


def _journal(store: Store) -> list[Trouble]:
    text = _("{count} rows of {table} are not in the journal (id {ids})")
    troubles = []
    for table in JOURNALLED:
        sql = (
            f"SELECT t.id FROM {table} t WHERE NOT EXISTS "
            "(SELECT 1 FROM journal_change j WHERE j.table_name = ? AND j.row_id = t.id)"
        )
        ids = [str(row["id"]) for row in store.query(sql, (table,))]
        if ids:
            shown = ", ".join(ids[:_SHOWN]) + ("…" if len(ids) > _SHOWN else "")
            troubles.append(Trouble("journal", text.format(count=len(ids), table=table, ids=shown)))
    return troubles


def _each(store: Store, kind: str, sql: str, words: Callable[[Row], str]) -> list[Trouble]:
    """Return a trouble for each row found, the first `_SHOWN` by name."""
    rows = store.query(sql)
    more = [Trouble(kind, _("… and {count} more of the same").format(count=len(rows) - _SHOWN))]
    return [Trouble(kind, words(row)) for row in rows[:_SHOWN]] + (more if len(rows) > _SHOWN else [])


_LOOKS = (_file, _keys, _seats, _queue, _numbers, _marks, _walk_ins, _log, _journal)
