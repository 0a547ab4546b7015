"""What is known of packets: keys, what was sent and merged, and a course's attendance by uid with who entered it when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from courses import clock
from courses.errors import NotFound, Refused
from courses.i18n import _
from courses.model import ENROLLABLE, Actor, Mark
from courses.model.packets import NO_MARK, OpenedPacket, PacketMark, PartnerKey
from courses.rules import rights
from courses.store import tables
from courses.store.connection import Row, Store

_UNDER = "packet.key."
Touch = tuple[str, datetime]
"""Who, and when (local)."""


def library_uid(store: Store) -> str:
    """Return which library this is."""
    return str(store.value("SELECT uid FROM library_identity"))


def keys(store: Store, actor: Actor, organisation_id: int | None = None) -> list[PartnerKey]:
    """Return the keys of an organisation, or of all, the newest first; revoked ones too."""
    rights.require(actor, rights.Right.PLAN)
    where = {} if organisation_id is None else {"organisation_id": organisation_id}
    return [_key(store, row) for row in tables.find(store, "partner_key", order="id DESC", **where)]


def key_by_uid(store: Store, uid: str) -> PartnerKey | None:
    """Return a key, revoked or not; None: it is none of this library's."""
    row = tables.first(store, "partner_key", uid=uid)
    return _key(store, row) if row else None


def valid_key(store: Store, organisation_id: int) -> PartnerKey | None:
    """Return the key that an organisation's packets are signed with now."""
    row = tables.first(store, "partner_key", organisation_id=organisation_id, revoked_at=None)
    return _key(store, row) if row else None


def keep_code(store: Store, key_uid: str, code: str) -> None:
    """Keep the code of a key, inside a write transaction; it stands in no journal."""
    store.db.conn.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (_UNDER + key_uid, code))


def _key(store: Store, row: Row) -> PartnerKey:
    code = store.value("SELECT value FROM secret WHERE name = ?", (_UNDER + row["uid"],))
    return PartnerKey(
        uid=row["uid"],
        organisation_id=row["organisation_id"],
        code=str(code or ""),
        made_at=local(row["made_at"]),
        made_by=row["made_by"],
        revoked_at=local(row["revoked_at"]) if row["revoked_at"] else None,
        revoked_by=row["revoked_by"],
    )


def listed(store: Store, actor: Actor, *, course_id: int | None = None) -> list[Row]:
    """Return the packets made, the newest first, with `organisation`, `codes`, `returns` and `merged_at` beside each."""
    rights.require(actor, rights.Right.PLAN)
    where = "1 = 1" if course_id is None else "p.id IN (SELECT packet_id FROM packet_course WHERE course_id = :course)"
    sql = f"""
        SELECT p.id, p.uid, p.number, p.made_at, p.made_by, p.expires_on, p.is_encrypted, o.name AS organisation,
            k.revoked_at,
            (SELECT group_concat(c.code, ', ') FROM packet_course x JOIN course c ON c.id = x.course_id
                WHERE x.packet_id = p.id) AS codes,
            (SELECT count(*) FROM packet_return r WHERE r.packet_id = p.id) AS returns,
            (SELECT max(r.merged_at) FROM packet_return r WHERE r.packet_id = p.id) AS merged_at
        FROM packet p JOIN organisation o ON o.id = p.organisation_id JOIN partner_key k ON k.id = p.key_id
        WHERE {where} ORDER BY p.id DESC
    """
    return store.query(sql, {} if course_id is None else {"course": course_id})


def by_number(store: Store, number: str) -> Row:
    """Return the row of a packet. Raises NotFound."""
    row = tables.first(store, "packet", number=number.strip())
    if row is None:
        raise NotFound(_("There is no packet {number}.").format(number=number), _("`packet list` shows them."))
    return row


def course_ids(store: Store, packet_id: int) -> dict[str, int]:
    """Return the courses of a packet, their ids by uid."""
    sql = "SELECT c.uid, c.id FROM packet_course x JOIN course c ON c.id = x.course_id WHERE x.packet_id = ?"
    return {row["uid"]: row["id"] for row in store.query(sql, (packet_id,))}


def courses_of(store: Store, organisation_id: int, since: date) -> list[int]:
    """Return the courses of an organisation that take enrolments, are not cancelled and meet since a day, by code."""
    sql = f"""
        SELECT c.id FROM course c WHERE c.cancelled_reason IS NULL AND c.kind IN {tuple(sorted(map(str, ENROLLABLE)))}
            AND (c.organiser_id = :org OR EXISTS (SELECT 1 FROM course_co_organiser o
                WHERE o.course_id = c.id AND o.organisation_id = :org))
            AND EXISTS (SELECT 1 FROM session s WHERE s.course_id = c.id AND s.day >= :since) ORDER BY c.code
    """
    return [row["id"] for row in store.query(sql, {"org": organisation_id, "since": since.isoformat()})]


def session_rows(store: Store, course_id: int) -> list[Row]:
    """Return the bare rows of a course's sessions, cancelled ones too, in order of time."""
    return tables.find(store, "session", order="day, start, id", course_id=course_id)


def people_rows(store: Store, course_id: int) -> list[Row]:
    """Return those who hold a seat or have a mark, with `status`, `since` and `chosen`; for packets, never for showing."""
    sql = """
        SELECT p.*, e.status, coalesce(e.seated_at, e.since) AS joined, e.id AS enrolment_id,
            (SELECT json_group_array(s.uid) FROM enrolment_session x JOIN session s ON s.id = x.session_id
                WHERE x.enrolment_id = e.id) AS chosen
        FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.course_id = :course
            AND (e.status IN ('ENROLLED', 'CONFIRMED', 'DROPPED_OUT') OR EXISTS (SELECT 1 FROM attendance_mark m
                JOIN session s ON s.id = m.session_id WHERE s.course_id = :course AND m.person_id = p.id))
        ORDER BY p.sort_name, p.id
    """
    return store.query(sql, {"course": course_id})


