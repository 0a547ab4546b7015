"""Words and signs of the closed lists, in the reader's language: shared by the interface and the command line.

A state is a sign and a word, so that colour is never needed to tell it. No Textual in here.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from courses.i18n import _, ngettext, pgettext
from courses.model import (
    BookingStatus,
    ClosureKind,
    CooperationTask,
    CourseForm,
    CourseKind,
    CourseMode,
    Hindrance,
    Mark,
    OrganisationKind,
    Role,
    Session,
    SessionStatus,
    SlotRow,
    TagKind,
    Treatment,
)

if TYPE_CHECKING:
    pass

MARK_SIGNS = {
    Mark.PRESENT: "●",
    Mark.LATE: "s",
    Mark.LEFT_EARLY: "g",
    Mark.ABSENT: "–",
    Mark.EXCUSED: "a",
}
"""One cell each, for the grid; the letters are those of the keys."""
AWAITED_SIGN = "⚠"
"""Of a session that has begun and whose attendance is not entered."""
SESSION_SIGNS = {SessionStatus.PLANNED: "○", SessionStatus.HELD: "✓", SessionStatus.CANCELLED: "✗"}


def course_kind(kind: CourseKind) -> str:
    """Return the word for a kind of course."""
    words = {
        CourseKind.COURSE: _("Course"),
        CourseKind.WORKSHOP_SERIES: _("Workshop series"),
        CourseKind.EVENT: _("Event"),
        CourseKind.DROP_IN: _("Drop-in"),
        CourseKind.GUIDANCE: _("Booked guidance"),
    }
    return words[kind]


def course_mode(mode: CourseMode) -> str:
    """Return the word for what one does at a course."""
    return {CourseMode.LEARN: _("Learn"), CourseMode.TEST: _("Try out"), CourseMode.USE: _("Use")}[mode]


def tag_kind(kind: TagKind) -> str:
    """Return the word for what a tag is the name of."""
    words = {
        TagKind.CAMPAIGN: _("Campaign"),
        TagKind.PROJECT: _("Project"),
        TagKind.POLICY_GOAL: _("Policy goal"),
    }
    return words[kind]


def file_kind(kind: str) -> str:
    """Return the words for what a file to be read in holds."""
    words = {
        "programme": _("Programme (courses with dates)"),
        "changes": _("Changes (cancelled, moved, extra)"),
        "people": _("People"),
        "enrolments": _("Enrolments"),
        "attendance": _("Attendance"),
        "bookings": _("Bookings (guidance)"),
        "rooms": _("Rooms"),
        "leaders": _("Leaders"),
        "organisations": _("Organisations"),
        "closures": _("Closed days"),
        "opening-hours": _("Opening hours"),
        "equipment": _("Equipment"),
    }
    return words[kind]


def course_form(form: CourseForm) -> str:
    """Return the word for the form an activity is reported in."""
    words = {
        CourseForm.STUDY_CIRCLE: _("Study circle"),
        CourseForm.OTHER_FOLKBILDNING: _("Other folkbildning"),
        CourseForm.CULTURAL_EVENT: _("Cultural event"),
        CourseForm.LIBRARY: _("The library’s own"),
    }
    return words[form]


def language(code: str) -> str:
    """Return the word for a language of the program, "sv" or "en"."""
    return {"sv": _("Swedish"), "en": _("English")}[code]


def organisation_kind(kind: OrganisationKind) -> str:
    """Return the word for a kind of organisation."""
    words = {
        OrganisationKind.LIBRARY: _("Library"),
        OrganisationKind.STUDY_ASSOCIATION: _("Study association"),
        OrganisationKind.SENIORNET_CLUB: _("SeniorNet club"),
        OrganisationKind.DEPARTMENT: _("Department"),
        OrganisationKind.AUTHORITY: _("Public authority"),
        OrganisationKind.COMPANY: _("Company"),
        OrganisationKind.FUNDER: _("Funder"),
        OrganisationKind.OTHER: _("Other organisation"),
    }
    return words[kind]


def closure_kind(kind: ClosureKind) -> str:
    """Return the word for why days may not be used."""
    words = {
        ClosureKind.CLOSED: _("Closed"),
        ClosureKind.CLOSES_EARLY: _("Closes early"),
        ClosureKind.ROOM_CLOSED: _("Room closed"),
        ClosureKind.SCHOOL_BREAK: _("School break"),
    }
    return words[kind]


REPEATS = ("1", "2", "3", "4", "odd", "even", "nth1", "nth2", "nth3", "nth4", "nth-1", "nth1,3", "nth2,4", "0")
"""How often a course may meet: every n weeks, odd or even weeks, a weekday of the month, picked dates only."""


def repeat(key: str) -> str:
    """Return the words for one of `REPEATS`."""
    words = {
        "1": _("every week"),
        "2": _("every second week"),
        "3": _("every third week"),
        "4": _("every fourth week"),
        "odd": _("odd weeks"),
        "even": _("even weeks"),
        "nth1": _("the first of the month"),
        "nth2": _("the second of the month"),
        "nth3": _("the third of the month"),
        "nth4": _("the fourth of the month"),
        "nth-1": _("the last of the month"),
        "nth1,3": _("the first and third of the month"),
        "nth2,4": _("the second and fourth of the month"),
        "0": _("on picked dates only"),
    }
    return words[key]


def hindrance(what: Hindrance) -> str:
    """Return the words for what may stand in the way of a date."""
    words = {
        Hindrance.RED_DAY: _("Red days"),
        Hindrance.EVE: _("Eves"),
        Hindrance.CLAMP_DAY: _("Clamp days"),
        Hindrance.CLOSED: _("Closed days"),
        Hindrance.SCHOOL_BREAK: _("School breaks"),
        Hindrance.OUTSIDE_HOURS: _("Opening hours"),
    }
    return words[what]


def treatment(how: Treatment) -> str:
    """Return the words for what planning does with such a date."""
    words = {
        Treatment.SKIP: _("pass over"),
        Treatment.WARN: _("take, but warn"),
        Treatment.IGNORE: _("take as any day"),
    }
    return words[how]


def cooperation_task(task: CooperationTask) -> str:
    """Return the question that a task of a cooperation answers."""
    words = {
        CooperationTask.LEADS: _("Leads"),
        CooperationTask.REGISTERS: _("Takes enrolments"),
        CooperationTask.SIGNS: _("Signs the attendance list"),
        CooperationTask.KEEPS_LIST: _("Keeps the attendance list"),
        CooperationTask.REPORTS: _("Reports the activity"),
        CooperationTask.COUNTS: _("Counts the sessions"),
        CooperationTask.PAYS: _("Pays"),
        CooperationTask.CONTROLS_LIST: _("Controller of the attendance list"),
        CooperationTask.CONTROLS_ENROLMENTS: _("Controller of the enrolment list"),
        CooperationTask.AGREEMENT: _("Agreement"),
    }
    return words[task]


def role(value: Role) -> str:
    """Return the word for what somebody may do."""
    words = {
        Role.LIBRARIAN: _("librarian"),
        Role.COORDINATOR: _("coordinator"),
        Role.LEADER: pgettext("role", "leader"),
        Role.PARTNER: _("partner’s contact"),
        Role.READER: _("reader of figures"),
    }
    return words[value]


def mark(value: Mark | None) -> str:
    """Return the word for an attendance mark; None: not marked."""
    if value is None:
        return _("not marked")
    words = {
        Mark.PRESENT: _("present"),
        Mark.LATE: _("late"),
        Mark.LEFT_EARLY: _("left early"),
        Mark.ABSENT: _("absent"),
        Mark.EXCUSED: _("excused"),
    }
    return words[value]


def mark_told(value: Mark | None, minutes: int | None = None, *, is_online: bool | None = None) -> str:
    """Return an attendance mark with how many minutes, and that it was online: "late 10 min, online"."""
    words = mark(value)
    if minutes is not None:
        words = _("{mark} {minutes} min").format(mark=words, minutes=minutes)
    return _("{mark}, online").format(mark=words) if is_online else words


NOT_EXPECTED = "/"
"""In the grid, of a session of a series that the person has not chosen."""


def mark_sign(value: Mark | None) -> str:
    """Return the one-cell sign of a mark; "·" for none."""
    return MARK_SIGNS[value] if value else "·"


def session_status(status: SessionStatus, *, is_awaited: bool = False) -> str:
    """Return sign and word for where a session stands; `is_awaited`: it has begun and attendance is not entered."""
    if is_awaited:
        return f"{AWAITED_SIGN} " + _("not entered")
    words = {
        SessionStatus.PLANNED: _("planned"),
        SessionStatus.HELD: _("held"),
        SessionStatus.CANCELLED: _("cancelled"),
    }
    return f"{SESSION_SIGNS[status]} {words[status]}"


BOOKING_SIGNS = {
    BookingStatus.BOOKED: "●",
    BookingStatus.HELD: "✓",
    BookingStatus.NO_SHOW: "–",
    BookingStatus.CANCELLED: "✗",
}


def booking_status(status: BookingStatus) -> str:
    """Return sign and word for where a booking stands."""
    words = {
        BookingStatus.BOOKED: _("booked"),
        BookingStatus.HELD: pgettext("booking", "held"),
        BookingStatus.NO_SHOW: _("nobody came"),
        BookingStatus.CANCELLED: pgettext("booking", "cancelled"),
    }
    return f"{BOOKING_SIGNS[status]} {words[status]}"


def slot_state(slot: SlotRow, now: datetime) -> str:
    """Return sign and word for a slot: free, past, in the way of another booking, or where its booking stands."""
    if slot.booking is not None:
        word = booking_status(slot.booking.status)
        if slot.is_cancelled and slot.booking.status is BookingStatus.BOOKED:
            return "⚠ " + _("to be moved")
        return word
    if slot.is_free and slot.has_ended(now):
        return "– " + _("past")
    return "○ " + (_("taken up") if slot.is_blocked else _("free"))


def course_state(state: str) -> str:
    """Return sign and word for where a course stands: "current", "coming", "finished" or "cancelled"."""
    words = {
        "cancelled": "✗ " + _("cancelled"),
        "finished": "✓ " + _("finished"),
        "current": "● " + _("running"),
        "coming": "○ " + _("coming"),
    }
    return words[state]


def gap(what: str, count: int) -> str:
    """Return the words for something missing (see `store.gaps`), and at how many sessions."""
    words = {
        "bookings": _("a slot for bookings"),
        "leader": _("leader"),
        "shifts": _("somebody all the time"),
        "room": _("room"),
        "organiser": _("organiser"),
        "minimum": _("the least number"),
        "content": _("what is gone through"),
        "marks": _("attendance"),
    }
    at = ngettext("{count} session", "{count} sessions", count).format(count=count)
    return f"{words[what]} ({at})" if count else words[what]


def course_order(key: str) -> str:
    """Return the words for what a list of courses is sorted by (see `store.course_list`)."""
    words = {
        "date": _("First date"),
        "code": _("Code"),
        "title": _("Title"),
        "place": _("Place"),
        "free": _("Free seats"),
        "organiser": _("Organiser"),
    }
    return words[key]


def state_filter(key: str) -> str:
    """Return the word for a filter of the course list: "", "current", "coming", "finished", "cancelled"."""
    words = {
        "": _("All"),
        "current": _("Running"),
        "coming": _("Coming"),
        "finished": _("Finished"),
        "cancelled": pgettext("courses", "Cancelled"),  # people cancel too, and that is another word in Swedish
    }
    return words[key]


def moved(session: Session, day: str) -> str:
    """Return what is odd about a session: moved from `day` (already written out), extra, and the reason."""
    parts = []
    if session.moved_from:
        parts.append(_("moved from {day}").format(day=day))
    if session.is_extra:
        parts.append(_("extra session"))
    if session.reason:
        parts.append(session.reason)
    return " · ".join(parts)


def verdict(value: str) -> str:
    """Return sign and word for where a coming course stands, of `rules.go.Verdict`."""
    words = {
        "go": "● " + _("enough enrolled"),
        "wait": "◷ " + _("too few so far"),
        "decide": "⚠ " + _("to be decided"),
        "no_minimum": "· " + _("no minimum"),
        "open": "○ " + _("open to all"),
    }
    return words[value]


def target_unit(unit: str) -> str:
    """Return the word for what a target is counted in, of `model.targets.TargetUnit`."""
    words = {
        "participants": _("participants"),
        "sessions": _("sessions"),
        "occasions": _("occasions led by the library"),
        "persons": _("persons"),
        "study_hours": _("study hours"),
    }
    return words[unit]


def against(enrolled: int, minimum: int | None) -> str:
    """Return how many have enrolled of how many it takes: "3 / 5"."""
    return str(enrolled) if minimum is None else f"{enrolled} / {minimum}"


def seats(enrolled: int, seats: int | None) -> str:
    """Return "8 of 10 seats", or "8 enrolled" where there is no limit."""
    if seats is None:
        return ngettext("{count} enrolled", "{count} enrolled", enrolled).format(count=enrolled)
    return ngettext("{enrolled} of {seats} seat", "{enrolled} of {seats} seats", seats).format(
        enrolled=enrolled, seats=seats
    )


def waiting(count: int) -> str:
    """Return "2 waiting"; empty for none."""
    return ngettext("{count} waiting", "{count} waiting", count).format(count=count) if count else ""


def percent(rate: float | None) -> str:
    """Return a share 0–1 as "83 %", rounded down so that 70 % is never shown before it is reached; "–" for None."""
    return "–" if rate is None else f"{int(rate * 100 + 1e-9)} %"
