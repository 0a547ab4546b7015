"""Courses as lists and pages show them, with seats, queue and attendance counted."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from courses.errors import NotFound
from courses.i18n import _
from courses.model import (
    COMING,
    Actor,
    Course,
    CourseForm,
    CourseKind,
    CourseMode,
    CourseSummary,
    EnrolmentStatus,
    Participant,
    Skipped,
    Tag,
    TagKind,
)
from courses.model import SEATED as SEATED_NOW
from courses.model.absences import ChanceState
from courses.rules import certificate, rights
from courses.rules.rates import Figures
from courses.store import figures, options, rows
from courses.store.connection import Row, Store
from courses.store.figures import Counting
from courses.store.held import EXPECTED, HELD, PRESENT, SEATED
from courses.text import clean, fold

_SUMMARY = f"""
WITH st AS (SELECT s.id, s.course_id, s.day, s.is_cancelled, {HELD} AS held FROM session s),
ses AS (
    SELECT course_id, sum(is_cancelled = 0 AND NOT held) AS planned, sum(held) AS held, sum(is_cancelled) AS cancelled,
        min(CASE WHEN is_cancelled = 0 THEN day END) AS first_date, max(CASE WHEN is_cancelled = 0 THEN day END) AS last_date,
        group_concat(DISTINCT CASE WHEN is_cancelled = 0 THEN strftime('%w', day) END) AS weekdays
    FROM st GROUP BY course_id
),
enr AS (
    SELECT course_id, sum(status IN {SEATED}) AS enrolled, sum(status = 'WAITING') AS waiting,
        sum(status = 'OFFERED') AS offered
    FROM enrolment GROUP BY course_id
),
pres AS (
    SELECT s.course_id, count(*) AS present FROM attendance_mark m JOIN st s ON s.id = m.session_id AND s.held
    JOIN enrolment e ON e.course_id = s.course_id AND e.person_id = m.person_id AND e.status IN {SEATED}
    WHERE m.mark IN {PRESENT} AND {EXPECTED} GROUP BY s.course_id
),
own AS (SELECT DISTINCT enrolment_id FROM enrolment_session),
off AS (
    SELECT s.course_id, count(*) AS unexpected FROM own JOIN enrolment e ON e.id = own.enrolment_id AND e.status IN {SEATED}
    JOIN st s ON s.course_id = e.course_id AND s.held WHERE NOT {EXPECTED} GROUP BY s.course_id
),
bys AS (
    SELECT e.course_id FROM own JOIN enrolment e ON e.id = own.enrolment_id
    UNION SELECT s.course_id FROM session s WHERE s.seats IS NOT NULL
)
SELECT c.*, o.name AS organiser, r.name AS room, r.place, r.municipality, ses.planned, ses.held, ses.cancelled,
    ses.first_date, ses.last_date, ses.weekdays, enr.enrolled, enr.waiting, enr.offered, pres.present,
    (SELECT json_group_array(json_array(t.kind, t.name)) FROM course_tag t WHERE t.course_id = c.id) AS tags,
    off.unexpected, c.kind = 'WORKSHOP_SERIES' AND c.id IN (SELECT course_id FROM bys) AS by_session,
    (SELECT group_concat(l.name, ', ') FROM (SELECT l.name FROM course_leader cl JOIN leader l ON l.id = cl.leader_id
        WHERE cl.course_id = c.id ORDER BY cl.position) l) AS leaders
