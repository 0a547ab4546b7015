"""From the values of one row to its draft: what belongs together is put together, what contradicts is said.

Builders take the values by field name, blank ones left out; they raise `RowProblem` for a row that cannot be taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from courses.i18n import _
from courses.imports import drafts, repeat, words
from courses.imports.build_attendance import attendance
from courses.imports.build_people import enrolment, person
from courses.imports.changes import Change
from courses.imports.days import clock
from courses.imports.drafts import ChangeKind, Draft
from courses.imports.fold import key
from courses.imports.repeat import Times, Weekdays
from courses.imports.row import RowProblem, Values
from courses.imports.row_ref import RowRef
from courses.imports.values import Access, Seats
from courses.model import BookingStatus, ClosureKind, CourseKind, Pattern

_END_OF_DAY = time(23, 59)
_KEPT_UNLESS_SAID = (
    "mode campaigns projects policy_goals slot_minutes kb_category certificate_threshold decision_date "
    "enrol_opens enrol_closes least_age greatest_age for_municipality"
).split()
"""What a course keeps when a file has no column for it."""


def _fields(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def organisation(ref: RowRef, v: Values) -> Draft:
    """Return an organisation; its code is the name's when none is given."""
    extra: dict[str, Any] = _fields(v, "aliases", "valid_from", "valid_to", "contact_role", "email", "notes")
    if "type" in v:
        extra["kind"] = v["type"]
    _in_order(v, "valid_from", "valid_to")
    return drafts.OrganisationRow(ref, v.get("code", ""), v["name"], **extra)


def _in_order(v: Values, first: str, last: str) -> None:
    """Raise when the last day is before the first."""
    if first in v and last in v and v[last] < v[first]:
        raise RowProblem(last, _("a day that is not before {day}").format(day=v[first]))


def room(ref: RowRef, v: Values) -> Draft:
    """Return a room; what is said of loop and wheelchair beyond yes and no goes to `accessibility`."""
    extra: dict[str, Any] = _fields(
        v, "place", "municipality", "computers", "travel_minutes", "setup_minutes", "takedown_minutes", "notes"
    )
    details = []
    for name in ("hearing_loop", "wheelchair"):
        said: Access | None = v.get(name)
        if said:
            extra[name] = said.has
            if said.detail:
                details.append(f"{v.heading(name)}: {said.detail}")
    seats: Seats = v.get("seats", Seats(None))
    return drafts.RoomRow(ref, v["name"], seats=seats.seats, accessibility="; ".join(details), **extra)


def equipment(ref: RowRef, v: Values) -> Draft:
    """Return a piece of equipment."""
    names = ("place", "aids", "loan", "condition", "booked_for", "notes")
    return drafts.EquipmentRow(ref, v.get("code", ""), v["name"], **_fields(v, *names))


def leader(ref: RowRef, v: Values) -> Draft:
    """Return a leader."""
    name = v.get("name") or f"{v.get('given_name', '')} {v.get('family_name', '')}".strip()
    names = "signature employer role skills languages days places approved_by trained_on phone email notes".split()
    return drafts.LeaderRow(ref, name, **_fields(v, *names))


def closure(ref: RowRef, v: Values) -> Draft:
    """Return a closure; without a type it closes the day, or early when a clock time is given."""
    first, last_in_cell = v["first_date"]
    last: date = v.get("last_date") or last_in_cell or first
    if last < first:
        raise RowProblem("last_date", _("a day that is not before {day}").format(day=first))
    place, room_name = _where(v)
    kind, said = v.get("type", (None, ""))
    closes_at: time | None = v.get("closes_at") or _closing_time(said or v.get("reason", ""))
    if kind is None:
        usual = ClosureKind.CLOSES_EARLY if closes_at else ClosureKind.ROOM_CLOSED if room_name else ClosureKind.CLOSED
        kind = words.find(words.CLOSURE_KINDS, v.get("reason", "")) or usual
        kind = usual if kind in (ClosureKind.CLOSES_EARLY, ClosureKind.ROOM_CLOSED) else kind
    if kind is ClosureKind.CLOSED and closes_at:
        kind = ClosureKind.CLOSES_EARLY
    if kind is ClosureKind.CLOSES_EARLY and closes_at is None:
        raise RowProblem("closes_at", _("the clock time when it closes"), "")
    if kind is ClosureKind.ROOM_CLOSED and not room_name:
        place, room_name = ("", place) if place else _missing_room()
    if kind is not ClosureKind.CLOSES_EARLY:
        closes_at = None
    return drafts.ClosureDraft(ref, first, last, kind, place, room_name, closes_at, v.get("reason", ""))


