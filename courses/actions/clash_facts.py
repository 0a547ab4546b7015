"""Puts together what the clash finder needs from the store: a programme, the settings and the reference data. Decides nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from courses import resources
from courses.actions.dates import calendar
from courses.actions.drafts import CourseDraft
from courses.model import ClashKind, CourseForm, CourseKind, Equipment, Room, Span, ThemedHour
from courses.rules import roster
from courses.rules.policy import Policy
from courses.rules.pools import Wish, asks, pools
from courses.rules.programme import Ask, Attendee, Habits, PlannedCourse, PlannedSession, Pool, Programme
from courses.store import Store, clashes, options, registers, rows, themes
from courses.store.connection import Row
from courses.store.courses import code_key

_APART = re.compile(r"[;,/&+\n]|\boch\b|\band\b")


def habits(store: Store) -> Habits:
    """Return the reference data with what the library's settings say of when courses are decided on."""
    return replace(reference(), decide_days=int(options.get(store, "go.days_before")))


@lru_cache(maxsize=1)
def reference() -> Habits:
    """Return the reference data of `db/reference/clashes.json`, which every library has alike."""
    values: dict[str, Any] = json.loads((resources.folder("db/reference") / "clashes.json").read_text(encoding="utf-8"))
    return Habits(
        computer_kinds=frozenset(CourseKind(kind) for kind in values["computer_kinds"]["value"]),
        needs={name: tuple(words) for name, words in values["needs"]["value"].items()},
        unusable=tuple(values["unusable"]["value"]),
    )


def policy(store: Store) -> Policy:
    """Return what the settings say of each kind of clash."""
    return Policy({kind: options.get(store, f"clash.{kind}") for kind in ClashKind})


@dataclass(frozen=True, slots=True)
class Drafted:
    """A course as a draft would make it, to be looked at among those that are planned."""

    draft: CourseDraft
    days: Sequence[date]
    course_id: int = 0
    """The course that it changes; 0: a new one."""

    def meetings(self) -> list[PlannedSession]:
        """Return its sessions, with ids from 0 down."""
        it = self.draft
        return [
            PlannedSession(-number, self.course_id, day, it.start, it.end, it.room_id, it.leader_ids)
            for number, day in enumerate(self.days)
        ]

    def course(self, saved: PlannedCourse | None) -> PlannedCourse:
        """Return the course; who takes part, and what it asks for, as in the one it changes."""
        it, first = self.draft, min(self.days, default=None)
        base = saved or PlannedCourse(id=0, code="")
        return replace(
            base,
            code=it.code,
            kind=it.kind,
            form=it.form,
            organiser_id=it.organiser_id,
            seats=it.seats,
            minimum=it.minimum if saved else None,  # nobody can be enrolled in a new one
            decided=it.decision_date,
            first_day=first,
            planned_first=it.pattern.first_date,
            weekdays=it.pattern.weekdays,
            treatments=it.pattern.treatments,
            first_skipped="",
        )


def programme(
    store: Store,
    found: Sequence[Row],
    today: date,
    *,
    may_name: bool,
    drafted: Drafted | None = None,
    about: int | None = None,
    days: Sequence[date] = (),
) -> Programme:
    """Return the sessions that `store.clashes` found with all that they draw on; a draft replaces the course it changes.

    `about`: only what one course may clash with, 0 being a new one; `days` are others that the calendar is to know.
    """
    meetings = _meetings(store, found)
    if drafted:
        meetings = [one for one in meetings if one.course_id != drafted.course_id] + drafted.meetings()
    themed = themes.by_course(store)
    if about is not None:
        meetings = _near(store, meetings, about, themed)
    course_ids = {one.course_id for one in meetings} - {0}
    rooms = {room.id: room for room in registers.rooms(store)}
    people = clashes.people(store, course_ids)
    courses = {row["id"]: row for row in clashes.courses(store, course_ids)}
    known, asked = _equipment(store, courses, rooms)
    planned = {id_: _course(row, people_of, asked) for id_, row, people_of in _with_people(courses, people)}
    for id_, chosen in _chosen(people).items():
        planned[id_] = replace(planned[id_], chosen=chosen)
    if drafted:
        planned[drafted.course_id] = drafted.course(planned.get(drafted.course_id))
    years = [day.year for day in (*(one.day for one in meetings), *days)] or [today.year]
    return Programme(
        meetings=meetings,
        courses=planned,
        rooms=rooms,
        leaders={leader.id: leader for leader in registers.leaders(store)},
        organisations={one.id: one for one in registers.organisations(store)},
        pools=known,
        people={row["person_id"]: Attendee(row["name"] if may_name else "", row["needs"]) for row in people},
        themes={id_: themed[id_] for id_ in course_ids if id_ in themed},
        calendar=calendar(store, min(years), max(years)),
        today=today,
    )


def _meetings(store: Store, found: Sequence[Row]) -> list[PlannedSession]:
    own = clashes.own_leaders(store, (row["id"] for row in found))
    usual = clashes.leaders(store, (row["course_id"] for row in found))
    stood_in = clashes.substitutes(store, (row["id"] for row in found))
    parts = _shifts(store, found)
    return [
        PlannedSession(
            id=row["id"],
            course_id=row["course_id"],
            day=date.fromisoformat(row["day"]),
            start=rows.clock_time(row["start"]),
            end=rows.clock_time(row["end"]),
            room_id=row["room_id"],
            leader_ids=own.get(row["id"]) or usual.get(row["course_id"], ()),
            is_held=bool(row["held"]),
            shifts=parts.get(row["id"]),
            stood_in=stood_in.get(row["id"], ()),
        )
        for row in found
    ]