FROM course c LEFT JOIN organisation o ON o.id = c.organiser_id LEFT JOIN room r ON r.id = c.room_id
LEFT JOIN ses ON ses.course_id = c.id LEFT JOIN enr ON enr.course_id = c.id LEFT JOIN pres ON pres.course_id = c.id
LEFT JOIN off ON off.course_id = c.id
"""


def summaries(
    store: Store,
    now: datetime,
    *,
    search: str = "",
    kinds: Collection[CourseKind] = (),
    state: str = "",
    modes: Collection[CourseMode] = (),
    tags: Collection[Tag] = (),
) -> list[CourseSummary]:
    """Return the courses in order of first date, then code.

    Every word of `search` must stand in code, title, organiser, room, place or leaders; `state` is "", "current", "coming",
    "finished" or "cancelled". A course has to have all of `tags`, whatever the case, and one of `kinds` and of `modes`.
    """
    wanted = {(tag.kind, fold(tag.name)) for tag in tags}
    found = [_summary(row) for row in store.query(_SUMMARY, {"now": now.isoformat()})]
    words = fold(search).split()
    kept = [
        it
        for it in found
        if (not kinds or it.kind in kinds)
        and (not modes or it.mode in modes)
        and (not state or state_of(it, now.date()) == state)
        and wanted <= {(tag.kind, fold(tag.name)) for tag in it.tags}
        and _matches(it, words)
    ]
    return sorted(kept, key=lambda it: (it.first_date or date.max, it.code))


def summary(store: Store, now: datetime, course_id: int) -> CourseSummary:
    """Return one course's summary; raises NotFound."""
    row = store.one(_SUMMARY + " WHERE c.id = :id", {"now": now.isoformat(), "id": course_id})
    if row is None:
        raise NotFound(_("The course no longer exists."))
    return _summary(row)


def state_of(it: CourseSummary, today: date) -> str:
    """Return "cancelled", "coming", "finished" or "current"."""
    if it.is_cancelled or it.first_date is None:
        return "cancelled" if it.is_cancelled or it.sessions_cancelled else "coming"
    if it.first_date > today:
        return "coming"
    return "finished" if it.last_date is not None and it.last_date < today else "current"


def placed(store: Store, course_id: int) -> int:
    """Return how many have a seat in a course, those who dropped out included."""
    sql = f"SELECT count(*) FROM enrolment e WHERE e.course_id = ? AND e.status IN {SEATED}"
    return int(store.value(sql, (course_id,)))


def code_key(code: str) -> str:
    """Return a course code without case, spaces and punctuation, as it is looked up by."""
    return "".join(c for c in clean(code).upper() if c.isalnum())


def by_code(store: Store, code: str) -> Course:
    """Return the course of that code, in any spelling; also by its end ("601") when only one ends so.

    Raises NotFound with codes that are near.
    """
    key = code_key(code)
    row = store.one("SELECT * FROM course WHERE code_key = ?", (key,)) or _by_end(store, key)
    if row is None:
        near = _near(store, key)
        hint = _("Did you mean {codes}?").format(codes=", ".join(near)) if near else _("See the list of courses.")
        raise NotFound(_("There is no course “{code}”.").format(code=clean(code)), hint)
    return _course(store, row)


def get(store: Store, course_id: int) -> Course:
    """Return one course; raises NotFound."""
    row = store.one("SELECT * FROM course WHERE id = ?", (course_id,))
    if row is None:
        raise NotFound(_("The course no longer exists."))
    return _course(store, row)


def exists(store: Store, course_id: int) -> bool:
    """Return whether there is such a course still."""
    return store.one("SELECT 1 FROM course WHERE id = ?", (course_id,)) is not None


def usual_place(store: Store, course_ids: Collection[int] = (), session_ids: Collection[int] = ()) -> str:
    """Return the place where most of some courses and sessions meet; empty when none has a room at a place."""
    sql = """
        SELECT r.place FROM room r JOIN (
            SELECT room_id FROM course WHERE id IN (SELECT value FROM json_each(:courses))
            UNION ALL SELECT room_id FROM session WHERE id IN (SELECT value FROM json_each(:sessions))
        ) used ON used.room_id = r.id
        WHERE r.place != '' GROUP BY r.place ORDER BY count(*) DESC, r.place LIMIT 1
    """
    row = store.one(sql, {"courses": json.dumps(list(course_ids)), "sessions": json.dumps(list(session_ids))})
    return str(row["place"]) if row else ""


def organisation_ids(course: Course) -> tuple[int, ...]:
    """Return the organiser and co-organisers, for rights."""
    return tuple(i for i in (course.organiser_id, *course.co_organiser_ids) if i is not None)


def whose(store: Store, course: Course) -> rights.Whose:
    """Return whose a course is, for rights: its organisers', its leaders' and those who lead a session of it."""
    sql = (
        "SELECT DISTINCT l.leader_id FROM session_leader l JOIN session s ON s.id = l.session_id WHERE s.course_id = ?"
    )
    leading = {row["leader_id"] for row in store.query(sql, (course.id,))}
    return rights.Whose(frozenset(organisation_ids(course)), frozenset(course.leader_ids) | leading)


