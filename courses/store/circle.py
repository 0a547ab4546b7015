"""What a course is judged by as a study circle: its sessions with who led and how many came, its people, the rules."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime

from courses.model import (
    Actor,
    CircleLeader,
    CircleMeeting,
    CirclePerson,
    CircleRule,
    Course,
    CourseForm,
    Effect,
    OrganisationKind,
    SharedGroup,
)
from courses.rules import identity, rights
from courses.rules.attendance import hours_of
from courses.store import courses, rows
from courses.store.connection import Row, Store
from courses.store.held import COMING, HEADS, HELD, PRESENT, SEATED

_Hours = list[tuple[date, int]]
_LEADER = "SELECT l.id, l.name, l.signature, l.approved_by, o.kind AS employer"
_FROM = "JOIN leader l ON l.id = x.leader_id LEFT JOIN organisation o ON o.id = l.organisation_id"


def rules(store: Store) -> list[CircleRule]:
    """Return all rules, in the order in which they were brought or added; those that are off too."""
    return [_rule(row) for row in store.query("SELECT * FROM circle_rule ORDER BY id")]


def meetings(store: Store, course: Course, now: datetime) -> list[CircleMeeting]:
    """Return a course's sessions that are not cancelled, in order of time.

    Words sent beforehand do not make one held: attendance is entered when somebody was there, or missed it.
    """
    own, shared = _session_leaders(store, course.id), leaders(store, course.leader_ids)
    sql = f"""
        SELECT s.*, s.day || 'T' || s.start <= :now AS begun,
            EXISTS (SELECT 1 FROM attendance_mark m WHERE m.session_id = s.id AND m.mark <> 'EXCUSED')
                OR EXISTS (SELECT 1 FROM walk_in_mark w WHERE w.session_id = s.id) AS is_marked,
            {HEADS} AS present
        FROM session s WHERE s.course_id = :course AND s.is_cancelled = 0 ORDER BY s.day, s.start
    """
    found = store.query(sql, {"course": course.id, "now": now.isoformat()})
    return [_meeting(row, course, own.get(row["id"]) or shared) for row in found]


def leaders(store: Store, leader_ids: tuple[int, ...]) -> tuple[CircleLeader, ...]:
    """Return leaders by id, in the order given; those that are gone are left out."""
    marks = ", ".join("?" * len(leader_ids))
    sql = f"{_LEADER} FROM leader l LEFT JOIN organisation o ON o.id = l.organisation_id WHERE l.id IN ({marks})"
    found = {row["id"]: _leader(row) for row in store.query(sql, leader_ids)}
    return tuple(found[number] for number in leader_ids if number in found)


def persons(store: Store, actor: Actor, course: Course, now: datetime) -> list[CirclePerson]:
    """Return the course's seat holders in Swedish order of name, with the sessions they were at, by place from 0."""
    rights.require(actor, rights.Right.READ_PEOPLE, courses.whose(store, course))
    return seat_holders(store, course, now)


def seat_holders(store: Store, course: Course, now: datetime) -> list[CirclePerson]:
    """Return what `persons` does, for figures that name nobody."""
    sql = f"""
        SELECT p.*, e.status FROM enrolment e JOIN person p ON p.id = e.person_id
        WHERE e.course_id = ? AND e.status IN {SEATED} ORDER BY p.sort_name, p.id
    """
    places, elsewhere = _places(store, course.id), _elsewhere(store, course.id, now)
    found = [
        _person(row, *places[row["id"]], elsewhere[row["id"]], now.date()) for row in store.query(sql, (course.id,))
    ]
    return [replace(one, has_number=None) for one in found] if store.is_limited else found


def counted_between(store: Store, first: date, last: date) -> list[int]:
    """Return the ids of an association's courses, not cancelled nor reported, with a session on those days; by code."""
    sql = """
        SELECT c.id FROM course c JOIN organisation o ON o.id = c.organiser_id
        WHERE o.kind = 'STUDY_ASSOCIATION' AND c.cancelled_reason IS NULL AND c.reported_on IS NULL
            AND c.form <> 'LIBRARY' AND c.kind IN ('COURSE', 'WORKSHOP_SERIES') AND EXISTS (SELECT 1 FROM session s
                WHERE s.course_id = c.id AND s.is_cancelled = 0 AND s.day BETWEEN ? AND ?)
        ORDER BY c.code
    """
    return [row["id"] for row in store.query(sql, (first.isoformat(), last.isoformat()))]


_DAYS = "(SELECT {which}(t.day) FROM session t WHERE t.course_id = {course} AND t.is_cancelled = 0)"


def shared(store: Store, course: Course) -> list[SharedGroup]:
    """Return the courses of other associations, at the same time of the year, that people of the course have a seat in too."""
    their_first, their_last = (_DAYS.format(which=which, course="c.id") for which in ("min", "max"))
    first, last = (_DAYS.format(which=which, course=":course") for which in ("min", "max"))
    sql = f"""
        SELECT c.id, c.code, o.code AS association, count(*) AS common,
            (SELECT count(*) FROM enrolment x WHERE x.course_id = c.id AND x.status IN {SEATED}) AS size
        FROM enrolment here JOIN enrolment e ON e.person_id = here.person_id AND e.course_id <> here.course_id
        JOIN course c ON c.id = e.course_id JOIN organisation o ON o.id = c.organiser_id
        WHERE here.course_id = :course AND here.status IN {SEATED} AND e.status IN {SEATED}
            AND c.form IN ('STUDY_CIRCLE', 'OTHER_FOLKBILDNING') AND c.cancelled_reason IS NULL
            AND o.kind = 'STUDY_ASSOCIATION' AND o.id <> :organiser
        GROUP BY c.id HAVING {their_first} <= {last} AND {first} <= {their_last} ORDER BY common DESC, c.code
    """
    found = store.query(sql, {"course": course.id, "organiser": course.organiser_id})
    return [SharedGroup(row["code"], row["association"], row["common"], row["size"]) for row in found]