def opening_hours(ref: RowRef, v: Values) -> Draft:
    """Return opening hours, from one cell or two; a pattern such as odd weeks is not kept and is handed back."""
    on: repeat.Weekdays = v["weekday"]
    if not on.weekdays or on.parity or on.nth or on.interval != 1:
        raise RowProblem("weekday", _("one or more weekdays, such as Mon–Fri"))
    start, end = v.get("time", (None, None))
    opens: time | None = v.get("opens") or start
    closes: time | None = v.get("closes") or end
    if opens is None or closes is None:
        raise RowProblem("time", _("when it opens and when it closes, such as 10–18"))
    if closes <= opens:
        raise RowProblem("closes" if "closes" in v else "time", _("a time after {time}").format(time=f"{opens:%H.%M}"))
    _in_order(v, "valid_from", "valid_to")
    return drafts.OpeningHoursRow(ref, v["place"], on.weekdays, opens, closes, **_fields(v, "valid_from", "valid_to"))


def _closing_time(said: str) -> time | None:
    """Return the clock time of "stänger 14.00" or "stängt från kl 12", or None."""
    match = re.search(
        r"\b(?:st[äa]ng|clos)\w*\D{0,12}?(?:(\d{1,2})[.:](\d\d)|kl\.?\s*(\d{1,2}))(?![\d/-])", said, re.IGNORECASE
    )
    return clock(f"{match[1] or match[3]}.{match[2] or '00'}") if match else None


def _missing_room() -> tuple[str, str]:
    raise RowProblem("applies_to", _("the room that is closed, as “Place: Room”"), "")


def _where(v: Values) -> tuple[str, str]:
    """Return place and room from "Åsele: Studierummet", "alla" or columns of their own."""
    said: str = v.get("applies_to", "")
    before, colon, after = said.partition(":")
    room_name = v.get("room", "") or (after.strip() if colon else "")
    place = v.get("place", "") or (before.strip() if colon or "room" not in v or not v["room"] else said)
    if not place and v.get("municipality"):
        place = f"{v['municipality']} kommun"  # the word tells it from a place of the same name
    return ("" if key(place) in words.EVERYWHERE else place), room_name


def programme(ref: RowRef, v: Values) -> Draft:
    """Return a course with its pattern of dates and its clock times."""
    start, end, pause = _clock_times(v)
    kind, form = v.get("kind", (CourseKind.COURSE, None))
    seats: Seats = v.get("seats", Seats(None))
    names = (
        "organiser co_organisers room place municipality study_hours language audience level leader led_by fee content notes "
        "mode campaigns projects policy_goals slot_minutes kb_category certificate_threshold decision_date "
        "enrol_opens enrol_closes least_age greatest_age for_municipality"
    ).split()
    pattern, expected_last = _pattern(v, kind)
    return drafts.ProgrammeDraft(
        ref,
        v["code"],
        v["title"],
        kind,
        v.get("form", form),
        pattern,
        start,
        end,
        weekday=v.raw("weekday") or v.raw("day_time"),
        dates=v.get("dates", ()),
        expected_last=expected_last,
        break_minutes=pause,
        seats=seats.seats or None,
        minimum=v.get("minimum") or seats.minimum,
        has=tuple(name for name in _KEPT_UNLESS_SAID if name in v.columns or name in v),
        **_fields(v, *names),
    )


def _clock_times(v: Values) -> tuple[time, time, int]:
    """Return start, end and minutes of break, from two columns, from a range, or from a start and a length."""
    from_range: tuple[time | None, time | None] = v.get("time") or v.get("day_time", (None, (None, None)))[1]
    start: time | None = v.get("start") or from_range[0]
    end: time | None = v.get("end") or from_range[1]
    length, pause = v.get("duration") or (None, None)
    if start is None:
        raise RowProblem("start", _("a clock time such as 13.00"), "")
    if end is None and length is not None:
        until = datetime.combine(date(2000, 1, 1), start) + timedelta(minutes=length)
        end = until.time() if until.date() == date(2000, 1, 1) else _END_OF_DAY
    if end is None:
        raise RowProblem("end" if "end" in v.columns else "time", _("when it ends, such as 13.00–15.00"))
    if end <= start:
        raise RowProblem(
            "end" if v.get("end") else "time", _("an end that is later than {start}").format(start=f"{start:%H.%M}")
        )
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    total = v.get("break_minutes")
    total = (pause or 0) if total is None else total
    if total >= minutes:
        raise RowProblem("break_minutes", _("a break shorter than the meeting"))
    return start, end, total