def threshold(store: Store, course: Course) -> float:
    """Return the share 0–1 that gives a certificate in this course: its own, else the setting's."""
    if course.certificate_threshold is not None:
        return course.certificate_threshold
    return float(options.get(store, "certificate.threshold"))


def participants(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Participant]:
    """Return who holds a seat, those who dropped out included, in Swedish order of name."""
    return _people(store, actor, course_id, now, f"e.status IN {SEATED}", "p.sort_name, p.id")


def waiting_list(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Participant]:
    """Return who waits, the first in the queue first."""
    rights.require(actor, rights.Right.READ_DETAILS, whose(store, get(store, course_id)))
    return _people(store, actor, course_id, now, "e.status = 'WAITING'", "e.position")


def everybody(store: Store, actor: Actor, course_id: int, now: datetime) -> list[Participant]:
    """Return everybody who has or had to do with the course, cancelled ones too, in Swedish order of name.

    To a leader and a partner only who has a seat or a mark.
    """
    is_whole = rights.may(actor, rights.Right.READ_DETAILS)
    return _people(store, actor, course_id, now, "1 = 1" if is_whole else _THERE, "p.sort_name, p.id")


def skipped(store: Store, course_id: int) -> list[Skipped]:
    """Return the dates that the course passed over, in order."""
    found = store.query("SELECT day, reason FROM skipped_date WHERE course_id = ? ORDER BY day", (course_id,))
    return [Skipped(day=date.fromisoformat(row["day"]), reason=row["reason"]) for row in found]


def is_finished(store: Store, course_id: int, now: datetime) -> bool:
    """Return whether no session that is not cancelled is still to begin."""
    sql = "SELECT 1 FROM session WHERE course_id = ? AND is_cancelled = 0 AND day || 'T' || start > ? LIMIT 1"
    return store.value(sql, (course_id, now.isoformat())) is None


_MARKED = (
    "SELECT 1 FROM attendance_mark m JOIN session s ON s.id = m.session_id "
    "WHERE s.course_id = e.course_id AND m.person_id = e.person_id"
)
_THERE = f"(e.status IN {SEATED} OR EXISTS ({_MARKED}))"
"""SQL: e has a seat, or the person a mark."""


def _people(store: Store, actor: Actor, course_id: int, now: datetime, where: str, order: str) -> list[Participant]:
    course = get(store, course_id)
    owned = whose(store, course)
    rights.require(actor, rights.Right.READ_PEOPLE, owned)
    sql = f"""
        SELECT e.id AS enrolment_id, e.status, e.position, e.since, e.party, e.notes AS enrolment_notes,
            e.party_no, e.queued_at, e.seated_at, e.is_promoted, e.priority, e.priority_reason, e.offer_until,
            e.has_lapsed, e.reason, p.*,
            (SELECT json_group_array(x.session_id) FROM enrolment_session x WHERE x.enrolment_id = e.id) AS chosen
        FROM enrolment e JOIN person p ON p.id = e.person_id WHERE e.course_id = :course AND {where} ORDER BY {order}
    """
    found = store.query(sql, {"course": course_id})
    there = figures.of_course(store, course_id, now)
    limit, counting = threshold(store, course), figures.counting(store)
    finished = is_finished(store, course_id, now)
    shown = [_participant(row, there[row["id"]], counting, limit, is_finished=finished) for row in found]
    return shown if rights.may(actor, rights.Right.READ_DETAILS) else [_by_name(actor, one, owned) for one in shown]


def _by_name(actor: Actor, one: Participant, owned: rights.Whose) -> Participant:
    """Return a participant as a leader or a partner sees them: the name and what attendance needs."""
    needs = one.needs if rights.may(actor, rights.Right.READ_NEEDS, owned) else ""
    nothing = dict.fromkeys(("phone", "email", "contact", "notes", "reason", "priority_reason", "party"), "")
    return replace(one, needs=needs, **nothing)  # type: ignore[arg-type]  # all of them are texts


