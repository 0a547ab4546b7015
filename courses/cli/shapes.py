"""What `--json` says, as plain values. The names are the program's word to others: they are added to, never changed.

Dates are ISO, times HH:MM, rates 0–1 unrounded or null, kinds and states the values of `courses.model`.
"""

from __future__ import annotations

from collections.abc import Sequence

from courses import clock
from courses.dates import weekday_short
from courses.model import (
    Booking,
    ChangedCertificate,
    Contributor,
    Course,
    CourseSummary,
    Grid,
    HistoryRow,
    Participant,
    Person,
    PersonCourse,
    PersonHit,
    Session,
    SignOff,
    Skipped,
    SlotRow,
    ThemedHour,
    ThemeOn,
)
from courses.rules import identity
from courses.rules.themes import within

Shape = dict[str, object]


def summary(it: CourseSummary) -> Shape:
    """Return a course as the list has it."""
    return {
        "code": it.code,
        "title": it.title,
        "kind": it.kind.value,
        "form": it.form.value,
        "organiser": it.organiser,
        "room": it.room,
        "seats": it.seats,
        "enrolled": it.enrolled,
        "waiting": it.waiting,
        "sessions_planned": it.sessions_planned,
        "sessions_held": it.sessions_held,
        "sessions_cancelled": it.sessions_cancelled,
        "first_date": it.first_date.isoformat() if it.first_date else None,
        "last_date": it.last_date.isoformat() if it.last_date else None,
        "attendance_rate": it.attendance_rate,
    }


def course(
    it: CourseSummary,
    whole: Course,
    meetings: list[Session],
    participants: list[Participant],
    waiting: list[Participant],
    skipped: list[Skipped],
    themes: Sequence[ThemedHour] = (),
    contributors: Sequence[Contributor] = (),
    co_organisers: Sequence[str] = (),
) -> Shape:
    """Return a course with all that hangs on it."""
    return {
        **summary(it),
        "attended": it.attended,
        "possible": it.possible,
        "place": it.place,
        "municipality": it.municipality,
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "break_minutes": whole.break_minutes,
        "minimum": it.minimum,
        "leaders": it.leaders,
        "language": whole.language,
        "audience": whole.audience,
        "level": whole.level,
        "mode": whole.mode.value if whole.mode else None,
        "campaigns": list(whole.campaigns),
        "projects": list(whole.projects),
        "policy_goals": list(whole.policy_goals),
        "fee": whole.fee / 100,
        "co_organisers": list(co_organisers),
        "slot_minutes": whole.slot_minutes,
        "enrol_opens": whole.enrol_opens,
        "enrol_closes": whole.enrol_closes,
        "least_age": whole.least_age,
        "greatest_age": whole.greatest_age,
        "for_municipality": whole.for_municipality,
        "kb_category": whole.kb_category,
        "certificate_threshold": whole.certificate_threshold,
        "decision_date": whole.decision_date.isoformat() if whole.decision_date else None,
        "content": whole.content,
        "notes": whole.notes,
        "cancelled": it.is_cancelled,
        "cancelled_reason": whole.cancelled_reason,
        "contributors": [contributor(one) for one in contributors],
        "sessions": [session(one, themes) for one in meetings],
        "participants": [participant(one) for one in participants],
        "waiting_list": [participant(one) for one in waiting],
        "skipped": [{"date": skip.day.isoformat(), "reason": skip.reason} for skip in skipped],
    }


def contributor(it: Contributor) -> Shape:
    """Return somebody who contributes to a course."""
    return {"name": it.name, "part": it.part, "organisation": it.organisation}


def _theme(it: ThemeOn) -> Shape:
    return {
        "title": it.theme.title,
        "guest": it.theme.organisation,
        "room": it.theme.room,
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
    }


def session(it: Session, themes: Sequence[ThemedHour] = ()) -> Shape:
    """Return a session; a cancelled one has no number."""
    return {
        "number": it.number,
        "date": it.day.isoformat(),
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "status": it.status.value,
        "room": it.room,
        "place": it.place,
        "reason": it.reason,
        "moved_from": it.moved_from.isoformat() if it.moved_from else None,
        "replaces": it.replaces.isoformat() if it.replaces else None,
        "extra": it.is_extra,
        "week": it.day.isocalendar().week,
        "weekday": weekday_short(it.day.weekday()),
        "head_count": it.head_count,
        "child_count": it.child_count,
        "online_count": it.online_count,
        "title": it.title,
        "themes": [_theme(on) for on in within(themes, it)],
        "id": it.id,
        "seats": it.seats,
    }


def participant(it: Participant) -> Shape:
    """Return a person in a course; `person` is the key, `certificate` whether one is due.

    `sessions` are the ids of those chosen in a series, as in `sessions --json`; null: the whole.
    """
    return {
        "person": it.person,
        "name": it.name,
        "status": it.status.value,
        "position": it.position,
        "attended": it.attended,
        "held": it.held,
        "rate": it.rate,
        "certificate": it.certificate,
        "sessions": sorted(it.chosen) or None,
        "since": it.since.isoformat(),
        "queued_at": it.queued_at.isoformat() if it.queued_at else None,
        "seated_at": it.seated_at.isoformat() if it.seated_at else None,
        "promoted": it.is_promoted,
        "party": it.party_no,
    }


