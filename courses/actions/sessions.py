"""Single sessions: cancel, move, add, change room. Each deed is one transaction and one journal entry."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from courses.actions import blocking, bookings, chain, enrolment_log, moving, offering, planning
from courses.actions.dates import propose_course
from courses.actions.drafts import CourseDraft
from courses.actions.kept import kept
from courses.actions.moving import Moved
from courses.dates import day_text, time_text
from courses.errors import Invalid, NotFound, Refused
from courses.i18n import _
from courses.model import Actor, Course, CourseKind
from courses.rules import rights
from courses.store import Store, courses, tables
from courses.store.connection import Row
from courses.store.journal import Deed, deed
from courses.store.rows import clock_time

_FURTHEST = timedelta(days=730)
"""How far ahead a session that is shifted looks for a date."""


def cancel_session(
    store: Store, actor: Actor, session_id: int, reason: str, *, shifts_rest: bool = False
) -> date | None:
    """Cancel a session that has no marks; the numbers of the others follow. Raises Refused, NotFound.

    With `shifts_rest` the course gets one more session, on the pattern's next date, which is returned; in a series those
    who had chosen the cancelled one come to it instead. Raises Refused when it would make a clash that blocks.
    """
    course, row = _load(store, actor, session_id)
    words = _("Cancelled {day} of {code}").format(day=_day(row["day"]), code=course.code)
    with deed(store, actor, words) as it:
        if not shifts_rest:
            cancel_session_in(it, _fresh(it.store, session_id), reason)
            return None
        with blocking.unless_blocked(it, course.id):
            return _cancel_and_make_up(it, course, _fresh(it.store, session_id), reason)


def _cancel_and_make_up(it: Deed, course: Course, row: Row, reason: str) -> date:
    """Cancel a session and add one on the pattern's first date after the last; seats are given when both are done."""
    cancel_session_in(it, row, reason, fills=False)
    last = max(date.fromisoformat(other["day"]) for other in chain.of_course(it.store, course.id))
    (day,) = _dates_after(it.store, course, last, 1)
    add_session_in(it, course.id, day, replaces=date.fromisoformat(row["day"]))
    offering.fill_series_in(it, course.id)
    return day


def _dates_after(store: Store, course: Course, after: date, count: int) -> list[date]:
    """Return the next `count` dates, after one, on which the course's pattern can be held. Raises Refused."""
    draft = planning.draft_of(course)
    days: list[date] = []
    if course.pattern is not None and course.pattern.interval:
        on = replace(draft.pattern, count=None, until=after + _FURTHEST, picked=())
        days = [day for day in propose_course(store, replace(draft, pattern=on)).days if day > after]
    if len(days) < count:
        said = _("{code} has no pattern to go on by.").format(code=course.code)
        raise Refused(said, _("Move the others one by one."))
    return days[:count]


def cancel_session_in(it: Deed, row: Row, reason: str, *, fills: bool = True) -> None:
    """Cancel a session inside a deed; with `fills` seats that it frees are given. Raises Refused when it has marks."""
    _refuse_marked(row)
    it.update("session", row["id"], {"is_cancelled": 1, "reason": kept(reason)})
    chain.rethread(it, row["course_id"])
    if fills:
        offering.fill_series_in(it, row["course_id"])


def move_session(
    store: Store,
    actor: Actor,
    session_id: int,
    to_day: date,
    *,
    start: time | None = None,
    end: time | None = None,
    reason: str = "",
    shifts_rest: bool = False,
) -> list[Moved]:
    """Move a session that has no marks to another day, and time when given; the numbers follow. Raises Refused.

    With `shifts_rest` the later sessions without marks move along, and those that got another day are returned, in order
    of time: from a later date of the course's own the chain goes on, a date each; from any other day all go as many days
    as the one did, past what the course's pattern passes over.
    """
    course, row = _load(store, actor, session_id)
    words = _("Moved {day} of {code} to {to_day}").format(
        day=_day(row["day"]), code=course.code, to_day=day_text(to_day)
    )
    with deed(store, actor, words) as it:
        row = _fresh(it.store, session_id)
        _refuse_marked(row)
        begins = start or clock_time(row["start"])
        rest = moving.rest_of(it.store, course, row, to_day, begins) if shifts_rest else []
        move = partial(move_session_in, it, row, to_day, start=start, end=end, reason=reason, threads=False)
        with blocking.unless_blocked(it, course.id, None if shifts_rest else {session_id}):
            moving.move_in(it, row, (to_day, f"{begins:%H:%M}"), rest, move)
        chain.rethread(it, course.id)
    return rest


