"""What a weekly timetable says, as values: who helps with what and when at a place. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from courses import i18n
from courses.actions import roster
from courses.actions.papers_programme import OPEN_KINDS, known_place, library_details, places, rooms_at
from courses.dates import span_text
from courses.errors import Invalid
from courses.i18n import _
from courses.model import (
    Actor,
    Closure,
    ClosureKind,
    CourseKind,
    HelpHour,
    SessionRow,
    SessionStatus,
    Shift,
    TimetableDay,
    TimetablePaper,
)
from courses.model.open_hours import ThemedHour, ThemeOn
from courses.rules import red_days, rights
from courses.rules.calendar import holds_in
from courses.rules.themes import within
from courses.store import Store, registers, sessions, themes

_PAUSE = 15
"""Minutes between two sessions of a course that are told as one, such as the slots of booked guidance."""
_WORKDAYS = 5


def timetable(store: Store, actor: Actor, now: datetime, place: str, day: date) -> TimetablePaper:
    """Return who helps when at a place, in the week that `day` is in. Raises Refused, NotFound, Invalid."""
    rights.require(actor, rights.Right.PRINT)
    where = one_place(store, place)
    monday = day - timedelta(day.weekday())
    week = [monday + timedelta(n) for n in range(7)]
    rows = _help(store, now, week[0], week[-1], where)
    staff = _Staff(store, now, is_typical=False)
    days = [_day(rows, staff, _closures(store, where), it) for it in week]
    return _paper(store, now, where, days, monday, week[-1], is_typical=False)


def typical_week(store: Store, actor: Actor, now: datetime, place: str, first: date, last: date) -> TimetablePaper:
    """Return who usually helps when at a place, from `first` to `last`, both inclusive.

    Raises Refused, NotFound, Invalid.
    """
    rights.require(actor, rights.Right.PRINT)
    where = one_place(store, place)
    rows = _help(store, now, first, last, where)
    staff = _Staff(store, now, is_typical=True)
    days = [
        TimetableDay(weekday, None, "", None, _usual([it for it in rows if it.session.day.weekday() == weekday], staff))
        for weekday in range(7)
    ]
    return _paper(store, now, where, days, first, last, is_typical=True)


def one_place(store: Store, place: str) -> str:
    """Return the place asked for; without one, the only place there is. Raises Invalid, NotFound."""
    known = places(store)
    if place.strip() or len(known) < 2:
        return known_place(store, place or "".join(known))
    raise Invalid(_("A timetable is for one place."), _("Choose one of: {choices}.").format(choices=", ".join(known)))


def _paper(
    store: Store, now: datetime, place: str, days: list[TimetableDay], first: date, last: date, *, is_typical: bool
) -> TimetablePaper:
    return TimetablePaper(
        place=place,
        first=first,
        last=last,
        is_typical=is_typical,
        library=library_details(store),
        days=tuple(day for day in days if day.weekday < _WORKDAYS or day.hours),
        printed_on=now.date(),
    )


def _help(store: Store, now: datetime, first: date, last: date, place: str) -> list[SessionRow]:
    """Return the sessions of drop-in and guidance at a place that are not cancelled, in order of time."""
    rooms = rooms_at(store, place)
    return [
        row
        for row in sessions.between(store, first, last, now)
        if row.course_kind in OPEN_KINDS
        and row.session.status is not SessionStatus.CANCELLED
        and (not place or row.session.room_id in rooms)
    ]


class _Staff:
    """Who stands at each session and what its themes are, as the public may know: first names with the organisation."""

    def __init__(self, store: Store, now: datetime, *, is_typical: bool) -> None:
        self._store = store
        self._now = now
        self._is_typical = is_typical
        """Whether themes are told with when they are, not as they fall on one day, and everybody without times."""
        names = registers.organisation_names(store)
        self._employers = {it.id: names.get(it.organisation_id or 0, "") for it in registers.leaders(store)}
        self._shifts: dict[int, dict[int, tuple[Shift, ...]]] = {}
        self._themes = themes.by_course(store)

    def of(self, row: SessionRow) -> tuple[str, ...]:
        """Return who is there at a session: its own leaders, else the course's."""
        return tuple(self._public(shift) for shift in self._of_course(row.session.course_id).get(row.session.id, ()))

    def themes(self, row: SessionRow) -> tuple[ThemedHour | ThemeOn, ...]:
        """Return the themed hours of a session."""
        found = within(self._themes.get(row.session.course_id, ()), row.session)
        return tuple(on.theme if self._is_typical else on for on in found)

    def _of_course(self, course_id: int) -> dict[int, tuple[Shift, ...]]:
        if course_id not in self._shifts:
            rows = roster.of_course(self._store, course_id, self._now)
            self._shifts[course_id] = {it.session_id: it.shifts for it in rows}
        return self._shifts[course_id]

    def _public(self, shift: Shift) -> str:
        organisation = self._employers.get(shift.leader_id, "")
        words = [shift.name.split()[0] if shift.name.split() else shift.name]
        words += [] if shift.is_whole or self._is_typical else [span_text(shift.start, shift.end)]
        return " ".join([*words, f"({organisation})"] if organisation else words)


