"""Who may count a session: the library by who led it, the association by its own rules; and their study hours.

The library statistics count what the library's own staff lead, wherever it is; an association counts what it organises
and one of its approved leaders leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from courses.i18n import _
from courses.model import (
    CircleMeeting,
    CirclePerson,
    CircleShape,
    CountedBy,
    CountedSession,
    CourseKind,
    Limits,
    OrganisationKind,
)
from courses.rules.attendance import STUDY_HOUR, study_hours, study_hours_sum
from courses.rules.circle_limits import told

BY_ASSOCIATION = (CountedBy.ASSOCIATION, CountedBy.BOTH)
"""Counted by the association, whoever else does."""


def hours(meeting: CircleMeeting) -> int:
    """Return the study hours of a meeting: what the leader set, else computed from the times."""
    return meeting.stated if meeting.stated is not None else proposed_hours(meeting)


def proposed_hours(meeting: CircleMeeting) -> int:
    """Return the study hours that a meeting's times come to."""
    return study_hours(meeting.start, meeting.end, meeting.break_minutes)


def minutes(meeting: CircleMeeting) -> int:
    """Return a meeting's minutes of the clock, its break included."""
    return (meeting.end.hour - meeting.start.hour) * 60 + meeting.end.minute - meeting.start.minute


def length_text(clock_minutes: int, break_minutes: int = 0) -> str:
    """Return a length of time: "2 h 15 min", with the break it holds: "2 h 30 min (15 min break)"."""
    whole, rest = divmod(clock_minutes, 60)
    text = " ".join(
        part for part in (f"{whole} h" if whole else "", f"{rest} min" if rest or not whole else "") if part
    )
    return _("{length} ({minutes} min break)").format(length=text, minutes=break_minutes) if break_minutes else text


def minutes_of(study_hours: int, break_minutes: int) -> int:
    """Return the minutes of the clock that so many study hours take, the break included."""
    return study_hours * STUDY_HOUR + break_minutes


def sessions(shape: CircleShape, limits: Limits) -> tuple[CountedSession, ...]:
    """Return who may count each meeting, in order; of one not held yet, or not entered, who could as it is planned."""
    return tuple(_session(it, number, shape, limits) for number, it in enumerate(shape.meetings, 1))


def _session(meeting: CircleMeeting, number: int, shape: CircleShape, limits: Limits) -> CountedSession:
    lacking = list(_lacking(meeting, shape, limits))
    why_not = tuple(told(limits, rule, text) for rule, text in lacking if not rule or limits.stops(rule))
    notes = tuple(told(limits, rule, text) for rule, text in lacking if rule and not limits.stops(rule))
    unentered = (_("attendance is not entered"),) if meeting.has_begun and not meeting.is_held else ()
    who = _who(is_library=_is_led_by_library(meeting, shape), is_association=not why_not)
    return CountedSession(
        day=meeting.day,
        number=number,
        counted_by=who,
        study_hours=hours(meeting),
        proposed=proposed_hours(meeting),
        sum=study_hours_sum(meeting.start, meeting.end, meeting.break_minutes),
        is_stated=meeting.stated is not None,
        is_held=meeting.is_held,
        why_not=(*why_not, *unentered),
        notes=notes,
        warning=_warning(who),
        present=meeting.present,
        leaders=meeting.leaders,
        expected=len(expected(shape, number - 1)) if shape.persons and not meeting.is_held else None,
    )


def _who(*, is_library: bool, is_association: bool) -> CountedBy:
    if is_library and is_association:
        return CountedBy.BOTH
    if is_library or is_association:
        return CountedBy.LIBRARY if is_library else CountedBy.ASSOCIATION
    return CountedBy.NOBODY


def _warning(who: CountedBy) -> str:
    if who is CountedBy.BOTH:
        return _("Both the library and the association may count it: agree on who reports what.")
    if who is CountedBy.NOBODY:
        return _("Nobody may count it: no one of the library’s staff leads it, and the association cannot.")
    return ""


def _is_led_by_library(meeting: CircleMeeting, shape: CircleShape) -> bool:
    employers = {leader.employer for leader in meeting.leaders} - {None}
    if not meeting.leaders and shape.led_by is None:
        return shape.organiser is not None and shape.organiser.kind is OrganisationKind.LIBRARY
    return OrganisationKind.LIBRARY in (employers or {shape.led_by})


def is_association(shape: CircleShape) -> bool:
    """Return whether the organiser of record is a study association, as it should be on any day."""
    return shape.organiser is not None and shape.organiser.kind is OrganisationKind.STUDY_ASSOCIATION


def _lacking(meeting: CircleMeeting, shape: CircleShape, limits: Limits) -> Iterable[tuple[str, str]]:
    """Yield what keeps the association from counting a meeting, by its rule and in words; those before others first.

    The rule is empty where there can be no association to count it.
    """
    organiser = shape.organiser
    if organiser is None:
        yield "", _("no organiser is given")
        return
    if not is_association(shape):
        yield "", _("the organiser is no study association")
        return
    if not organiser.is_valid(meeting.day):
        yield "", _("the association does not exist on that day")
        return
    if limits.value("leader_approved"):
        yield from (("leader_approved", why) for why in _leaders_why_not(meeting, organiser.code))
    yield from _room_why_not(meeting, limits)


def _leaders_why_not(meeting: CircleMeeting, association: str) -> Iterable[str]:
    if any(association in leader.approved_by for leader in meeting.leaders):
        return
    for leader in meeting.leaders:
        yield _("the leader {name} is not approved by {association}").format(name=leader.name, association=association)
    if not meeting.leaders:
        yield _("no leader is given")


def _room_why_not(meeting: CircleMeeting, limits: Limits) -> Iterable[tuple[str, str]]:
    """Yield that too few came; nothing as long as nobody knows how many did."""
    if not meeting.has_begun or meeting.present is None:
        return
    least, audience = limits.value("people_min"), limits.value("audience_min")
    if least is not None and meeting.present + 1 < least:
        yield "people_min", _("fewer than {least} in the room with the leader").format(least=number_text(least))
    if audience is not None and meeting.present < audience:
        yield "audience_min", _("fewer than {least} in the audience").format(least=number_text(audience))


def expected(shape: CircleShape, place: int) -> list[CirclePerson]:
    """Return who is likely to come to a session: has sent no word, and was at one of the last two that were held."""
    held = [number for number, it in enumerate(shape.meetings) if it.is_held and number < place]
    lately = set(held[-2:])
    coming = [it for it in shape.persons if not it.has_dropped_out and place not in it.away]
    return [it for it in coming if not lately or it.present & lately]


def possible(sessions: Iterable[CountedSession]) -> tuple[int, int]:
    """Return how many sessions the association may count or are not held yet, and their study hours."""
    kept = [it for it in sessions if not it.is_held or it.counted_by in BY_ASSOCIATION]
    return len(kept), sum(it.study_hours for it in kept)


def counted(sessions: Iterable[CountedSession]) -> tuple[int, int]:
    """Return how many sessions that are held the association may count, and their study hours."""
    kept = [it for it in sessions if it.is_held and it.counted_by in BY_ASSOCIATION]
    return len(kept), sum(it.study_hours for it in kept)


def number_text(number: int) -> str:
    """Return a small number as a word, as running text has it: "three"."""
    words = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return words.get(number, str(number))


def category(kind: CourseKind, own: str | None, defaults: Mapping[str, str]) -> str:
    """Return the code of a course's category in the library statistics: its own, else its kind's; empty for none."""
    return own or defaults.get(kind.value, "")
