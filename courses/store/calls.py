"""The log of calls, and who is to be called: to confirm their place, about an offer, or to be told of a seat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from courses.model import Actor, EnrolmentStatus
from courses.model.absences import Missed
from courses.model.calling import Call, CallAbout, CallResult, CallRow
from courses.rules import calling, rights
from courses.store import absences, courses, options, rows
from courses.store.connection import Row, Store

_AHEAD = (
    "c.cancelled_reason IS NULL AND EXISTS (SELECT 1 FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0 "
    "AND s.day || 'T' || s.start > :now)"
)
"""True for a course `c` that is not cancelled and has a session to come."""
_FIRST = "(SELECT min(s.day || 'T' || s.start) FROM session s WHERE s.course_id = c.id AND s.is_cancelled = 0)"
"""When the first session of course `c` begins."""
_GOT = "coalesce(e.seated_at, e.since)"
"""When the person of enrolment `e` got the seat."""
_KNOWS = (
    f"EXISTS (SELECT 1 FROM call k WHERE k.course_id = e.course_id AND k.person_id = e.person_id AND k.at >= {_GOT} "
    "AND k.result <> 'NO_ANSWER') OR EXISTS (SELECT 1 FROM enrolment_event v WHERE v.course_id = e.course_id "
    f"AND v.person_id = e.person_id AND v.event = 'ACCEPT' AND v.is_accepted = 1 AND v.at >= {_GOT}) "
    "OR EXISTS (SELECT 1 FROM attendance_mark am JOIN session s ON s.id = am.session_id WHERE s.course_id = e.course_id "
    "AND am.person_id = e.person_id AND am.mark IN ('PRESENT', 'LATE', 'LEFT_EARLY')) "
    "OR EXISTS (SELECT 1 FROM message m WHERE m.course_id = e.course_id AND m.person_id = e.person_id "
    f"AND m.status = 'SENT' AND m.done_at >= {_GOT})"
)
"""True for an enrolment `e` when the person has heard of the seat: by phone, by taking the offer, by a message, or was there."""
NEWS = f"(e.status = 'ENROLLED' AND e.is_promoted = 1 AND NOT ({_KNOWS}))"
"""True for an enrolment `e` of somebody who has got a seat from the waiting list and does not know of it yet."""

_MAY_ENROL = (
    "(e.status = 'INTEREST' AND (c.enrol_opens IS NULL OR date(f.first, '-' || c.enrol_opens || ' days') <= :today) "
    "AND (c.enrol_closes IS NULL OR date(f.first, '-' || c.enrol_closes || ' days') >= :today))"
)
"""True for an enrolment `e` of somebody interested in a course `c`, that first meets at `f.first`, when one may enrol in it."""

_SAYS = (
    "EXISTS (SELECT 1 FROM message m WHERE m.course_id = e.course_id AND m.person_id = e.person_id AND m.status = 'DRAFT' "
    "AND m.way = 'PHONE')"
)
"""True for an enrolment `e` when a message is to be said to the person by phone."""


class Waits(NamedTuple):
    """How many wait to be called about a course."""

    course_id: int
    code: str
    title: str
    first_date: date
    offered: int
    until: datetime | None
    """When the first of the offers runs out."""
    news: int
    """Have got a seat from the waiting list, and do not know of it yet."""
    interested: int
    """May enrol now, and are to be told so."""
    unconfirmed: int
    """Have a seat in a course that begins within the days that places are confirmed in, and have not said to come."""
    said: int
    """Have a message that goes by phone."""


def waits(store: Store, now: datetime) -> list[Waits]:
    """Return the courses about which somebody is to be called, without names: offers that run out first, then by first date."""
    days = int(options.get(store, "confirm.days_before"))
    last = (now.date() + timedelta(days=days + 1)).isoformat()
    sql = f"""
        WITH f AS MATERIALIZED (SELECT c.id, {_FIRST} AS first FROM course c WHERE {_AHEAD})
        SELECT c.id, c.code, c.title, f.first, sum(e.status = 'OFFERED') AS offered, min(e.offer_until) AS until,
            sum({NEWS}) AS news, sum({_MAY_ENROL}) AS interested,
            sum(e.status = 'ENROLLED' AND f.first > :now AND f.first < :last AND NOT {NEWS}) AS unconfirmed,
            sum({_SAYS}) AS said
        FROM f JOIN course c ON c.id = f.id JOIN enrolment e ON e.course_id = c.id
        GROUP BY c.id HAVING offered OR news OR interested OR unconfirmed OR said
        ORDER BY offered = 0, until, f.first, c.code
    """
    found = store.query(sql, {"now": now.isoformat(), "today": now.date().isoformat(), "last": last})
    return [
        Waits(
            course_id=row["id"],
            code=row["code"],
            title=row["title"],
            first_date=date.fromisoformat(row["first"][:10]),
            offered=row["offered"],
            until=rows.moment_or_none(row["until"]),
            news=row["news"],
            interested=row["interested"],
            unconfirmed=row["unconfirmed"],
            said=row["said"],
        )
        for row in found
    ]


def of_course(store: Store, actor: Actor, course_id: int) -> list[Call]:
    """Return the calls about a course, newest first. Raises Refused."""
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.READ_DETAILS, courses.organisation_ids(course))
    sql = "SELECT * FROM call WHERE course_id = ? ORDER BY at DESC, id DESC"
    return [_call(row) for row in store.query(sql, (course_id,))]


def of_person(store: Store, actor: Actor, person_id: int) -> list[Call]:
    """Return the calls to a person, newest first. Raises Refused."""
    rights.require(actor, rights.Right.READ_DETAILS)
    sql = "SELECT * FROM call WHERE person_id = ? ORDER BY at DESC, id DESC"
    return [_call(row) for row in store.query(sql, (person_id,))]


def last_about(store: Store, course_id: int) -> dict[int, Call]:
    """Return the last call to each person about a course, by person."""
    sql = "SELECT * FROM call WHERE course_id = ? ORDER BY at, id"
    return {row["person_id"]: _call(row) for row in store.query(sql, (course_id,))}


def count(store: Store, course_id: int, person_id: int) -> int:
    """Return how many times a person was called about a course."""
    sql = "SELECT count(*) FROM call WHERE course_id = ? AND person_id = ?"
    return int(store.value(sql, (course_id, person_id)))


def to_call(store: Store, actor: Actor, now: datetime, course_id: int | None = None) -> list[CallRow]:
    """Return everybody to be called about a course, or about all to come: each person once a course, in no order.

    Those that the round to confirm places has asked already are among them. A partner's contact has to give a course.
    Raises Refused, NotFound.
    """
    if course_id is None:
        rights.require(actor, rights.Right.READ_DETAILS)
    else:
        rights.require(actor, rights.Right.READ_DETAILS, courses.organisation_ids(courses.get(store, course_id)))
    days = int(options.get(store, "confirm.days_before"))
    missed = absences.to_call(store, now, course_id)
    found = _candidates(store, now, days, course_id, missed)
    log = _log(store, {row["course_id"] for row in found})
    says = _to_be_said(store, course_id)
    listed = []
    for row in found:
        key = (row["course_id"], row["id"])
        if (it := _row(row, log.get(key, ()), now, days, says.get(key, ""), missed.get(key))) is not None:
            listed.append(it)
    return listed


def _to_be_said(store: Store, course_id: int | None) -> dict[tuple[int, int], str]:
    """Return the messages that go by phone and are not said yet, by course and person."""
    sql = (
        "SELECT course_id, person_id, subject, body FROM message WHERE status = 'DRAFT' AND way = 'PHONE' "
        "AND course_id IS NOT NULL AND (:course IS NULL OR course_id = :course) ORDER BY made_at, id"
    )
    found: dict[tuple[int, int], list[str]] = {}
    for row in store.query(sql, {"course": course_id}):
        found.setdefault((row["course_id"], row["person_id"]), []).append(row["body"] or row["subject"])
    return {key: "\n".join(texts) for key, texts in found.items()}


def _candidates(
    store: Store, now: datetime, days: int, course_id: int | None, missed: Iterable[tuple[int, int]]
) -> list[Row]:
    """Return enrolments that may have to do with a call, each with its person and course; `missed` by both ids."""
    last = (now.date() + timedelta(days=days + 1)).isoformat()
    sql = f"""
        WITH f AS MATERIALIZED (
            SELECT c.id, {_FIRST} AS first FROM course c WHERE {_AHEAD} AND (:course IS NULL OR c.id = :course)
        )
        SELECT e.course_id, e.status, coalesce(e.seated_at, e.since) AS since, e.queued_at, e.offer_until, e.is_promoted,
            e.party, e.version AS enrolment_version,
            {NEWS} AS is_news, c.code, c.title, f.first AS first, p.*
        FROM f JOIN course c ON c.id = f.id JOIN enrolment e ON e.course_id = c.id JOIN person p ON p.id = e.person_id
        WHERE e.status = 'OFFERED' OR {_MAY_ENROL} OR {NEWS} OR {_SAYS}
            OR e.course_id || '-' || e.person_id IN (SELECT value FROM json_each(:missed))
            OR (e.status IN ('ENROLLED', 'CONFIRMED', 'CANCELLED') AND f.first > :now AND f.first < :last)
    """
    keys = json.dumps([f"{course}-{person}" for course, person in missed])
    return store.query(
        sql,
        {
            "now": now.isoformat(),
            "today": now.date().isoformat(),
            "last": last,
            "course": course_id,
            "missed": keys,
        },
    )


def _log(store: Store, course_ids: Iterable[int]) -> Mapping[tuple[int, int], tuple[Call, ...]]:
    """Return the calls about some courses, newest first, by course and person."""
    marks = ", ".join(str(int(it)) for it in course_ids)
    found: dict[tuple[int, int], list[Call]] = {}
    for row in store.query(f"SELECT * FROM call WHERE course_id IN ({marks}) ORDER BY at DESC, id DESC"):
        found.setdefault((row["course_id"], row["person_id"]), []).append(_call(row))
    return {key: tuple(calls) for key, calls in found.items()}


def _row(
    row: Row, calls: tuple[Call, ...], now: datetime, days: int, says: str, missed: Missed | None
) -> CallRow | None:
    """Return an enrolment as a row of the list; None when there is nothing to call about."""
    status = EnrolmentStatus(row["status"])
    about = _about(row, status, calls, now, days) or (CallAbout.MISSED if missed else None)
    about = about or (CallAbout.TELL if says else None)
    if about is None:
        return None
    person = rows.person(row)
    reached, since = calling.reach(person), rows.moment(row["since"])
    if missed is not None and about is CallAbout.MISSED:
        since = missed.last
    return CallRow(
        course_id=row["course_id"],
        code=row["code"],
        title=row["title"],
        first_date=_day(row["first"]),
        person_id=person.id,
        person=person.key,
        name=person.name,
        is_protected=person.is_protected,
        about=about,
        way=reached.way,
        status=status,
        queued_at=rows.moment_or_none(row["queued_at"]),
        version=row["enrolment_version"],
        address=reached.address,
        needs=person.needs,
        party=row["party"],
        says=says,
        missed=missed if about is CallAbout.MISSED else None,
        offer_until=rows.moment_or_none(row["offer_until"]),
        is_promoted=bool(row["is_promoted"]),
        calls=tuple(it for it in calls if it.about is about and (about is CallAbout.CONFIRM or it.at >= since)),
    )


def _about(row: Row, status: EnrolmentStatus, calls: tuple[Call, ...], now: datetime, days: int) -> CallAbout | None:
    """Return what a person is to be called about; None: nothing."""
    if status is EnrolmentStatus.OFFERED:
        return CallAbout.OFFER
    if row["is_news"]:
        return CallAbout.TELL
    if status is EnrolmentStatus.INTEREST:
        return CallAbout.TELL
    begins = rows.moment_or_none(row["first"])
    if not calling.is_in_round(_day(row["first"]), begins, now, days):
        return None
    if status is EnrolmentStatus.CANCELLED and not _declined_in_round(calls):
        return None
    return CallAbout.CONFIRM


def _declined_in_round(calls: tuple[Call, ...]) -> bool:
    """Return whether somebody who has cancelled did so when asked to confirm."""
    last = next((it for it in calls if it.about is CallAbout.CONFIRM), None)
    return last is not None and last.result is CallResult.DECLINES


def _day(first: str | None) -> date | None:
    return date.fromisoformat(first[:10]) if first else None


def _call(row: Row) -> Call:
    return Call(
        id=row["id"],
        person_id=row["person_id"],
        course_id=row["course_id"],
        about=CallAbout(row["about"]),
        at=rows.moment(row["at"]),
        result=CallResult(row["result"]),
        notes=row["notes"],
        actor=row["actor"],
    )