def _shifts(store: Store, found: Sequence[Row]) -> dict[int, dict[int, Span]]:
    """Return by session and leader who is there for a part of it."""
    spans = {row["id"]: Span(rows.clock_time(row["start"]), rows.clock_time(row["end"])) for row in found}
    parts: dict[int, dict[int, Span]] = {}
    for row in clashes.shifts(store, spans):
        start, end = (rows.clock_time(row[name]) if row[name] else None for name in ("start", "end"))
        part = roster.clipped(spans[row["session_id"]], start, end)
        parts.setdefault(row["session_id"], {})[row["leader_id"]] = part
    return parts


def _near(
    store: Store, meetings: Sequence[PlannedSession], course_id: int, themed: Mapping[int, Sequence[ThemedHour]]
) -> list[PlannedSession]:
    """Return the sessions of a course, and those that share a room, leader, participant, equipment or guest with it."""
    its = [one for one in meetings if one.course_id == course_id]
    own = themed.get(course_id, ())
    rooms = {*(one.room_id for one in its), *(theme.room_id for theme in own)} - {None}
    guests = {theme.organisation_id for theme in own} - {None}
    sharing = {
        id_ for id_, some in themed.items() for it in some if it.room_id in rooms or it.organisation_id in guests
    }
    leaders = {leader_id for one in its for leader_id in one.leader_ids}
    courses = {course_id, *clashes.sharing_people(store, course_id), *_asking(store)} if course_id else {0}
    courses |= sharing
    return [
        one
        for one in meetings
        if one.course_id in courses or one.room_id in rooms or not leaders.isdisjoint(one.leader_ids)
    ]


def _asking(store: Store) -> set[int]:
    """Return the courses that ask for equipment, as they themselves say or as the register does."""
    booked = _booked(store, registers.equipment(store), None)
    return {*clashes.asking(store), *booked}


def _with_people(courses: dict[int, Row], people: Sequence[Row]) -> Iterable[tuple[int, Row, tuple[int, ...]]]:
    by_course: dict[int, list[int]] = {}
    for row in people:
        by_course.setdefault(row["course_id"], []).append(row["person_id"])
    return ((id_, row, tuple(by_course.get(id_, ()))) for id_, row in courses.items())


def _chosen(people: Sequence[Row]) -> dict[int, dict[int, frozenset[int]]]:
    """Return, by course and person, the sessions chosen of a series."""
    found: dict[int, dict[int, frozenset[int]]] = {}
    for row in people:
        if row["chosen"] != "[]":
            found.setdefault(row["course_id"], {})[row["person_id"]] = frozenset(json.loads(row["chosen"]))
    return found


def _course(row: Row, people: tuple[int, ...], asked: dict[int, tuple[Ask, ...]]) -> PlannedCourse:
    pattern = rows.pattern(row["pattern"])
    return PlannedCourse(
        id=row["id"],
        code=row["code"],
        kind=CourseKind(row["kind"]),
        form=CourseForm(row["form"]),
        organiser_id=row["organiser_id"],
        seats=row["seats"],
        minimum=row["minimum"],
        enrolled=row["enrolled"],
        decided=rows.day(row["decision_date"]),
        first_day=rows.day(row["first_day"]),
        planned_first=pattern.first_date if pattern else None,
        weekdays=pattern.weekdays if pattern else (),
        treatments=pattern.treatments if pattern else (),
        first_skipped=row["first_skipped"] or "",
        asks=asked.get(row["id"], ()),
        people=people,
    )


def _equipment(
    store: Store, courses: dict[int, Row], rooms: dict[int, Room]
) -> tuple[dict[str, Pool], dict[int, tuple[Ask, ...]]]:
    """Return the pools by key and what each course asks of them."""
    equipment = registers.equipment(store)
    known = pools(equipment, reference().unusable)
    booked = _booked(store, equipment, set(courses))
    wished: dict[int, list[Wish]] = {}
    for row in clashes.asks(store, courses):
        wished.setdefault(row["course_id"], []).append(Wish(row["name"], row["place"], row["quantity"]))
    return known, {
        id_: asks(wished.get(id_, ()), booked.get(id_, ()), known, _where(rooms.get(courses[id_]["room_id"] or 0)))
        for id_ in dict.fromkeys((*wished, *booked))
    }


def _booked(store: Store, equipment: Iterable[Equipment], ids: set[int] | None) -> dict[int, list[Equipment]]:
    """Return the pieces that the register says are booked for each course, by code; `ids` None: for any."""
    named = [(it, [code_key(part) for part in _APART.split(it.booked_for)]) for it in equipment if it.booked_for]
    codes = clashes.codes(store, {key for _it, keys in named for key in keys if key})
    found: dict[int, list[Equipment]] = {}
    for it, keys in named:
        for course_id in dict.fromkeys(codes[key] for key in keys if key in codes):
            if ids is None or course_id in ids:
                found.setdefault(course_id, []).append(it)
    return found


def _where(room: Room | None) -> tuple[str, ...]:
    return (room.place, room.municipality) if room else ()
