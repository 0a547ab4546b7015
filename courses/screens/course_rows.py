"""How a course is written: its heading, its tabs, and the rows of each. Knows no store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rich.text import Text
from textual.content import Content

from courses import dates, enrolment_labels, labels
from courses.i18n import _, ngettext, pgettext
from courses.model import (
    CourseForm,
    CourseKind,
    CourseSummary,
    EnrolmentStatus,
    HistoryRow,
    Participant,
    Session,
    SessionStatus,
    Skipped,
    Substitution,
)
from courses.store.series import Taken
from courses.text import plain
from courses.widgets.table import Column, Row, cell

Rows = tuple[Sequence[Column], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told of sessions beside what they say themselves, each by the session's id."""

    led: Mapping[int, Substitution] = field(default_factory=dict)
    """Who stands in."""
    more: Mapping[int, str] = field(default_factory=dict)
    """What else to note, such as a themed hour."""
    seats: Mapping[int, Taken] = field(default_factory=dict)
    """Of a series: how many seats are taken."""
    signed: Mapping[int, str] = field(default_factory=dict)
    """Who has signed for the attendance."""
    awaited: Collection[int] = ()
    """Those that have begun and whose attendance is not entered."""


def heading(course: CourseSummary, sessions: Sequence[Session], state: str) -> Content:
    """Return three lines: what, when and where, how many."""
    title = Content.assemble(
        (plain(course.code), "bold $accent"), " ", (plain(course.title), "bold"), "   ", labels.course_state(state)
    )
    where = [course.organiser, labels.course_kind(course.kind), labels.course_form(course.form)]
    when = [_when(course, sessions), course.room or _("no room"), course.leaders or _("no leader")]
    is_booked = course.kind is CourseKind.GUIDANCE
    seats = labels.seats(course.enrolled, None if course.is_by_session else course.seats)
    figures = [] if is_booked else [seats, labels.waiting(course.waiting)]
    if course.offered:
        figures.append(ngettext("{count} offered", "{count} offered", course.offered).format(count=course.offered))
    if course.minimum:
        figures.append(_("at least {count}").format(count=course.minimum))
    if course.attendance_rate is not None:
        figures.append(_("attendance {rate}").format(rate=labels.percent(course.attendance_rate)))
    lines = [_joined(when, "$foreground"), _joined([*figures, *where], "$quiet")]
    return Content("\n").join([title, *lines])


def _joined(parts: Iterable[str], style: str) -> Content:
    return Content.styled(" · ".join(plain(part) for part in parts if part), style)


def _when(course: CourseSummary, sessions: Sequence[Session]) -> str:
    if course.first_date is None or course.last_date is None:
        return _("no sessions")
    days = {it.day.weekday() for it in sessions if it.status is not SessionStatus.CANCELLED}
    weekday = f"{dates.weekday_long(days.pop())} " if len(days) == 1 else ""
    period = dates.period_text(course.first_date, course.last_date)
    return f"{weekday}{dates.span_text(course.start, course.end)}, {period}"