def kb_names(store: Store) -> dict[str, str]:
    """Return the categories of the library statistics: names by code."""
    return {row["code"]: row["name"] for row in store.query("SELECT code, name FROM kb_category ORDER BY code")}


def _rule(row: Row) -> CircleRule:
    same = "id code rule value unit applies_to association words_sv words_en source certainty version".split()
    return CircleRule(
        form=CourseForm(row["form"]),
        effect=Effect(row["effect"]),
        valid_from=rows.day(row["valid_from"]),
        valid_to=rows.day(row["valid_to"]),
        is_reference=row["origin"] == "REFERENCE",
        **{name: row[name] for name in same},
    )


def _leader(row: Row) -> CircleLeader:
    return CircleLeader(
        name=row["signature"] or row["name"],
        approved_by=tuple(json.loads(row["approved_by"])),
        employer=OrganisationKind(row["employer"]) if row["employer"] else None,
    )


def _session_leaders(store: Store, course_id: int) -> dict[int, tuple[CircleLeader, ...]]:
    sql = (
        f"{_LEADER}, x.session_id FROM session_leader x {_FROM} JOIN session s ON s.id = x.session_id "
        "WHERE s.course_id = ? ORDER BY x.id"
    )
    found: dict[int, tuple[CircleLeader, ...]] = {}
    for row in store.query(sql, (course_id,)):
        found[row["session_id"]] = (*found.get(row["session_id"], ()), _leader(row))
    return found


def _meeting(row: Row, course: Course, led: tuple[CircleLeader, ...]) -> CircleMeeting:
    """Read a session; visitors counted without names may be more than those with marks, never fewer."""
    is_told = row["is_marked"] or row["head_count"] is not None
    stated = course.study_hours if row["study_hours"] is None else row["study_hours"]
    return CircleMeeting(
        day=date.fromisoformat(row["day"]),
        start=rows.clock_time(row["start"]),
        end=rows.clock_time(row["end"]),
        break_minutes=row["break_minutes"],
        stated=stated,
        leaders=led,
        has_begun=bool(row["begun"]),
        present=max(row["present"], row["head_count"] or 0) if is_told else None,
    )


def _person(row: Row, present: set[int], away: set[int], elsewhere: tuple[_Hours, _Hours], today: date) -> CirclePerson:
    person = rows.person(row)  # of a protected one the alias alone, so no age either
    year = person.birth_date[:4]
    return CirclePerson(
        key=person.key,
        name=person.name,
        present=frozenset(present),
        away=frozenset(away),
        person_id=row["id"],
        has_dropped_out=row["status"] == "DROPPED_OUT",
        birth_year=int(year) if year.isdecimal() else None,
        has_number=bool(row["personal_no"]) and identity.from_file(row["personal_no"], today).is_valid,
        elsewhere=tuple(elsewhere[0]),
        been_elsewhere=tuple(elsewhere[1]),
    )


def _places(store: Store, course_id: int) -> defaultdict[int, tuple[set[int], set[int]]]:
    """Return the places, from 0, of the sessions that each person was at, and of those missed or to be missed."""
    sql = f"""
        WITH chain AS (SELECT s.id, row_number() OVER (ORDER BY s.day, s.start) - 1 AS place
            FROM session s WHERE s.course_id = ? AND s.is_cancelled = 0)
        SELECT m.person_id, chain.place, m.mark IN {PRESENT} AS is_present
        FROM attendance_mark m JOIN chain ON chain.id = m.session_id
    """
    found: defaultdict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for row in store.query(sql, (course_id,)):
        found[row["person_id"]][0 if row["is_present"] else 1].add(row["place"])
    return found


def _elsewhere(store: Store, course_id: int, now: datetime) -> defaultdict[int, tuple[_Hours, _Hours]]:
    """Return, for each person of a course, the sessions of other circles they were at or are to come to, and the former."""
    sql = f"""
        SELECT e.person_id, s.day, s.start, s."end", s.break_minutes, s.study_hours AS own, c.study_hours AS shared,
            {HELD} AS held
        FROM enrolment here JOIN enrolment e ON e.person_id = here.person_id AND e.course_id <> here.course_id
        JOIN course c ON c.id = e.course_id JOIN session s ON s.course_id = c.id
        WHERE here.course_id = :course AND here.status IN {SEATED} AND e.status IN {SEATED}
            AND c.form = 'STUDY_CIRCLE' AND s.is_cancelled = 0 AND CASE WHEN {HELD} THEN EXISTS (
                SELECT 1 FROM attendance_mark m
                WHERE m.session_id = s.id AND m.person_id = e.person_id AND m.mark IN {PRESENT})
            ELSE e.status IN {COMING} END
        ORDER BY s.day, s.start
    """
    found: defaultdict[int, tuple[_Hours, _Hours]] = defaultdict(lambda: ([], []))
    for row in store.query(sql, {"course": course_id, "now": now.isoformat()}):
        start, end = rows.clock_time(row["start"]), rows.clock_time(row["end"])
        stated = (row["own"], row["shared"])
        count = hours_of(*stated, start=start, end=end, break_minutes=row["break_minutes"])
        every, been = found[row["person_id"]]
        every.append((date.fromisoformat(row["day"]), count))
        if row["held"]:
            been.append(every[-1])
    return found
