"""Meetings as an iCalendar file (RFC 5545), as calendar programs and phones read it. Values in, bytes out.

Written by hand, because the packages that could do it alter text (one turns the two letters backslash and N into a line
break). Says nothing of who takes part, nor why a session is cancelled or moved: such reasons tell of people's health.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from courses import clock, labels
from courses.dates import day_text
from courses.exports.lines import folded
from courses.i18n import _
from courses.model import CourseKind
from courses.model.outgoing import CalendarEvent
from courses.text import plain

DOMAIN = "kursverkstad.invalid"
"""The end of every UID: the same on all machines, and nobody's."""
_PRODUCT = "-//Kursverkstad//Kursverkstad//SV"
_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{clock.ZONE_NAME}",
    f"X-LIC-LOCATION:{clock.ZONE_NAME}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""Swedish time as the whole Union has changed it since 1996: the last Sundays of March and October."""
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""Addresses that need no escaping; others are left out."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
_IN_PARAMETER = str.maketrans({"^": "^^", '"': "^'"})
_UNNUMBERED = frozenset({CourseKind.DROP_IN, CourseKind.GUIDANCE})
"""Kinds whose sessions are no chain."""


def render(
    name: str,
    meetings: Sequence[CalendarEvent],
    now: datetime,
    *,
    publisher: tuple[str, str] = ("", ""),
    is_personal: bool = False,
) -> bytes:
    """Return a calendar called `name` with the meetings, in their order; `now` is naive local time.

    `publisher` is the name and e-mail address of who stands for meetings whose organiser has no address. The calendar is a
    published one (RFC 5546) when every meeting has an address, as that standard demands; else it goes without that word.
    """
    is_published = all(_organiser(meeting, publisher) for meeting in meetings)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        *(["METHOD:PUBLISH"] if is_published else []),
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{clock.ZONE_NAME}",
        *_ZONE,
    ]
    for meeting in meetings:
        lines += _event(meeting, now, _organiser(meeting, publisher), is_personal=is_personal)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def summary(meeting: CalendarEvent) -> str:
    """Return what a calendar calls a meeting: "Internet för nybörjare (3/8)", "Nätcafé: 14.00–16.00 Skolvalet"."""
    if meeting.is_cancelled:
        return _("Cancelled: {title}").format(title=meeting.title)
    if meeting.themes:
        return f"{meeting.title}: {'; '.join(meeting.themes)}"
    if meeting.number is None or meeting.total < 2 or meeting.kind in _UNNUMBERED:
        return meeting.title
    return f"{meeting.title} ({meeting.number}/{meeting.total})"


def _event(meeting: CalendarEvent, now: datetime, organiser: str, *, is_personal: bool) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(meeting.uid)}@{DOMAIN}"
    yield f"DTSTAMP:{_instant(clock.to_utc(now))}"
    if meeting.changed_at:
        yield f"LAST-MODIFIED:{_instant(meeting.changed_at)}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTART;TZID={clock.ZONE_NAME}:{_local(meeting.day, meeting.start)}"
    yield f"DTEND;TZID={clock.ZONE_NAME}:{_local(meeting.day, meeting.end)}"
    yield f"SUMMARY:{_text(summary(meeting))}"
    yield f"STATUS:{'CANCELLED' if meeting.is_cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if meeting.is_cancelled else 'OPAQUE'}"
    yield f"CLASS:{'PRIVATE' if is_personal else 'PUBLIC'}"
    yield f"CATEGORIES:{_text(labels.course_kind(meeting.kind))}"
    where = ", ".join(dict.fromkeys(filter(None, map(plain, (meeting.room, meeting.place or meeting.municipality)))))
    if where:
        yield f"LOCATION:{_text(where)}"
    yield f"DESCRIPTION:{_description(meeting)}"
    if organiser:
        yield organiser
    yield "END:VEVENT"


def _organiser(meeting: CalendarEvent, publisher: tuple[str, str]) -> str:
    """Return the line that says whom to write to; "" where neither organiser nor publisher has an address."""
    for name, email in ((meeting.organiser, meeting.organiser_email), publisher):
        if _EMAIL.fullmatch(email):
            return f'ORGANIZER;CN="{_parameter(name)}":mailto:{email}'
    return ""


def _description(meeting: CalendarEvent) -> str:
    together = ", ".join((meeting.organiser, *meeting.co_organisers) if meeting.organiser else meeting.co_organisers)
    lines = [meeting.code, meeting.about]
    if together:
        lines.append(_("Organiser: {names}").format(names=together))
    if meeting.leaders:
        lines.append(_("Leader: {names}").format(names=", ".join(meeting.leaders)))
    if meeting.contributors:
        lines.append(_("Contributors: {names}").format(names="; ".join(meeting.contributors)))
    if meeting.moved_from and not meeting.is_cancelled:
        lines.append(_("Moved from {day}").format(day=day_text(meeting.moved_from, meeting.day)))
    if meeting.replaces and not meeting.is_cancelled:
        lines.append(_("Makes up for {day}").format(day=day_text(meeting.replaces, meeting.day)))
    return "\\n".join(filter(None, map(_text, lines)))


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(day: date, at: time) -> str:
    return f"{day:%Y%m%d}T{at:%H%M%S}"


def _text(value: str) -> str:
    """Return text as one line without control and format characters; some programs refuse a title of several lines."""
    return plain(value).translate(_ESCAPED)


def _parameter(value: str) -> str:
    """Return text to stand between quotation marks, which themselves are written as RFC 6868 says."""
    return plain(value).translate(_IN_PARAMETER)