def mark_rows(store: Store, course_id: int) -> list[Row]:
    """Return the bare rows of a course's marks, with the uids of session and person as `session` and `person`."""
    sql = """
        SELECT m.*, s.uid AS session, p.uid AS person FROM attendance_mark m JOIN session s ON s.id = m.session_id
        JOIN person p ON p.id = m.person_id WHERE s.course_id = ? ORDER BY m.id
    """
    return store.query(sql, (course_id,))


def walk_in_rows(store: Store, course_id: int) -> list[Row]:
    """Return the bare rows of a course's walk-ins, with `shown`: the alias where it turned out to be somebody protected."""
    sql = """
        SELECT w.*, CASE WHEN p.is_protected THEN p.alias ELSE w.name END AS shown
        FROM walk_in w LEFT JOIN person p ON p.id = w.person_id WHERE w.course_id = ? ORDER BY w.id
    """
    return store.query(sql, (course_id,))


def protected_row(store: Store, uid: str) -> Row | None:
    """Return the row of who stood in a packet under a uid, as a person or as a walk-in, if they are protected now."""
    sql = """
        SELECT p.* FROM person p LEFT JOIN walk_in w ON w.person_id = p.id
        WHERE (p.uid = ?1 OR w.uid = ?1) AND p.is_protected LIMIT 1
    """
    return store.one(sql, (uid,))


def walk_in_mark_rows(store: Store, course_id: int) -> list[Row]:
    """Return the bare rows of the marks of a course's walk-ins, with the session's uid as `session`."""
    sql = """
        SELECT m.*, s.uid AS session FROM walk_in_mark m JOIN session s ON s.id = m.session_id
        WHERE s.course_id = ? ORDER BY m.id
    """
    return store.query(sql, (course_id,))


def sign_rows(store: Store, course_id: int) -> dict[int, Row]:
    """Return who signed which session of a course, by the session's id."""
    sql = "SELECT g.* FROM sign_off g JOIN session s ON s.id = g.session_id WHERE s.course_id = ?"
    return {row["session_id"]: row for row in store.query(sql, (course_id,))}


def touched(store: Store, table: str, row_ids: Iterable[int]) -> dict[int, Touch]:
    """Return who changed each row last, and when, by the journal; undoings too."""
    sql = """
        SELECT c.row_id, e.actor, e.at FROM journal_change c JOIN journal_entry e ON e.id = c.entry_id
        WHERE c.table_name = ? AND c.row_id IN (SELECT value FROM json_each(?)) ORDER BY e.id
    """
    found = store.query(sql, (table, json.dumps(sorted(set(row_ids)))))
    return {row["row_id"]: (row["actor"], local(row["at"])) for row in found}


def as_mark(row: Mapping[str, object] | None, touch: Touch | None = None) -> PacketMark:
    """Return a mark's row as it travels; None: no mark."""
    if row is None:
        return NO_MARK
    minutes = row["minutes"]
    by, at = touch or ("", None)
    return PacketMark(
        Mark(str(row["mark"])), int(str(minutes)) if minutes is not None else None, bool(row["is_online"]), by, at
    )


def returns(store: Store, packet_id: int) -> list[Row]:
    """Return what has been merged of a packet, the last first."""
    return tables.find(store, "packet_return", order="id DESC", packet_id=packet_id)


def opened(store: Store) -> OpenedPacket | None:
    """Return what this library was made of, on a contact's computer; None: it is a library of its own."""
    row = tables.first(store, "opened_packet", id=1)
    if row is None:
        return None
    same = "packet_uid number library_uid library_name key_uid organisation_id origin serial".split()
    return OpenedPacket(
        expires_on=date.fromisoformat(row["expires_on"]),
        returned_at=local(row["returned_at"]) if row["returned_at"] else None,
        **{name: row[name] for name in same},
    )


def note_opened(store: Store, it: OpenedPacket) -> None:
    """Note, inside a write transaction, what this library is made of; it stands in no journal."""
    columns = "id, origin, packet_uid, number, library_uid, library_name, key_uid, organisation_id, expires_on"
    values = (
        *(1, it.origin, it.packet_uid, it.number, it.library_uid, it.library_name, it.key_uid),
        *(it.organisation_id, it.expires_on.isoformat()),
    )
    store.db.conn.execute(f"INSERT INTO opened_packet ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def note_returned(store: Store, serial: int) -> None:
    """Note, inside a write transaction, that all that was done so far goes back with a return of that number."""
    latest = "returned_entry = (SELECT coalesce(max(id), 0) FROM journal_entry)"
    values = (serial, clock.stamp())
    store.db.conn.execute(f"UPDATE opened_packet SET serial = ?, returned_at = ?, {latest}", values)


def unsent(store: Store, except_by: str) -> int:
    """Return how many deeds there are since the last return, but for those of `except_by`."""
    sql = "SELECT count(*) FROM journal_entry WHERE actor <> ? AND id > (SELECT returned_entry FROM opened_packet)"
    return int(store.value(sql, (except_by,)))


def require_own_library(store: Store) -> None:
    """Raise Refused in a library that was made of a packet: it makes and merges none itself."""
    if opened(store) is not None:
        raise Refused(
            _("This is a packet that was opened, not the library itself."),
            _("`kursverkstad packet return` writes the file to send back."),
        )


def local(stamp: str) -> datetime:
    """Read an instant as it is kept as local time."""
    return clock.to_local(datetime.fromisoformat(stamp))