def sign_off(it: SignOff) -> Shape:
    """Return who signed for a session; `at` is local time."""
    return {"by": it.signed_by, "at": it.signed_at.isoformat(), "role": it.role.value, "notes": it.notes}


def changed_certificate(it: ChangedCertificate) -> Shape:
    """Return a certificate that says something else than the attendance does now; `due` is whether to print it anew."""
    return {
        "number": it.number,
        "person": it.person,
        "name": it.name,
        "issued_on": it.issued_on.isoformat(),
        "attended": it.attended,
        "held": it.held,
        "study_hours": it.study_hours,
        "attended_now": it.attended_now,
        "held_now": it.held_now,
        "study_hours_now": it.study_hours_now,
        "due": it.is_due,
    }


def marks(it: Grid, person: Participant) -> Shape:
    """Return a person's marks in the order of the sessions, null where none is entered, and what they come to."""
    entered = [it.marks.get((one.id, person.person_id)) for one in it.sessions]
    return {
        "person": person.person,
        "name": person.name,
        "marks": [mark.mark.value if mark else None for mark in entered],
        "expected": [person.is_expected(one.id) for one in it.sessions],
        "minutes": [mark.minutes if mark else None for mark in entered],
        "online": [mark.is_online if mark else None for mark in entered],
        "status": person.status.value,
        "attended": person.attended,
        "held": person.held,
        "rate": person.rate,
        "certificate": person.certificate,
    }


def slot(it: SlotRow) -> Shape:
    """Return a slot of booked guidance; `booking` is null where nobody has booked it, `is_slot` false outside the slots."""
    return {
        "code": it.code,
        "title": it.title,
        "date": it.day.isoformat(),
        "start": f"{it.start:%H:%M}",
        "end": f"{it.end:%H:%M}",
        "guide": it.guide,
        "place": it.place,
        "room": it.room,
        "free": it.is_free,
        "is_slot": it.is_slot,
        "session_cancelled": it.is_cancelled,
        "booking": booking(it.booking) if it.booking else None,
    }


def booking(it: Booking) -> Shape:
    """Return a booking; `person` is a key, or null for somebody who is not in the register."""
    return {
        "id": it.id,
        "status": it.status.value,
        "name": it.name,
        "person": it.person or None,
        "contact": it.contact,
        "topic": it.topic,
        "booked_on": it.booked_on.isoformat() if it.booked_on else None,
        "minutes": it.minutes,
        "notes": it.notes,
    }


def hit(it: PersonHit) -> Shape:
    """Return a person as a search finds them."""
    return {
        "person": it.person.key,
        "name": it.person.name,
        "given_name": it.person.given_name,
        "family_name": it.person.family_name,
        "phone": it.person.phone,
        "email": it.person.email,
        "town": it.person.town,
        "protected": it.person.is_protected,
        "courses": it.courses,
    }


def person(it: Person, taken: list[PersonCourse]) -> Shape:
    """Return a person with the courses they are or were in, newest first."""
    same = (
        "given_name family_name other_name pronunciation personal_no birth_date sex email other_email phone other_phone "
        "contact address postcode town municipality language needs device notes"
    )
    return {
        "person": it.key,
        "name": it.name,
        **{name: getattr(it, name) for name in same.split()},
        "other_name": it.other_name,
        "other_phone": it.other_phone,
        "other_email": it.other_email,
        "personal_no_kind": _number_kind(it.personal_no),
        "protected": it.is_protected,
        "alias": it.alias,
        "courses": [taken_course(one) for one in taken],
    }


def _number_kind(number: str) -> str | None:
    """Return whether a number is "personal", "coordination" or "lma"; None for no number, and for one that is wrong."""
    read = identity.from_file(number, clock.today()) if number else None
    return read.kind if read is not None and read.is_valid else None


def taken_course(it: PersonCourse) -> Shape:
    """Return a course in a person's history; `certificate` is the number of the one that was printed, or null."""
    return {
        "code": it.code,
        "title": it.title,
        "status": it.status.value,
        "position": it.position,
        "since": it.since.isoformat(),
        "first_date": it.first_date.isoformat() if it.first_date else None,
        "last_date": it.last_date.isoformat() if it.last_date else None,
        "attended": it.attended,
        "held": it.held,
        "rate": it.attended / it.held if it.held else None,
        "certificate": it.certificate_number or None,
    }


def deed(it: HistoryRow) -> Shape:
    """Return an entry of the journal; `at` is local time."""
    return {
        "id": it.entry_id,
        "at": it.at.isoformat(),
        "actor": it.actor,
        "deed": it.deed,
        "undone": it.is_undone,
    }