def _pattern(v: Values, kind: CourseKind) -> tuple[Pattern, date | None]:
    """Return how the dates repeat, and the last day that stands beside a number of meetings."""
    listed: tuple[date, ...] = v.get("dates", ())
    first: date | None = v.get("first_date") or (listed[0] if listed else None)
    if first is None:
        raise RowProblem("first_date", _("a date such as 2026-09-08"), "")
    times: Times = v.get("sessions") or Times()
    last: Times = v.get("until") or Times()
    if listed:
        times = Times(count=len(listed))
    count = times.count or last.count
    until = _after(first, times if times.until else last)
    if count is None and until is None:
        if kind is not CourseKind.EVENT:
            raise RowProblem("sessions", _("a number of meetings such as 8, or until and a date"), v.raw("sessions"))
        count = 1
    if until and until < first:
        raise RowProblem("until" if last.until else "sessions", _("a day that is not before {day}").format(day=first))
    week: Weekdays = v.get("weekday") or v.get("day_time", (Weekdays(()), None))[0]
    skips = v.get("skip_weeks", ())
    pattern = Pattern(
        first, week.weekdays, count, None if count else until, week.parity, week.nth, week.interval, skips
    )
    return pattern, until if count else None


def _after(first: date, times: Times) -> date | None:
    """Return the last day; one whose year was not written is the first such day after the start."""
    until = times.until
    if until is None or not times.is_year_open:
        return until
    for year in (first.year, first.year + 1):
        moved = until.replace(year=year) if (until.month, until.day) != (2, 29) else until
        if moved >= first:
            return moved
    return until


def change(ref: RowRef, v: Values) -> Draft:
    """Return a change; a moved one knows the old date and the new, whichever way round the file says it."""
    what: Change = v["change"]
    day, old, new = v.get("date"), v.get("from_date"), v.get("new_date")
    if what.before is not None:
        old = old if day is not None else None
    elif old is not None:
        day, new = old, new or day
    if what.kind is ChangeKind.EXTRA and day is None:
        day, new = new, None
    span: tuple[time | None, time | None] = v.get("time") or (what.start, what.end)
    kind = what.kind
    if kind is ChangeKind.CANCELLED and day is None and "number" not in v:
        if new is not None:
            raise RowProblem("date", _("the date of the meeting that is cancelled"), "")
        kind = ChangeKind.COURSE_CANCELLED if v.is_said_of_course() else kind
    if kind in (ChangeKind.CANCELLED, ChangeKind.EXTRA, ChangeKind.PLANNED) and day is None and "number" not in v:
        raise RowProblem("date", _("the date of the meeting"), "")
    if kind is ChangeKind.MOVED and (new is None or (day is None and "number" not in v)):
        raise RowProblem("new_date" if new is None else "date", _("both the old date and the new"), "")
    room_name = what.room or v.get("room", "")
    if kind is ChangeKind.ROOM and not room_name:
        raise RowProblem("room", _("the new room, as “new room: Main hall”"), "")
    return drafts.ChangeDraft(
        ref,
        v["course"],
        kind,
        day,
        None if kind in (ChangeKind.ROOM, ChangeKind.TIME, ChangeKind.COURSE_CANCELLED) or new == day else new,
        v.get("number"),
        v.get("start") or span[0],
        v.get("end") or span[1],
        room_name,
        before=what.before,
        moved_from=old if what.before is not None else None,
        **_fields(v, "reason", "noted_on", "noted_by", "seats"),
    )


def booking(ref: RowRef, v: Values) -> Draft:
    """Return a slot; one with a name and no status is booked."""
    name, key = v.get("name", ""), v.get("person", "")
    status = v.get("status", BookingStatus.BOOKED if name or key else None)
    extra = _fields(v, "course", "place", "guide", "contact", "topic", "booked_on", "notes")
    return drafts.BookingRow(
        ref, v["date"], v["start"], status, minutes=v.get("duration", (None,))[0], key=key, name=name, **extra
    )


Builder = Callable[[RowRef, Values], "Draft | None"]

BUILDERS: Final[Mapping[str, Builder]] = {
    "organisations": organisation,
    "rooms": room,
    "equipment": equipment,
    "leaders": leader,
    "closures": closure,
    "opening-hours": opening_hours,
    "programme": programme,
    "changes": change,
    "people": person,
    "enrolments": enrolment,
    "attendance": attendance,
    "bookings": booking,
}
"""By kind."""
