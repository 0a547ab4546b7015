"""What a paper was made from, as far as a change makes it out of date, and what has changed since. Pure.

Facts are plain values that can be kept as JSON: "people" (ids, in order), "names" (by id, a mark of the name
as it stands on the paper), "sessions" (by id, as text, what is said of it), and texts such as "title" or "edition". No
name of a person is among them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from courses.model import Participant, Session

Facts = Mapping[str, object]


class Change(StrEnum):
    """What may have changed."""

    PERSON_NEW = "person_new"
    PERSON_GONE = "person_gone"
    PERSON_RENAMED = "person_renamed"
    """The paper has another name than is shown now; a person may also have become protected."""
    SESSION_NEW = "session_new"
    SESSION_GONE = "session_gone"
    SESSION_MOVED = "session_moved"
    TEXT = "text"
    """Another fact: a title, an edition."""
    MORE_COPIES = "more_copies"


OF_PEOPLE = frozenset({Change.PERSON_NEW, Change.PERSON_GONE, Change.PERSON_RENAMED})
"""Changes that are about a person."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that has changed."""

    change: Change
    what: str
    """The person's or the session's id, the name of a fact, or how many copies there are."""
    before: str = ""
    after: str = ""


def of_people(people: Iterable[Participant]) -> dict[str, object]:
    """Return the facts "people" and "names": who stands on a paper, in its order, and a mark of the name of each."""
    listed = list(people)
    names = {str(it.person_id): hashlib.sha256(it.name.encode()).hexdigest()[:6] for it in listed}
    return {"people": [it.person_id for it in listed], "names": names}


def of_session(it: Session) -> list[str]:
    """Return what a paper says of a session: date, start, end, room."""
    return [it.day.isoformat(), f"{it.start:%H:%M}", f"{it.end:%H:%M}", it.room]


def of_sessions(meetings: Iterable[Session]) -> dict[str, list[str]]:
    """Return the fact "sessions"."""
    return {str(it.id): of_session(it) for it in meetings}


def read_session(said: object) -> tuple[date, time, time, str]:
    """Return what was said of a session, as `of_session` made it."""
    day, start, end, room = (str(it) for it in said) if isinstance(said, list) else ("", "", "", "")
    return date.fromisoformat(day), time.fromisoformat(start), time.fromisoformat(end), room


def digest(facts: Facts) -> str:
    """Return a short text that is the same for the same facts only."""
    return hashlib.sha256(_canonical(facts).encode()).hexdigest()[:24]


def kept(facts: Facts) -> str:
    """Return facts as they are kept."""
    return _canonical(facts)


def _canonical(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def changes(before: Facts, now: Facts, *, copies_before: int = 0, copies_now: int = 0) -> list[Changed]:
    """Return what has changed between two printings: people, sessions in order of time, other facts, copies."""
    found = [*_people(before, now), *_sessions(before, now)]
    for name in sorted({*before, *now} - {"people", "names", "sessions"}):
        was, is_now = str(before.get(name, "")), str(now.get(name, ""))
        if was != is_now:
            found.append(Changed(Change.TEXT, name, was, is_now))
    if copies_now > copies_before:
        found.append(Changed(Change.MORE_COPIES, str(copies_now - copies_before), str(copies_before), str(copies_now)))
    return found


def _people(before: Facts, now: Facts) -> list[Changed]:
    was, are = _ids(before.get("people")), _ids(now.get("people"))
    new = [Changed(Change.PERSON_NEW, str(it)) for it in are if it not in was]
    gone = [Changed(Change.PERSON_GONE, str(it)) for it in was if it not in are]
    read, shown = _names(before), _names(now)
    other = [it for it in are if read.get(str(it), shown.get(str(it))) != shown.get(str(it))]
    return [*new, *gone, *(Changed(Change.PERSON_RENAMED, str(it)) for it in other)]


def _names(facts: Facts) -> Mapping[str, str]:
    value = facts.get("names")
    return value if isinstance(value, Mapping) else {}


def _ids(value: object) -> list[int]:
    return [int(it) for it in value] if isinstance(value, (list, tuple)) else []


def _sessions(before: Facts, now: Facts) -> list[Changed]:
    was, are = _by_id(before), _by_id(now)
    found = []
    for key in sorted({*was, *are}, key=lambda it: (str(are.get(it, was.get(it))), it)):
        if key not in are:
            found.append(Changed(Change.SESSION_GONE, key, before=json.dumps(was[key])))
        elif key not in was:
            found.append(Changed(Change.SESSION_NEW, key, after=json.dumps(are[key])))
        elif list(was[key]) != list(are[key]):
            found.append(Changed(Change.SESSION_MOVED, key, json.dumps(was[key]), json.dumps(are[key])))
    return found


def _by_id(facts: Facts) -> Mapping[str, list[str]]:
    value = facts.get("sessions")
    return value if isinstance(value, Mapping) else {}
