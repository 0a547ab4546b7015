"""What each field of a message means for a person in a course, in the message's language. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from courses.model import Course, EnrolmentStatus, Person, Session, SessionStatus
from courses.model.messages import MessageWish
from courses.rules import message_days
from courses.store import Store, courses, options, registers, rows, series, sessions
from courses.store.connection import Row

_ORE = 100


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What is the same for everybody who is told."""

    course: Course
    meetings: tuple[Session, ...]
    """Those not cancelled, in order of time."""
    about: tuple[Session, ...]
    """The sessions that the message is about, cancelled ones too; may be none."""
    chosen: Mapping[int, frozenset[int]]
    """By person the sessions that they come to, of those who have chosen some."""
    fixed: Mapping[str, str]
    """Values that are the same in every language."""
    where: tuple[str, str]
    """The course's room and its place."""
    extra: Mapping[str, str]
    now: datetime


def facts(store: Store, wish: MessageWish, now: datetime) -> CourseFacts:
    """Read what a message to people of a course is made from. Raises NotFound."""
    course = courses.get(store, wish.course_id)
    every = sessions.of_course(store, course.id, now)
    room = registers.room(store, course.room_id)
    return CourseFacts(
        course=course,
        meetings=tuple(it for it in every if it.status is not SessionStatus.CANCELLED),
        about=tuple(it for it in every if it.id in wish.session_ids),
        chosen=series.chosen(store, course.id),
        fixed=_fixed(store, course),
        where=(room.name, room.place or room.municipality) if room else ("", ""),
        extra=wish.extra,
        now=now,
    )


def _fixed(store: Store, course: Course) -> dict[str, str]:
    leaders = registers.leader_names(store)
    whole, rest = divmod(course.fee, _ORE)
    return {
        "course": course.title or course.code,
        "code": course.code,
        "leader": ", ".join(leaders[one] for one in course.leader_ids if one in leaders),
        "organiser": registers.organisation_names(store).get(course.organiser_id or 0, ""),
        "fee": (f"{whole} kr" if not rest else f"{whole},{rest:02} kr") if course.fee else "",
        "library": options.get(store, "library.name"),
        "phone": options.get(store, "library.phone"),
        "email": options.get(store, "library.email"),
        "page": options.get(store, "library.page"),
    }


def values(it: CourseFacts, person: Person, standing: Row | None, language: str) -> dict[str, str]:
    """Return the values of all fields for a person; `standing` is their row in the course, None when they have none."""
    own = _own(it.meetings, it.chosen.get(person.id))
    ahead = [one for one in own if datetime.combine(one.day, one.start) >= it.now]
    about = it.about or tuple(ahead[:1] or own[-1:])
    said = {
        **it.fixed,
        "name": person.name,
        "given_name": "" if person.is_protected else person.given_name,
        "needs": "" if person.is_protected else person.needs,
        "first_session": _meeting(own[:1], language),
        "first_short": _short(own[:1], language),
        "next_session": _meeting(ahead[:1], language),
        "next_short": _short(ahead[:1], language),
        "sessions": "\n".join(_meeting([one], language) for one in (ahead or own)),
        "today": message_days.day(it.now.date(), language),
        "position": _position(standing),
        **_about(it, about, language),
        **_offer(standing, language),
    }
    return said | {name: _said(value, language) for name, value in it.extra.items() if value.strip()}


def _own(meetings: Sequence[Session], chosen: frozenset[int] | None) -> list[Session]:
    return [it for it in meetings if not chosen or it.id in chosen]


def _about(it: CourseFacts, about: Sequence[Session], language: str) -> dict[str, str]:
    first = about[0] if about else None
    room, place = it.where
    return {
        "session": "\n".join(_meeting([one], language) for one in about),
        "session_short": _short(about[:1], language),
        "old_day": message_days.day(first.moved_from, language) if first and it.about and first.moved_from else "",
        "time": message_days.span(first.start, first.end, language) if first else "",
        "room": (first.room if first else "") or room,
        "place": (first.place if first else "") or place,
    }


def _offer(standing: Row | None, language: str) -> dict[str, str]:
    if standing is None or not standing["offer_until"]:
        return {}
    until = rows.moment(standing["offer_until"])
    return {"answer_by": message_days.moment(until.date(), until.time(), language)}


def _position(standing: Row | None) -> str:
    is_waiting = standing is not None and standing["status"] == EnrolmentStatus.WAITING
    return str(standing["position"]) if standing and is_waiting else ""


def _meeting(meetings: Sequence[Session], language: str) -> str:
    return "".join(message_days.meeting(it.day, it.start, it.end, language) for it in meetings)


def _short(meetings: Sequence[Session], language: str) -> str:
    return "".join(message_days.short(it.day, it.start, language) for it in meetings)


def _said(value: str, language: str) -> str:
    """Return a value for this time as it is said: an ISO date or time in the message's language, else as it was typed."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    if moment.time() == time(0) and len(value) == len(date.min.isoformat()):
        return message_days.day(moment.date(), language)
    return message_days.moment(moment.date(), moment.time(), language)