def _day(rows: list[SessionRow], staff: _Staff, closures: list[Closure], day: date) -> TimetableDay:
    hours = _joined(rows_of := [row for row in rows if row.session.day == day], staff)
    closed = "" if rows_of else _why_closed(closures, day)
    return TimetableDay(day.weekday(), day, closed, _closes_at(closures, day), hours)


def _joined(rows: Iterable[SessionRow], staff: _Staff) -> tuple[HelpHour, ...]:
    """Return sessions of one day as hours; those of a course that follow on each other in one room are one."""
    by_course: dict[tuple[int, str, int | None], list[HelpHour]] = defaultdict(list)
    for row in rows:
        hours, it = by_course[_stretch_of(row)], _hour(row, staff)
        if hours and _minutes(it.start) - _minutes(hours[-1].end) <= _PAUSE:
            before = hours[-1]
            people = tuple(dict.fromkeys((*before.staff, *it.staff)))
            themes = tuple(dict.fromkeys((*before.themes, *it.themes)))
            hours[-1] = replace(before, end=max(before.end, it.end), staff=people, themes=themes)
        else:
            hours.append(it)
    every = [hour for hours in by_course.values() for hour in hours]
    return tuple(sorted(every, key=lambda it: (it.start, it.end, it.title)))


def _stretch_of(row: SessionRow) -> tuple[int, str, int | None]:
    """Return what sessions have to share to be told as one."""
    return row.session.course_id, row.session.title, row.session.room_id


def _hour(row: SessionRow, staff: _Staff) -> HelpHour:
    return HelpHour(
        title=row.session.title or row.course_title,
        start=row.session.start,
        end=row.session.end,
        room=row.session.room,
        is_booked=row.course_kind is CourseKind.GUIDANCE,
        staff=staff.of(row),
        themes=staff.themes(row),
    )


def _usual(rows: list[SessionRow], staff: _Staff) -> tuple[HelpHour, ...]:
    """Return the hours of a weekday that come back, each once, with all its dates and everybody who is there."""
    found: dict[tuple[str, time, time, str, bool], list[tuple[date, HelpHour]]] = defaultdict(list)
    for day in sorted({row.session.day for row in rows}):
        for it in _joined([row for row in rows if row.session.day == day], staff):
            found[it.title, it.start, it.end, it.room, it.is_booked].append((day, it))
    most = max((len(it) for it in found.values()), default=0)
    kept = [it for it in found.values() if len(it) > 1 or most == 1]
    hours = [
        replace(
            same[0][1],
            days=tuple(day for day, _hour in same),
            staff=tuple(dict.fromkeys(name for _day, hour in same for name in hour.staff)),
            themes=tuple(dict.fromkeys(theme for _day, hour in same for theme in hour.themes)),
        )
        for same in kept
    ]
    return tuple(sorted(hours, key=lambda it: (it.start, it.end, it.title)))


def _closures(store: Store, place: str) -> list[Closure]:
    """Return the closures that hold for a whole place."""
    municipality = registers.municipality_of(store, place)
    return [it for it in registers.closures(store) if holds_in(it, place, municipality)]


def _why_closed(closures: list[Closure], day: date) -> str:
    """Return why nobody helps on a day: closed, or a red day; empty: it is open."""
    red = red_days.red_days(day.year, day.year, i18n.language()).get(day, "")
    for it in closures:
        if it.kind is ClosureKind.CLOSED and it.first_date <= day <= it.last_date:
            return it.reason or red or _("closed")
    return red


def _closes_at(closures: list[Closure], day: date) -> time | None:
    times = [
        it.closes_at
        for it in closures
        if it.kind is ClosureKind.CLOSES_EARLY and it.closes_at and it.first_date <= day <= it.last_date
    ]
    return min(times, default=None)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
