"""How a course is written: its heading, its tabs, and the rows of each. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rich.text import Text
from textual.content import Content

from courses import dates, labels
from courses.i18n import _, pgettext
from courses.model import (
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
from courses.text import plain
from courses.widgets.table import Column, Row, cell

NOTHING_MORE: Mapping[int, str] = MappingProxyType({})
Rows = tuple[Sequence[Column], Iterable[Row]]


def heading(course: CourseSummary, sessions: Sequence[Session], state: str) -> Content:
    """Return three lines: what, when and where, how many."""
    title = Content.assemble(
        (plain(course.code), "bold $accent"), " ", (plain(course.title), "bold"), "   ", labels.course_state(state)
    )
    where = [course.organiser, labels.course_kind(course.kind), labels.course_form(course.form)]
    when = [_when(course, sessions), course.room or _("no room"), course.leaders or _("no leader")]
    is_booked = course.kind is CourseKind.GUIDANCE
    figures = [] if is_booked else [labels.seats(course.enrolled, course.seats), labels.waiting(course.waiting)]
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
        return (
            ("sessions", f"{_('Sessions')} {sessions}"),
            ("bookings", f"{_('Bookings')} {bookings}"),
            ("papers", _("Papers")),
            ("history", _("History")),
        )
    return (
        ("sessions", f"{_('Sessions')} {sessions}"),
        ("participants", f"{_('Participants')} {course.enrolled}"),
        ("waiting", f"{_('Waiting list')} {course.waiting}"),
        ("setup", pgettext("tab", "Setup")),
        ("papers", _("Papers")),
        ("history", _("History")),
    )


def nothing(tab: str) -> str:
    """Return what an empty tab says."""
    words = {
        "sessions": _("No sessions. + adds one."),
        "participants": _("Nobody is enrolled. a enrols the first."),
        "waiting": _("Nobody waits."),
        "bookings": _("No slots: they come from the sessions, their times and the length of a slot."),
    }
    return words.get(tab, _("Nothing yet."))


def sessions(
    every: Sequence[Session],
    skipped: Sequence[Skipped],
    room: str,
    led: Mapping[int, Substitution] | None = None,
    more: Mapping[int, str] = NOTHING_MORE,
) -> Rows:
    """Return the sessions and, in their places, the dates passed over.

    `room` is the course's own; by session `led` is who stands in, `more` what else to note.
    """
    columns = (
        Column(_("No."), 3, right=True),
        Column(_("Day"), 10),
        Column(_("Week"), 5, from_width=78),
        Column(_("Time"), 11),
        Column(_("State"), 12),
        Column(_("Room"), 0, from_width=66),
        Column(_("Leader"), 0, from_width=100),
        Column(_("Note")),
    )
    stand_ins = led or {}
    dated = [(it.day, _session_row(it, room, stand_ins.get(it.id), more.get(it.id, ""))) for it in every] + [
        (it.day, _skipped_row(it)) for it in skipped
    ]
    return columns, [row for _day, row in sorted(dated, key=lambda pair: pair[0])]


def note(it: Session, room: str, led: Substitution | None = None, more: str = "") -> str:
    """Return what is odd about a session, such as another room than `room`, who stands in, who were counted, and `more`."""
    moved_from = dates.day_text(it.moved_from) if it.moved_from else ""
    odd = plain(labels.moved(it, moved_from))
    counted = f"{it.head_count} " + _("counted") if it.head_count is not None else ""
    elsewhere = plain(it.room) if it.room and it.room != room else ""
    stand_in = _stand_in(led) + (f" – {plain(led.reason)}" if led.reason else "") if led else ""
    return " · ".join(part for part in (stand_in, counted, elsewhere, odd, plain(it.title), plain(more)) if part)


def _stand_in(led: Substitution) -> str:
    return _("substitute: {names}").format(names=plain(", ".join(led.substitutes)))


def _leaders(it: Session, led: Substitution | None) -> str:
    """Return who leads a session; whom a substitute stands in for comes first: "JE (substitute: ML)"."""
    if led is None:
        return ", ".join(it.leader_names)
    return f"{', '.join(led.own)} ({_stand_in(led)})" if led.own else _stand_in(led)


def _session_row(it: Session, room: str, led: Substitution | None, more: str) -> Row:
    number = "" if it.number is None else it.number
    return str(it.id), (
        number,
        dates.day_text(it.day),
        dates.week_text(it.day),
        dates.span_text(it.start, it.end),
        labels.session_status(it.status),
        it.room,
        _leaders(it, led),
        note(it, room, led, more),
    )


def _skipped_row(it: Skipped) -> Row:
    passed = _("{reason}, passed over").format(reason=it.reason)
    quiet = cell(dates.day_text(it.day), style="dim")
    return f"skipped-{it.day.isoformat()}", (
        "",
        quiet,
        dates.week_text(it.day),
        "",
        "–",
        "",
        "",
        cell(passed, style="dim"),
    )


def participants(people: Sequence[Participant]) -> Rows:
    """Return the seat holders with their figures."""
    columns = (
        Column("", 2, right=True),
        Column(_("Name")),
        Column(_("State"), 12),
        Column(_("Present"), 7, right=True),
        Column(_("Rate"), 5, right=True),
        Column(_("Certif."), 7, from_width=60),
        Column(_("Phone"), 14, from_width=84),
        Column(_("Needs"), 0, from_width=84),
    )
    return columns, [_participant_row(number, it) for number, it in enumerate(people, 1)]


def _participant_row(number: int, it: Participant) -> Row:
    dropped = it.status is EnrolmentStatus.DROPPED_OUT
    name: Text = cell(it.name, style="dim" if dropped else "")
    return str(it.person_id), (
        number,
        name,
        labels.enrolment_status(it.status),
        f"{it.attended}/{it.held}",
        labels.percent(it.rate),
        "✓ " + _("due") if it.certificate else "–",
        it.phone,
        it.needs,
    )


def waiting(people: Sequence[Participant]) -> Rows:
    """Return the queue, first the first."""
    columns = (
        Column("", 2, right=True),
        Column(_("Name")),
        Column(_("Since"), 16),
        Column(_("Phone"), 14, from_width=52),
        Column(_("E-mail"), 0, from_width=84),
    )
    rows = [
        (
            str(it.person_id),
            (
                it.position or "",
                it.name,
                f"{dates.day_text(it.since.date())} {dates.time_text(it.since.time())}",
                it.phone,
                it.email,
            ),
        )
        for it in people
    ]
    return columns, rows


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