def preview_move(store: Store, session_id: int, to_day: date, start: time, *, shifts_rest: bool = False) -> list[Moved]:
    """Return what `move_session` would move along, and write nothing. Raises what that would raise: Refused, NotFound."""
    row = _fresh(store, session_id)
    _refuse_marked(row)
    course = courses.get(store, row["course_id"])
    rest = moving.rest_of(store, course, row, to_day, start) if shifts_rest else []
    leaving = {row["id"], *(it.session_id for it in rest)}
    _refuse_taken(store, course.id, to_day, f"{start:%H:%M}", leaving)
    return rest


def move_session_in(
    it: Deed,
    row: Row,
    to_day: date,
    *,
    start: time | None = None,
    end: time | None = None,
    reason: str = "",
    threads: bool = True,
) -> None:
    """Move a session inside a deed; where it first was is remembered. Raises Refused.

    With `threads` False whoever moves many numbers them again afterwards.
    """
    _refuse_marked(row)
    begins = f"{start:%H:%M}" if start else row["start"]
    ends = f"{end:%H:%M}" if end else row["end"]
    _refuse_taken(it.store, row["course_id"], to_day, begins, {row["id"]})
    values: dict[str, object] = {"day": to_day.isoformat(), "start": begins, "end": ends, "reason": kept(reason)}
    if to_day.isoformat() != row["day"]:
        values["moved_from"] = row["moved_from"] or row["day"]
    it.update("session", row["id"], values)
    bookings.follow_in(it, row, begins, ends)
    if threads:
        chain.rethread(it, row["course_id"])


def add_session(
    store: Store,
    actor: Actor,
    course_id: int,
    day: date,
    *,
    start: time | None = None,
    end: time | None = None,
    room_id: int | None = None,
    reason: str = "",
    replaces: date | None = None,
) -> None:
    """Add an extra session; `replaces` is a cancelled date it makes up for. Raises Refused, Invalid.

    What is None is the course's own: its time and room, and with another start as many minutes as it usually has.
    """
    course = courses.get(store, course_id)
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    words = _("Added {day} to {code}").format(day=day_text(day), code=course.code)
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course_id):
        at = _at(course, start, end, room_id)
        add_session_in(it, course_id, day, reason=reason, replaces=replaces, at=at)


def _at(course: Course, start: time | None, end: time | None, room_id: int | None) -> CourseDraft:
    """Return a draft with the time and room of an extra session. Raises Invalid when it would not end after its start."""
    usual = planning.draft_of(course)
    begins = start or usual.start
    length = datetime.combine(date.min, usual.end) - datetime.combine(date.min, usual.start)
    ends = end or (usual.end if start is None else (datetime.combine(date.min, begins) + length).time())
    if ends <= begins:
        raise Invalid(_("The end has to be later than the start."))
    return replace(usual, start=begins, end=ends, room_id=room_id or usual.room_id)


def add_session_in(
    it: Deed,
    course_id: int,
    day: date,
    *,
    reason: str = "",
    replaces: date | None = None,
    at: CourseDraft | None = None,
) -> None:
    """Add an extra session inside a deed, at the time and room of `at`, None: the course's. Raises Refused when taken.

    It has the seats of the session that it replaces, and who had chosen that one comes to it instead.
    """
    draft = at or planning.draft_of(courses.get(it.store, course_id))
    start = f"{draft.start:%H:%M}"
    when = {"course_id": course_id, "day": day.isoformat(), "start": start}
    gone = tables.first(it.store, "session", **when, is_cancelled=1)
    if gone is None:
        _refuse_taken(it.store, course_id, day, start)
        chain.add_days(it, course_id, [day], draft)
    row = gone or tables.first(it.store, "session", **when) or {}  # one that was cancelled is held after all
    placed = {"end": f"{draft.end:%H:%M}", "room_id": draft.room_id} if at else {}
    extra = {
        **placed,
        "is_extra": 1,
        "is_cancelled": 0,
        "reason": kept(reason),
        "replaces": replaces.isoformat() if replaces else None,
    }
    it.update("session", row["id"], extra)
    chain.rethread(it, course_id)
    lost = replaces and tables.first(it.store, "session", course_id=course_id, day=replaces.isoformat(), is_cancelled=1)
    if lost and lost["id"] != row["id"]:
        it.update("session", row["id"], {"seats": lost["seats"]})
        enrolment_log.follow_replacement_in(it, course_id, lost["id"], row["id"])


def change_room(store: Store, actor: Actor, session_id: int, room_id: int | None, reason: str = "") -> None:
    """Give a session another room. Raises Refused for a clash that by the settings blocks."""
    course, row = _load(store, actor, session_id)
    words = _("Changed room on {day} of {code}").format(day=_day(row["day"]), code=course.code)
    with deed(store, actor, words) as it, blocking.unless_blocked(it, course.id, {session_id}):
        it.update("session", session_id, {"room_id": room_id, "notes": kept(reason)})


