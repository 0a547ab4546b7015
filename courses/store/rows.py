"""Rows of the database become the model's dataclasses here, by keyword, so that a misspelt column is an error."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time

from courses.model import (
    AttendanceMark,
    Closure,
    ClosureKind,
    Course,
    CourseForm,
    CourseKind,
    CourseMode,
    CoursePlan,
    Enrolment,
    EnrolmentStatus,
    Equipment,
    Hindrance,
    Leader,
    Mark,
    OpeningHours,
    Organisation,
    OrganisationKind,
    Pattern,
    Person,
    PlanSession,
    Room,
    Session,
    SessionStatus,
    TagKind,
    ThemedHour,
    Treatment,
)
from courses.rules.identity import masked
from courses.store.connection import Row


def day(value: str | None) -> date | None:
    """Read an ISO date, or None."""
    return date.fromisoformat(value) if value else None


def clock_time(value: str) -> time:
    """Read HH:MM."""
    return time(int(value[:2]), int(value[3:5]))


def yes_no(value: int | None) -> bool | None:
    """Read 0, 1 or NULL."""
    return None if value is None else bool(value)


_BY_HAND = ("left_out", "picked", "treatments")
"""What few patterns have, and what is not written for the others."""


def pattern_json(pattern: Pattern | None) -> str | None:
    """Write a pattern as it is kept."""
    if pattern is None:
        return None
    values = {
        "first_date": pattern.first_date.isoformat(),
        "weekdays": pattern.weekdays,
        "count": pattern.count,
        "until": pattern.until.isoformat() if pattern.until else None,
        "parity": pattern.parity,
        "nth": pattern.nth,
        "interval": pattern.interval,
        "skip_weeks": pattern.skip_weeks,
        "left_out": [it.isoformat() for it in pattern.left_out],
        "picked": [it.isoformat() for it in pattern.picked],
        "treatments": pattern.treatments,
    }
    return json.dumps({name: value for name, value in values.items() if value or name not in _BY_HAND})


def pattern(text: str | None) -> Pattern | None:
    """Read a pattern as `pattern_json` writes it."""
    if not text:
        return None
    values = json.loads(text)
    return Pattern(
        first_date=date.fromisoformat(values["first_date"]),
        weekdays=tuple(values["weekdays"]),
        count=values["count"],
        until=day(values["until"]),
        parity=values["parity"],
        nth=_numbers(values["nth"]),
        interval=values["interval"],
        skip_weeks=tuple(values["skip_weeks"]),
        left_out=tuple(map(date.fromisoformat, values.get("left_out", ()))),
        picked=tuple(map(date.fromisoformat, values.get("picked", ()))),
        treatments=tuple((Hindrance(what), Treatment(how)) for what, how in values.get("treatments", ())),
    )


def _numbers(value: int | list[int] | None) -> tuple[int, ...]:
    """Read what was one number or none before it could be several."""
    return tuple(value) if isinstance(value, list) else () if value is None else (value,)


def opening_hours(row: Row) -> OpeningHours:
    """Read a row of `opening_hours`."""
    return OpeningHours(
        id=row["id"],
        place=row["place"],
        weekday=row["weekday"],
        opens=clock_time(row["opens"]),
        closes=clock_time(row["closes"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        version=row["version"],
    )


def organisation(row: Row) -> Organisation:
    """Read a row of `organisation`."""
    return Organisation(
        id=row["id"],
        code=row["code"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        aliases=tuple(json.loads(row["aliases"])),
        contact_role=row["contact_role"],
        email=row["email"],
        notes=row["notes"],
        version=row["version"],
    )


def room(row: Row) -> Room:
    """Read a row of `room`."""
    return Room(
        id=row["id"],
        name=row["name"],
        place=row["place"],
        municipality=row["municipality"],
        seats=row["seats"],
        computers=row["computers"],
        hearing_loop=yes_no(row["hearing_loop"]),
        wheelchair=yes_no(row["wheelchair"]),
        accessibility=row["accessibility"],
        travel_minutes=row["travel_minutes"],
        notes=row["notes"],
        version=row["version"],
        setup_minutes=row["setup_minutes"],
        takedown_minutes=row["takedown_minutes"],
    )


def equipment(row: Row) -> Equipment:
    """Read a row of `equipment`."""
    names = ("id", "code", "name", "place", "aids", "loan", "condition", "booked_for", "notes", "version")
    return Equipment(**{name: row[name] for name in names})


def leader(row: Row) -> Leader:
    """Read a row of `leader`."""
    texts = ("name", "signature", "role", "skills", "languages", "days", "places", "phone", "email", "notes")
    return Leader(
        id=row["id"],
        organisation_id=row["organisation_id"],
        approved_by=tuple(json.loads(row["approved_by"])),
        trained_on=day(row["trained_on"]),
        version=row["version"],
        **{name: row[name] for name in texts},
    )


def closure(row: Row) -> Closure:
    """Read a row of `closure`."""
    return Closure(
        id=row["id"],
        first_date=date.fromisoformat(row["first_date"]),
        last_date=date.fromisoformat(row["last_date"]),
        kind=ClosureKind(row["kind"]),
        place=row["place"],
        room=row["room"],
        closes_at=clock_time(row["closes_at"]) if row["closes_at"] else None,
        reason=row["reason"],
        municipality=row["municipality"],
    )


def plan(row: Row, meetings: Iterable[Row] = ()) -> CoursePlan:
    """Read a row of `course_plan` with its rows of `course_plan_session`, in their order."""
    same = (
        "id title level aims content material sessions minutes version code language audience handouts seats minimum "
        "break_minutes"
    ).split()
    return CoursePlan(
        form=CourseForm(row["form"]),
        kind=CourseKind(row["kind"]),
        is_reference=row["origin"] == "REFERENCE",
        meetings=tuple(
            PlanSession(number=it["number"], title=it["title"], content=it["content"], material=it["material"])
            for it in meetings
        ),
        **{name: row[name] for name in same},
    )


def course(row: Row, co_organisers: tuple[int, ...], leaders: tuple[int, ...], tags: Iterable[Row] = ()) -> Course:
    """Read a row of `course` with its co-organisers, leaders and rows of `course_tag`, in their order."""
    named: dict[str, list[str]] = {kind: [] for kind in TagKind}
    for it in tags:
        named[it["kind"]].append(it["name"])
    same = (
        "id uid code title organiser_id room_id break_minutes study_hours seats minimum language audience level fee "
        "content notes certificate_threshold cancelled_reason version plan_id kb_category slot_minutes enrol_opens enrol_closes "
        "least_age greatest_age for_municipality"
    ).split()
    return Course(
        kind=CourseKind(row["kind"]),
        form=CourseForm(row["form"]),
        start=clock_time(row["start"]),
        end=clock_time(row["end"]),
        co_organiser_ids=co_organisers,
        leader_ids=leaders,
        pattern=pattern(row["pattern"]),
        led_by=OrganisationKind(row["led_by"]) if row["led_by"] else None,
        decision_date=day(row["decision_date"]),
        reported_on=day(row["reported_on"]),
        mode=CourseMode(row["mode"]) if row["mode"] else None,
        campaigns=tuple(named[TagKind.CAMPAIGN]),
        projects=tuple(named[TagKind.PROJECT]),
        policy_goals=tuple(named[TagKind.POLICY_GOAL]),
        **{name: row[name] for name in same},
    )


def themed_hour(row: Row) -> ThemedHour:
    """Read a row of `themed_hour` with `organisation` and `room`, their names, beside it."""
    return ThemedHour(
        id=row["id"],
        course_id=row["course_id"],
        title=row["title"],
        organisation_id=row["organisation_id"],
        room_id=row["room_id"],
        weekday=row["weekday"],
        nth=row["nth"],
        start=clock_time(row["start"]) if row["start"] else None,
        end=clock_time(row["end"]) if row["end"] else None,
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
        version=row["version"],
        organisation=row["organisation"] or "",
        room=row["room"] or "",
    )


def session(row: Row) -> Session:
    """Read a row of `session` with `held`, `room_name` and `leader_names` beside it."""
    return Session(
        id=row["id"],
        course_id=row["course_id"],
        number=row["number"],
        day=date.fromisoformat(row["day"]),
        start=clock_time(row["start"]),
        end=clock_time(row["end"]),
        status=status(is_cancelled=row["is_cancelled"], is_held=row["held"]),
        break_minutes=row["break_minutes"],
        study_hours=row["study_hours"],
        room_id=row["room_id"],
        room=row["room_name"] or "",
        place=row["room_place"] or "",
        reason=row["reason"],
        moved_from=day(row["moved_from"]),
        replaces=day(row["replaces"]),
        is_extra=bool(row["is_extra"]),
        leader_names=tuple((row["leader_names"] or "").split("\n")) if row["leader_names"] else (),
        head_count=row["head_count"],
        child_count=row["child_count"],
        notes=row["notes"],
        version=row["version"],
        title=row["title"],
        seats=row["seats"],
        online_count=row["online_count"],
    )


def status(*, is_cancelled: int, is_held: int) -> SessionStatus:
    """Return where a session stands."""
    if is_cancelled:
        return SessionStatus.CANCELLED
    return SessionStatus.HELD if is_held else SessionStatus.PLANNED


_PERSON = (
    "id key given_name family_name personal_no birth_date sex email phone address postcode town language needs alias "
    "notes version other_name pronunciation other_phone other_email contact municipality device"
).split()
_HIDDEN = (
    "personal_no birth_date email phone address postcode town notes other_name pronunciation other_phone other_email "
    "municipality"
).split()


def person(row: Row, *, reveal: bool = False) -> Person:
    """Read a row of `person`, its number masked; of a protected one only the alias. `reveal`: all of it."""
    values = {name: row[name] for name in _PERSON}
    if not reveal:
        values["personal_no"] = masked(row["personal_no"])
    if row["is_protected"] and not reveal:
        values |= dict.fromkeys(_HIDDEN, "") | {"given_name": row["alias"], "family_name": ""}
    return Person(is_protected=bool(row["is_protected"]), **values)


def enrolment(row: Row, chosen: Iterable[int] = ()) -> Enrolment:
    """Read a row of `enrolment`, with the ids of the sessions chosen in a series."""
    same = (
        "id course_id person_id position party channel notes version party_no priority priority_reason reason".split()
    )
    return Enrolment(
        status=EnrolmentStatus(row["status"]),
        since=moment(row["since"]),
        queued_at=moment_or_none(row["queued_at"]),
        seated_at=moment_or_none(row["seated_at"]),
        is_promoted=bool(row["is_promoted"]),
        offer_until=moment_or_none(row["offer_until"]),
        has_lapsed=bool(row["has_lapsed"]),
        sessions=tuple(sorted(chosen)),
        **{name: row[name] for name in same},
    )


def mark(row: Row) -> AttendanceMark:
    """Read a row of `attendance_mark`."""
    return AttendanceMark(
        id=row["id"],
        session_id=row["session_id"],
        person_id=row["person_id"],
        mark=Mark(row["mark"]),
        minutes=row["minutes"],
        source=row["source"],
        version=row["version"],
        is_online=bool(row["is_online"]),
    )


def moment(value: str) -> datetime:
    """Read a naive local ISO time."""
    return datetime.fromisoformat(value)


def moment_or_none(value: str | None) -> datetime | None:
    """Read a naive local ISO time, or None."""
    return datetime.fromisoformat(value) if value else None