def tab_words(course: CourseSummary, sessions: int, bookings: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the tabs with how much is behind each; booked guidance has bookings to come in place of people."""
    if course.kind is CourseKind.GUIDANCE:
        booked = _("Bookings")
        return (
            ("sessions", f"{_('Sessions')} {sessions}"),
            ("bookings", f"{booked} {bookings}"),
            ("setup", pgettext("tab", "Setup")),
            ("papers", _("Papers")),
            ("history", _("History")),
        )
    return (
        ("sessions", f"{_('Sessions')} {sessions}"),
        ("participants", f"{_('Participants')} {course.enrolled}"),
        ("waiting", f"{_('Waiting list')} {course.waiting}"),
        *((("circle", pgettext("tab", "Circle")),) if has_circle(course) else ()),
        ("setup", pgettext("tab", "Setup")),
        ("papers", _("Papers")),
        ("history", _("History")),
    )


def has_circle(course: CourseSummary) -> bool:
    """Return whether a course is reported to a study association."""
    return course.form is not CourseForm.LIBRARY and course.kind is not CourseKind.GUIDANCE


def nothing(tab: str) -> str:
    """Return what an empty tab says."""
    words = {
        "sessions": _("No sessions. + adds one."),
        "participants": _("Nobody is enrolled. a enrols the first."),
        "waiting": _("Nobody waits, and nobody has been offered a seat."),
        "bookings": _("No slots: they come from the sessions, their times and the length of a slot."),
    }
    return words.get(tab, _("Nothing yet."))


def sessions(every: Sequence[Session], skipped: Sequence[Skipped], room: str, beside: Beside) -> Rows:
    """Return the sessions and, in their places, the dates passed over; `room` is the course's own."""
    has_seats = bool(beside.seats)
    columns = (
        Column(_("No."), 3, right=True),
        Column(_("Day"), 10),
        Column(_("Week"), 5, from_width=78),
        Column(_("Time"), 11),
        Column(_("State"), 12),
        *([Column(_("Seats"), 7, right=True)] if has_seats else []),
        Column(_("Room"), 0, from_width=78 if has_seats else 66),
        Column(_("Leader"), 0, from_width=100),
        Column(_("Note")),
    )
    dated = [(it.day, _session_row(it, room, beside)) for it in every]
    dated += [(it.day, _skipped_row(it, has_seats=has_seats)) for it in skipped]
    return columns, [row for _day, row in sorted(dated, key=lambda pair: pair[0])]


def note(it: Session, room: str, beside: Beside) -> str:
    """Return what is odd about a session, such as another room than `room`, who stands in, how many were counted."""
    led, more = beside.led.get(it.id), beside.more.get(it.id, "")
    moved_from = dates.day_text(it.moved_from) if it.moved_from else ""
    odd = plain(labels.moved(it, moved_from))
    counted = f"{it.head_count} " + _("counted") if it.head_count is not None else ""
    elsewhere = plain(it.room) if it.room and it.room != room else ""
    stand_in = _stand_in(led) + (f" – {plain(led.reason)}" if led.reason else "") if led else ""
    by = beside.signed.get(it.id)
    signed = _("signed by {name}").format(name=plain(by)) if by else ""
    return " · ".join(
        part for part in (signed, stand_in, counted, elsewhere, odd, plain(it.title), plain(more)) if part
    )


def _stand_in(led: Substitution) -> str:
    return _("substitute: {names}").format(names=plain(", ".join(led.substitutes)))


def _leaders(it: Session, led: Substitution | None) -> str:
    """Return who leads a session; whom a substitute stands in for comes first: "JE (substitute: ML)"."""
    if led is None:
        return ", ".join(it.leader_names)
    return f"{', '.join(led.own)} ({_stand_in(led)})" if led.own else _stand_in(led)


def _seats_cell(it: Taken | None) -> str:
    if it is None:
        return ""
    return str(it.taken) if it.seats is None else f"{it.taken}/{it.seats}"


def _session_row(it: Session, room: str, beside: Beside) -> Row:
    number = "" if it.number is None else it.number
    return str(it.id), (
        number,
        dates.day_text(it.day),
        dates.week_text(it.day),
        dates.span_text(it.start, it.end),
        labels.session_status(it.status, is_awaited=it.id in beside.awaited),
        *([_seats_cell(beside.seats.get(it.id))] if beside.seats else []),
        it.room,
        _leaders(it, beside.led.get(it.id)),
        note(it, room, beside),
    )


def _skipped_row(it: Skipped, *, has_seats: bool) -> Row:
    passed = _("{reason}, passed over").format(reason=it.reason)
    quiet = cell(dates.day_text(it.day), style="dim")
    return f"skipped-{it.day.isoformat()}", (
        "",
        quiet,
        dates.week_text(it.day),
        "",
        "–",
        *([""] if has_seats else []),
        "",
        "",
        cell(passed, style="dim"),
    )


def chosen(it: Participant, sessions: int) -> str:
    """Return "3 of 6" for who has chosen sessions of a series, else that it is the whole."""
    if not it.chosen:
        return _("the whole")
    return _("{count} of {total}").format(count=len(it.chosen), total=sessions)


def participants(people: Sequence[Participant], of_sessions: int = 0, changed: Collection[int] = ()) -> Rows:
    """Return the seat holders with their figures; `of_sessions` is how many a series has to choose from, else 0.

    `changed` are the ids of those whose certificate says something else than the attendance now.
    """
    columns = (
        Column("", 2, right=True),
        Column(_("Name")),
        Column(_("State"), 12),
        *([Column(_("Sessions"), 8)] if of_sessions else []),
        Column(_("Present"), 7, right=True),
        Column(_("Rate"), 5, right=True),
        Column(_("Certif."), 7, from_width=60),
        Column(_("Phone"), 14, from_width=84),
        Column(_("Needs"), 0, from_width=84),
    )
    return columns, [
        _participant_row(number, it, of_sessions, is_changed=it.person_id in changed)
        for number, it in enumerate(people, 1)
    ]


def _participant_row(number: int, it: Participant, of_sessions: int, *, is_changed: bool) -> Row:
    dropped = it.status is EnrolmentStatus.DROPPED_OUT
    name: Text = cell(it.name, style="dim" if dropped else "")
    return str(it.person_id), (
        number,
        name,
        enrolment_labels.enrolment_status(it.status),
        *([chosen(it, of_sessions)] if of_sessions else []),
        f"{it.attended}/{it.held}",
        labels.percent(it.rate),
        "⚠" if is_changed else ("✓ " + _("due") if it.certificate else "–"),
        it.phone,
        it.needs,
    )


def papers() -> Rows:
    """Return the papers that a course has."""
    columns = (Column(_("Paper"), 22), Column(_("What it is for")))
    return columns, [
        ("list", (_("Attendance list"), _("Numbered rows and a box a session, for the classroom"))),
        ("certificates", (_("Certificates"), _("For those who took part in enough of the sessions"))),
    ]


def history(entries: Sequence[HistoryRow]) -> Rows:
    """Return the deeds, newest first."""
    columns = (Column(_("When"), 16), Column(_("Who"), 14), Column(_("What was done")))
    rows = []
    for it in entries:
        at = f"{dates.day_text(it.at.date())} {dates.time_text(it.at.time())}"
        deed = it.deed + (" – " + _("undone") if it.is_undone else "")
        rows.append((str(it.entry_id), (at, it.actor, deed)))
    return columns, rows
