"""What the fields of a file are called to a person, in the reader's language; `--map` has the stable names instead."""

from __future__ import annotations

from collections.abc import Sequence

from courses.i18n import _


def word(field: str, kind: str = "") -> str:
    """Return what a field is called: "Title"; of a kind, when the same field is called otherwise there."""
    special = {
        ("changes", "date"): _("Session’s date"),
        ("changes", "number"): _("Session number"),
        ("changes", "room"): _("New room"),
        ("changes", "time"): _("New time"),
        ("changes", "start"): _("New start time"),
        ("changes", "end"): _("New end time"),
        ("attendance", "session"): _("Session number"),
        ("closures", "type"): _("Type of closure"),
        ("closures", "first_date"): _("From date"),
        ("closures", "last_date"): _("To date"),
        ("enrolments", "time"): _("Date and time"),
        ("enrolments", "sessions"): _("Chosen sessions"),
        ("opening-hours", "time"): _("Opening hours"),
        ("leaders", "places"): _("Places"),
        ("equipment", "code"): _("Inventory number"),
        ("bookings", "contact"): _("Contact"),
        ("bookings", "status"): _("State"),
    }
    return (
        special.get((kind, field))
        or _when().get(field)
        or _what().get(field)
        or _terms().get(field)
        or _who().get(field)
        or field
    )


def named(kind: str, field: str, *, with_name: bool) -> str:
    """Return the word for a field, and after it the name that `--map` knows it by when that is wanted: "Title (title)"."""
    return f"{word(field, kind)} ({field})" if with_name else word(field, kind)


def any_of(kind: str, group: Sequence[str], *, with_name: bool) -> str:
    """Return the words for fields of which one is enough: "Time or Day and time"."""
    return _(" or ").join(named(kind, field, with_name=with_name) for field in group)


def _when() -> dict[str, str]:
    return {
        "booked_on": _("Booked on"),
        "break_minutes": _("Break (minutes)"),
        "clock": _("Time of day"),
        "scanned_at": _("Checked in at"),
        "closes": _("Closes"),
        "closes_at": _("Closes at"),
        "date": _("Date"),
        "dates": _("All dates"),
        "day_time": _("Day and time"),
        "days": _("Days"),
        "duration": _("Length"),
        "end": _("End time"),
        "first_date": _("Start date"),
        "from_date": _("Moved from"),
        "last_date": _("Last date"),
        "minutes": _("Minutes"),
        "new_date": _("New date"),
        "noted_on": _("Noted on"),
        "sessions": _("Number of sessions"),
        "opens": _("Opens"),
        "setup_minutes": _("Set-up (minutes)"),
        "skip_weeks": _("Weeks without a session"),
        "start": _("Start time"),
        "study_hours": _("Study hours per session"),
        "takedown_minutes": _("Taking down (minutes)"),
        "time": _("Time (from–to)"),
        "trained_on": _("Trained on"),
        "travel_minutes": _("Travel time (minutes)"),
        "until": _("Until"),
        "valid_from": _("Valid from"),
        "valid_to": _("Valid to"),
        "weekday": _("Weekday"),
    }


def _what() -> dict[str, str]:
    return {
        "topic": _("Topic"),
        "aids": _("Aids"),
        "applies_to": _("Applies to"),
        "audience": _("Audience"),
        "booked_for": _("Booked for"),
        "change": _("What is changed"),
        "channel": _("How it came in"),
        "code": _("Code"),
        "computers": _("Computers"),
        "condition": _("Condition"),
        "content": _("Content"),
        "course": _("Course"),
        "event": _("What happened"),
        "fee": _("Fee"),
        "form": _("Form"),
        "hearing_loop": _("Hearing loop"),
        "kind": _("Kind"),
        "level": _("Level"),
        "loan": _("Loan"),
        "mark": _("Mark"),
        "blank": _("Blank cells"),
        "minimum": _("At least"),
        "municipality": _("Municipality"),
        "notes": _("Notes"),
        "number": _("Number"),
        "party": _("Party"),
        "place": _("Place"),
        "reason": _("Reason"),
        "reference": _("Reference"),
        "room": _("Room"),
        "seats": _("Seats"),
        "session": _("Session"),
        "title": _("Title"),
        "type": _("Type"),
        "visitors": _("Visitors"),
        "wheelchair": _("Wheelchair"),
    }


def _terms() -> dict[str, str]:
    """Return what the terms of a course are called: what it counts as, and when and for whom one enrols."""
    return {
        "mode": _("Mode"),
        "campaigns": _("Campaigns"),
        "projects": _("Projects"),
        "policy_goals": _("Policy goals"),
        "slot_minutes": _("Minutes per slot"),
        "kb_category": _("KB category"),
        "certificate_threshold": _("Limit for certificates"),
        "decision_date": _("Decision date"),
        "enrol_opens": _("Enrolment opens, days before"),
        "enrol_closes": _("Enrolment closes, days before"),
        "least_age": _("Least age"),
        "greatest_age": _("Greatest age"),
        "for_municipality": _("For municipality"),
    }


def _who() -> dict[str, str]:
    return {
        "address": _("Address"),
        "alias": _("Shown as"),
        "aliases": _("Also called"),
        "approved_by": _("Approved by"),
        "birth_date": _("Born"),
        "children": _("Of them under 18"),
        "co_organisers": _("Together with"),
        "contact": _("Wants to hear by"),
        "contact_role": _("Contact"),
        "device": _("Own device"),
        "email": _("E-mail"),
        "employer": _("Employer"),
        "family_name": _("Family name"),
        "given_name": _("Given name"),
        "key": _("Participant’s number"),
        "language": _("Language"),
        "languages": _("Languages"),
        "leader": _("Leader"),
        "guide": _("Guide"),
        "led_by": _("Led by"),
        "municipality": _("Home municipality"),
        "name": _("Name"),
        "needs": _("Needs"),
        "noted_by": _("Noted by"),
        "until": _("Answer by"),
        "organiser": _("Organiser"),
        "other_email": _("Other e-mail"),
        "other_name": _("Name in own script"),
        "other_phone": _("Other phone"),
        "person": _("Participant’s number"),
        "personal_no": _("Personal number"),
        "phone": _("Phone"),
        "places": _("Places"),
        "postcode": _("Postcode"),
        "pronunciation": _("Pronunciation"),
        "protected": _("Protected"),
        "role": _("Role"),
        "sex": _("Sex"),
        "signature": _("Signature"),
        "skills": _("Skills"),
        "staffed_by": _("Staffed by"),
        "town": _("Town"),
        "walk_in": _("Walk-in"),
    }