def _participant(row: Row, there: Figures, counting: Counting, limit: float, *, is_finished: bool) -> Participant:
    person = rows.person(row)
    status = EnrolmentStatus(row["status"])
    shown, held = counting.as_shown(there), counting.certificate_held(there)
    chance = (
        certificate.chance(there.attended, held, there.left, limit, is_finished=is_finished, is_coming=status in COMING)
        if status in SEATED_NOW
        else None
    )
    return Participant(
        enrolment_id=row["enrolment_id"],
        person_id=person.id,
        person=person.key,
        name=person.name,
        is_protected=person.is_protected,
        status=status,
        position=row["position"],
        since=rows.moment(row["since"]),
        attended=there.attended,
        held=shown.held,
        certificate=chance is not None and chance.state is ChanceState.DUE,
        needs=person.needs,
        phone=person.phone,
        email=person.email,
        party=row["party"],
        notes=row["enrolment_notes"],
        chosen=frozenset(json.loads(row["chosen"])),
        party_no=row["party_no"],
        queued_at=rows.moment_or_none(row["queued_at"]),
        seated_at=rows.moment_or_none(row["seated_at"]),
        is_promoted=bool(row["is_promoted"]),
        priority=row["priority"],
        priority_reason=row["priority_reason"],
        offer_until=rows.moment_or_none(row["offer_until"]),
        has_lapsed=bool(row["has_lapsed"]),
        reason=row["reason"],
        contact=person.contact,
        certificate_held=held,
        before=shown.before,
        chance=chance,
        study_hours=there.study_hours,
    )


def _course(store: Store, row: Row) -> Course:
    co = store.query(
        "SELECT organisation_id AS i FROM course_co_organiser WHERE course_id = ? ORDER BY position", (row["id"],)
    )
    led = store.query("SELECT leader_id AS i FROM course_leader WHERE course_id = ? ORDER BY position", (row["id"],))
    tags = store.query("SELECT kind, name FROM course_tag WHERE course_id = ? ORDER BY id", (row["id"],))
    return rows.course(row, tuple(r["i"] for r in co), tuple(r["i"] for r in led), tags)


def _by_end(store: Store, key: str) -> Row | None:
    if len(key) < 3:
        return None
    found = store.query("SELECT * FROM course WHERE substr(code_key, ?) = ? LIMIT 2", (-len(key), key))
    return found[0] if len(found) == 1 else None


def _near(store: Store, key: str) -> list[str]:
    from difflib import get_close_matches

    codes = {row["code_key"]: row["code"] for row in store.query("SELECT code, code_key FROM course")}
    return [codes[match] for match in get_close_matches(key, codes, n=3)]


def _matches(it: CourseSummary, words: list[str]) -> bool:
    if not words:
        return True
    text = fold(" ".join((it.code, it.title, it.organiser, it.room, it.place, it.leaders)))
    return all(word in text for word in words)


def _summary(row: Row) -> CourseSummary:
    held, enrolled = row["held"] or 0, row["enrolled"] or 0
    attended, possible = row["present"] or 0, held * enrolled - (row["unexpected"] or 0)
    return CourseSummary(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        kind=CourseKind(row["kind"]),
        form=CourseForm(row["form"]),
        organiser=row["organiser"] or "",
        room=row["room"] or "",
        place=row["place"] or "",
        municipality=row["municipality"] or "",
        seats=row["seats"],
        minimum=row["minimum"],
        enrolled=enrolled,
        waiting=row["waiting"] or 0,
        offered=row["offered"] or 0,
        sessions_planned=row["planned"] or 0,
        sessions_held=held,
        sessions_cancelled=row["cancelled"] or 0,
        first_date=rows.day(row["first_date"]),
        last_date=rows.day(row["last_date"]),
        attendance_rate=attended / possible if possible else None,
        attended=attended,
        possible=possible,
        start=rows.clock_time(row["start"]),
        end=rows.clock_time(row["end"]),
        leaders=row["leaders"] or "",
        is_cancelled=row["cancelled_reason"] is not None,
        mode=CourseMode(row["mode"]) if row["mode"] else None,
        tags=tuple(Tag(TagKind(kind), name) for kind, name in json.loads(row["tags"])),
        is_by_session=bool(row["by_session"]),
        weekdays=tuple(sorted((int(day) - 1) % 7 for day in (row["weekdays"] or "").split(",") if day)),
    )