def set_seats(store: Store, actor: Actor, session_id: int, seats: int | None) -> None:
    """Give a session of a workshop series seats of its own, None being as many as the course; free ones are filled.

    Fewer than are taken throws nobody out. Raises Refused for any other kind of course, Invalid for less than none.
    """
    course, row = _load(store, actor, session_id)
    with deed(store, actor, _("Changed seats on {day} of {code}").format(day=_day(row["day"]), code=course.code)) as it:
        set_seats_in(it, row, seats)


def set_seats_in(it: Deed, row: Row, seats: int | None) -> None:
    """Give a session seats of its own inside a deed; as `set_seats`. Raises Refused, Invalid."""
    course = courses.get(it.store, row["course_id"])
    if course.kind is not CourseKind.WORKSHOP_SERIES:
        raise Refused(
            _("{code} has the same seats at every session.").format(code=course.code),
            _("Its kind has to be a workshop series."),
        )
    if seats is not None and seats < 0:
        raise Invalid(_("Write a whole number, such as 12."))
    it.update("session", row["id"], {"seats": seats})
    offering.fill_series_in(it, course.id)


def change_room_on_in(it: Deed, course_id: int, day: date, room_id: int, reason: str) -> None:
    """Give a course another room on `day` inside a deed; a date passed over because its own room is closed comes back.

    When the date comes back, a course of so many sessions ends one date earlier. Raises NotFound when the course never
    meets on that day.
    """
    course = courses.get(it.store, course_id)
    if not tables.find(it.store, "session", course_id=course_id, day=day.isoformat()):
        _take_back(it, course, day, room_id)
    row = find(it.store, course_id, day)
    it.update("session", row["id"], {"room_id": room_id, "notes": kept(reason)})
    chain.rethread(it, course_id)


def _take_back(it: Deed, course: Course, day: date, room_id: int) -> None:
    draft = planning.draft_of(course)
    others = [row for row in chain.of_course(it.store, course.id) if row["room_id"] != course.room_id]
    room_on = {date.fromisoformat(row["day"]): row["room_id"] for row in others} | {day: room_id}
    before = set(propose_course(it.store, draft, {k: v for k, v in room_on.items() if k != day}).days)
    after = set(propose_course(it.store, draft, room_on).days)
    if day not in after:
        return
    for gone in before - after:
        _drop_unmarked(it, course.id, gone)
    chain.add_days(it, course.id, [day], draft)
    for row in tables.find(it.store, "skipped_date", course_id=course.id, day=day.isoformat()):
        it.delete("skipped_date", row["id"])


def _drop_unmarked(it: Deed, course_id: int, day: date) -> None:
    for row in chain.without_marks(it.store, course_id):
        if row["day"] == day.isoformat():
            bookings.refuse_booked(it.store, row)
            it.delete("session", row["id"])


def find(store: Store, course_id: int, day: date) -> Row:
    """Return the session row of a course on `day`, one that is not cancelled first. Raises NotFound naming near days."""
    chained = chain.of_course(store, course_id)
    on_day = sorted((row for row in chained if row["day"] == day.isoformat()), key=lambda row: row["is_cancelled"])
    if on_day:
        return on_day[0]
    near = sorted(chained, key=lambda row: abs((date.fromisoformat(row["day"]) - day).days))[:3]
    raise NotFound(
        _("The course does not meet on {day}.").format(day=day.isoformat()),
        _("It meets on {days}.").format(days=", ".join(sorted(row["day"] for row in near))) if near else "",
    )


def _load(store: Store, actor: Actor, session_id: int) -> tuple[Course, Row]:
    row = _fresh(store, session_id)
    course = courses.get(store, row["course_id"])
    rights.require(actor, rights.Right.PLAN, courses.organisation_ids(course))
    return course, row


def _fresh(store: Store, session_id: int) -> Row:
    row = tables.first(store, "session", id=session_id)
    if row is None:
        raise NotFound(_("The session no longer exists."))
    return next(r for r in chain.of_course(store, row["course_id"]) if r["id"] == session_id)


def _refuse_marked(row: Row) -> None:
    if row["is_marked"]:
        raise Refused(
            _("Attendance is entered for {day}.").format(day=_day(row["day"])),
            _("Take the marks away first, if they are wrong."),
        )


def _refuse_taken(store: Store, course_id: int, day: date, start: str, leaving: Collection[int] = ()) -> None:
    """Raise Refused when the course meets then in any other session than those that are leaving."""
    taken = tables.find(store, "session", course_id=course_id, day=day.isoformat(), start=start)
    if any(row["id"] not in leaving for row in taken):
        at = time_text(time.fromisoformat(start))
        raise Refused(_("The course already meets on {day} at {time}.").format(day=day_text(day), time=at))


def _day(iso: str) -> str:
    return day_text(date.fromisoformat(iso))
