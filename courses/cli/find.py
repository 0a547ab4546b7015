"""What is meant by a name on the command line: a course's session, an organisation, a room, a leader.

Nothing is made up: who is not found raises NotFound with names that are near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from courses import clock
from courses.dates import parse_day
from courses.errors import Invalid, NotFound
from courses.i18n import _
from courses.model import Actor, Leader, Organisation, Participant, Room, Session, SessionStatus
from courses.store import Store, agenda, courses, registers, sessions
from courses.text import clean, fold, is_same_name

T = TypeVar("T")
_LONGEST_NUMBER = 3
"""Digits that a session's number may have; more of them are a date."""


def session(store: Store, course_id: int, text: str, now: datetime) -> Session:
    """Return the session of a number or a date; on a date, one that is not cancelled comes first.

    Raises NotFound with the sessions that there are, Invalid when the text is neither or the day has two.
    """
    meetings = sessions.of_course(store, course_id, now)
    typed = text.strip().lstrip("#")
    if typed.isdecimal() and len(typed) <= _LONGEST_NUMBER:
        found = [it for it in meetings if it.number == int(typed)]
        wanted = _("number {number}").format(number=int(typed))
    else:
        day = parse_day(text, now.date())
        found = [it for it in meetings if it.day == day]
        found = [it for it in found if it.status is not SessionStatus.CANCELLED] or found
        wanted = day.isoformat()
    if not found:
        raise NotFound(_("The course has no session {wanted}.").format(wanted=wanted), _there_are(meetings))
    if len(found) > 1:
        numbers = ", ".join(str(it.number) for it in found)
        raise Invalid(
            _("The course meets more than once on {day}.").format(day=wanted),
            _("Give the number: {numbers}.").format(numbers=numbers),
        )
    return found[0]


def participant(store: Store, actor: Actor, course_id: int, text: str) -> Participant:
    """Return the one person of a course meant by a key, a name or a part of it; who is in no course is not looked for.

    Raises NotFound with those that it could be.
    """
    everybody = courses.everybody(store, actor, course_id, clock.now())
    words = fold(text).split()
    exact = [it for it in everybody if fold(text) in (fold(it.person), fold(it.name))]
    found = exact or [it for it in everybody if words and all(word in fold(it.name) for word in words)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(_("Nobody in the course fits “{text}”.").format(text=clean(text)))
    named = ", ".join(f"{it.name} ({it.person})" for it in found[:5])
    raise NotFound(
        _("“{text}” is not one person.").format(text=clean(text)),
        _("It could be {people}. Give the key.").format(people=named),
    )


def sessions_of(store: Store, course_id: int, text: str, now: datetime) -> frozenset[int]:
    """Return the ids of several sessions, numbers or dates with commas between. Raises NotFound, Invalid."""
    parts = [part for part in text.split(",") if part.strip()]
    if text.strip() and not parts:
        raise Invalid(_("“{value}” is not possible here.").format(value=clean(text)))
    return frozenset(session(store, course_id, part, now).id for part in parts)


def means_all(text: str) -> bool:
    """Return whether a text means every session of a course."""
    return fold(text) in ("all", "alla", "*")


def sessions_in(store: Store, course_id: int, text: str, now: datetime) -> list[Session]:
    """Return the sessions of "3", "1-4,6", dates, or "all" that are not cancelled, in order of time.

    Raises NotFound, Invalid.
    """
    going = [it for it in sessions.of_course(store, course_id, now) if it.status is not SessionStatus.CANCELLED]
    if means_all(text):
        return going
    wanted: set[int] = set()
    for part in filter(str.strip, text.split(",")):
        first, _dash, last = part.partition("-")
        if first.strip().isdecimal() and last.strip().isdecimal() and len(last.strip()) <= _LONGEST_NUMBER:
            ends = (session(store, course_id, first, now).number, session(store, course_id, last, now).number)
            low, high = sorted(number or 0 for number in ends)
            wanted |= {it.id for it in going if low <= (it.number or 0) <= high}
        else:
            wanted.add(session(store, course_id, part, now).id)
    if not wanted:
        raise Invalid(_("“{value}” is not possible here.").format(value=clean(text)))
    return [it for it in sessions.of_course(store, course_id, now) if it.id in wanted]


def _there_are(meetings: list[Session]) -> str:
    numbered = [f"{it.number}: {it.day.isoformat()}" for it in meetings if it.number]
    return _("It has {sessions}.").format(sessions=", ".join(numbered)) if numbered else ""


def organisation(store: Store, name: str) -> Organisation:
    """Return the organisation of a code, name or alias. Raises NotFound."""
    known = registers.organisations(store)
    for one in known:
        if any(is_same_name(name, text) for text in (one.code, one.name, *one.aliases)):
            return one
    message = _("There is no organisation “{name}”.").format(name=clean(name))
    raise NotFound(message, _near(name, (one.name for one in known)))


def organisations(store: Store, text: str) -> list[Organisation]:
    """Return the organisations of a list with commas; a name with a comma in it is understood whole first. Raises NotFound."""
    try:
        return [organisation(store, text)]
    except NotFound:
        if "," not in text or not text.strip(", "):
            raise
    return [organisation(store, part) for part in text.split(",") if part.strip()]


def room(store: Store, name: str) -> Room:
    """Return the room of a name, or of "place: name" where several places have one. Raises NotFound, Invalid."""
    place, _colon, bare = name.rpartition(":")
    known = registers.rooms(store)
    found = [it for it in known if is_same_name(it.name, bare) and _is_at(it, place)]
    if not found:
        message = _("There is no room “{name}”.").format(name=clean(name))
        raise NotFound(message, _near(bare, (it.name for it in known)))
    if len(found) > 1:
        where = "; ".join(f"{it.place or it.municipality}: {it.name}" for it in found)
        raise Invalid(_("There are several rooms called “{name}”: {where}").format(name=clean(bare), where=where))
    return found[0]


def leader(store: Store, name: str) -> Leader:
    """Return the leader of a name or signature. Raises NotFound, and Invalid when several have the name."""
    return _one(
        registers.leaders(store),
        name,
        lambda it: (it.name, it.signature),
        lambda: _("There is no leader “{name}”."),
        lambda: _("There are several leaders called “{name}”. Give the signature."),
    )


def _one(
    known: list[T],
    name: str,
    names_of: Callable[[T], Iterable[str]],
    none: Callable[[], str],
    several: Callable[[], str],
) -> T:
    found = [it for it in known if any(is_same_name(name, text) for text in names_of(it))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Invalid(several().format(name=clean(name)))
    raise NotFound(none().format(name=clean(name)), _near(name, (text for it in known for text in names_of(it))))


def place(store: Store, name: str) -> str:
    """Return the place meant, as the rooms write it. Raises NotFound naming those that there are."""
    known = agenda.places(store)
    found = next((it for it in known if is_same_name(it, name)), None)
    if found is None:
        raise NotFound(
            _("There is no place “{name}”.").format(name=clean(name)),
            _("Choose one of: {choices}.").format(choices=", ".join(known)),
        )
    return found


def _is_at(one: Room, place: str) -> bool:
    return not place.strip() or is_same_name(place, one.place) or is_same_name(place, one.municipality)


def _near(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    folded = {fold(text): text for text in known if text}
    near = [folded[match] for match in get_close_matches(fold(name), folded, n=3)]
    return _("Did you mean {codes}?").format(codes=", ".join(near)) if near else ""
